"""Signing in, the pages of the town's own words, and the headers of every plain route."""

from datetime import timedelta

import pytest
from starlette.routing import Route

from prioritisation.actions.access import passphrase, texts
from prioritisation.errors import InvalidValueError, NotAllowedError
from prioritisation.settings import Settings
from prioritisation.web.access import routes as access
from prioritisation.web.access.gate import COOKIE
from prioritisation.web.security import EverywhereHeaders
from prioritisation.web.server import routes

from .asgi import HOST, SAME_SITE, Browser, outcome
from .room import now
from .throttles import Impatient

WORDS = "open sesame"


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(access, "_THROTTLE", Impatient())


@pytest.fixture
def protected(store):
    passphrase.set_passphrase(store, WORDS)
    return store


def sign_in(browser, words=WORDS, address="/sign-in", headers=SAME_SITE):
    return browser.post(address, {"passphrase": words}, headers)


# The passphrase


def test_a_passphrase_is_kept_as_a_hash_alone(protected, tmp_path):
    assert passphrase.protection(protected) is passphrase.Protection.ON
    assert all(WORDS.encode() not in path.read_bytes() for path in tmp_path.glob("web.db*"))


@pytest.mark.parametrize("words", ["", "short", " " * 20, "x" * 201])
def test_a_passphrase_of_the_wrong_length_is_refused(store, words):
    with pytest.raises(InvalidValueError, match="passphrase_length"):
        passphrase.set_passphrase(store, words)
    with pytest.raises(NotAllowedError):
        passphrase.sign_in(store, words, now())


def test_the_first_start_makes_one_and_later_ones_leave_it(store):
    first = passphrase.protect(store)
    assert passphrase.sign_in(store, first.text, now())
    assert passphrase.protect(store) is None
    passphrase.remove_passphrase(store)
    assert passphrase.protect(store) is None
    assert passphrase.is_signed_in(store, "", now())


def test_a_new_passphrase_is_unlike_any_other_and_has_no_letters_that_are_mistaken():
    made = {passphrase.new_passphrase() for _ in range(50)}
    assert len(made) == 50
    assert not set("".join(made)) & set("01iloquv") - {"q"}


def test_a_sign_in_lasts_twelve_hours_and_ends_when_the_passphrase_changes(protected):
    token = passphrase.sign_in(protected, WORDS, now())
    assert passphrase.is_signed_in(protected, token, now())
    assert not passphrase.is_signed_in(protected, token, now() + timedelta(hours=12))
    assert not passphrase.is_signed_in(protected, token + "x", now())
    passphrase.set_passphrase(protected, "another one")
    assert not passphrase.is_signed_in(protected, token, now())


# The page


def test_the_right_passphrase_gives_a_cookie_that_no_script_reads(protected):
    browser = Browser()
    answer = sign_in(browser, address="/sign-in?next=/workshop")
    assert (answer.status, answer.headers["location"]) == (303, "/workshop")
    (cookie,) = answer.cookies
    assert {"httponly", "samesite=lax"} <= {p.strip().lower() for p in cookie.split(";")}
    assert passphrase.is_signed_in(protected, browser.cookies[COOKIE], now())
    assert browser.get("/wall").status == 200
    browser.post("/sign-out", {})
    assert browser.get("/wall").status == 403


def test_a_wrong_passphrase_gives_none_and_many_are_slowed(protected):
    browser = Browser()
    statuses = [sign_in(browser, "guess").status for _ in range(30)]
    assert statuses[0] == 403
    assert statuses[-1] == 429
    assert browser.cookies == {}
    assert sign_in(Browser(client="198.51.100.9")).status == 303


@pytest.mark.parametrize("cookie", ["", "forged", "x" * 43])
def test_a_forged_cookie_opens_nothing(protected, cookie):
    browser = Browser()
    browser.cookies[COOKIE] = cookie
    assert browser.get("/wall").status == 403


def test_signing_in_from_another_site_is_refused(protected):
    headers = {"host": HOST, "origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert sign_in(Browser(), headers=headers).status == 403
    assert Browser().post("/sign-out", {}, headers).status == 403


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\tx",
        "",
    ],
)
def test_nobody_is_led_to_another_site(protected, wanted):
    from urllib.parse import quote

    answer = sign_in(Browser(), address=f"/sign-in?next={quote(wanted)}")
    assert answer.headers["location"] == "/"


def test_without_a_passphrase_there_is_nothing_to_sign_in_to(store):
    assert Browser().get("/sign-in").headers["location"] == "/"


# The town's own words


@pytest.mark.parametrize("page", texts.Page)
def test_the_towns_own_words_stand_in_place_of_ours_as_text(store, page):
    assert Browser().get(f"/{page}").status == 200
    texts.set_page_text(store, page, "en", "First <b>part</b>\n\nSecond")
    shown = Browser().get(f"/{page}?lang=en").text
    assert "First &lt;b&gt;part&lt;/b&gt;" in shown
    assert shown.count('<p class="own">') == 2
    assert "First" not in Browser().get(f"/{page}?lang=fi").text
    with pytest.raises(InvalidValueError, match="text_too_long"):
        texts.set_page_text(store, page, "en", "x" * 20_001)


# Headers


def plain_addresses():
    """Addresses that answer a reader, one for each route."""
    for route in routes():
        assert isinstance(route, Route)
        if "GET" in route.methods and route.path != "/healthz":
            yield (
                route.path.replace("{key}", "x")
                .replace("{rest:path}", "x/y")
                .replace("{name:path}", "wall.css")
                .replace("{name}", "phone.css")
            )


@pytest.mark.parametrize("address", sorted(set(plain_addresses())))
def test_every_plain_route_has_its_headers(store, address):
    headers = Browser().get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["permissions-policy"]
    assert headers["referrer-policy"] in ("no-referrer", "same-origin")


def test_every_answer_of_the_server_gets_the_headers_that_it_lacks():
    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [own_header]})

    sent = []

    async def send(message):
        sent.append(message)

    own_header = (b"X-Frame-Options", b"DENY")
    outcome(EverywhereHeaders(page)({"type": "http"}, None, send))
    headers = sent[0]["headers"]
    assert own_header in headers
    assert (b"x-content-type-options", b"nosniff") in headers
    assert [name for name, _ in headers].count(b"x-frame-options") == 0


# Accounts of the town


def test_settings_tell_who_may_come_in_with_an_account_of_their_own():
    environment = {
        "PRIORITISATION_LOGIN": "OIDC",
        "PRIORITISATION_LOGIN_ALLOWED": "@town.example, anna@else.example",
    }
    settings = Settings.from_environment(environment)
    assert settings.login == "oidc"
    assert settings.lets_in("Planner@Town.Example")
    assert settings.lets_in("anna@else.example")
    assert not settings.lets_in("eve@else.example")
    assert not settings.lets_in("eve@nottown.example.evil")
    assert Settings.from_environment({}).lets_in("anybody@example.org")


def test_the_first_page_is_found_by_the_name_that_the_others_make_one_expect(store):
    answer = Browser().get("/programme?programme=heinola&present=1")
    assert (answer.status, answer.headers["location"]) == (307, "./?programme=heinola&present=1")
    assert Browser().get("/programme").headers["location"] == "./"


def test_a_passphrase_that_is_too_long_to_be_one_is_not_read(protected):
    assert sign_in(Browser(), words="x" * 20_000).status == 413
