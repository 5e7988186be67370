"""The wall without a browser: what is answered, with which headers, and when nothing is."""

import asyncio
import json
import re
from decimal import Decimal
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

import pytest
from starlette.applications import Starlette

from prioritisation.actions.editing import delete_items, edit_items
from prioritisation.actions.scoring import agree_scores
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.server import routes
from prioritisation.web.wall import picture
from prioritisation.web.wall.files import edition
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .asgi import outcome

HOSTILE = "</script><script>alert(1)</script>"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


async def answer_to(app, address, headers=()):
    """Ask an application as a server would."""
    path, _, query = address.partition("?")
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(k.lower().encode(), v.encode()) for k, v in dict(headers).items()],
    }
    await app(scope, receive, send)
    told = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return Answer(sent[0]["status"], told, b"".join(m.get("body", b"") for m in sent[1:]))


@pytest.fixture
def app(store):
    del store  # The routes share the server's store, which is the sample's here.
    return Starlette(routes=routes())


@pytest.fixture
def ask(app):
    return lambda address, **headers: outcome(
        answer_to(app, address, {k.replace("_", "-"): v for k, v in headers.items()})
    )


def hover_of(page):
    (text,) = re.findall(r'<script type="application/json" id="hover">(.*?)</script>', page)
    return json.loads(text)


def svg_of(page):
    (text,) = re.findall(r"<svg.*</svg>", page, re.DOTALL)
    return fromstring(text)


def items_of(svg):
    return {node.get("data-item") for node in svg.iter() if node.get("data-role") == "marker"}


# The page


@pytest.mark.parametrize("board", BoardId)
@pytest.mark.parametrize("language", Language)
def test_the_first_answer_holds_the_whole_picture(ask, desk, board, language):
    answer = ask(f"/wall?board={board}&lang={language}")
    assert answer.status == 200
    assert f'<html lang="{language}">' in answer.text
    drawn = items_of(svg_of(answer.text))
    assert drawn
    assert drawn <= {item.id for item in desk().programme.items_on(board)}
    assert set(hover_of(answer.text)) == drawn
    title = desk().programme.title.in_language(language)
    assert f"<title>{title} · " in answer.text


def test_a_wall_shows_the_measures_where_nothing_else_is_said(ask):
    page = ask("/wall", accept_language="fi-FI,fi;q=0.9,en;q=0.8").text
    assert '<html lang="fi">' in page
    assert "tori" in items_of(svg_of(page))
    assert '<html lang="en">' in ask("/wall?lang=xx").text


@pytest.mark.parametrize(("query", "said"), [("dark", "dark"), ("light", "light"), ("pink", None)])
def test_the_ground_is_that_of_the_address_or_of_the_system(ask, query, said):
    page = ask(f"/wall?board=trends&theme={query}").text
    assert re.findall(r'data-theme="(\w+)"', page) == ([said] if said else [])


def test_a_wall_shows_the_view_of_its_address(ask, desk):
    housing = desk().programme.spearheads[0].id
    fewer = items_of(svg_of(ask(f"/wall?spearheads={housing}").text))
    assert 0 < len(fewer) < len(items_of(svg_of(ask("/wall").text)))
    page = ask(f"/wall?spearheads={housing}&slide=1&lang=en").text
    (address,) = re.findall(r'data-address="([^"]*)"', page)
    asked = f"wall/picture?board=measures&lang=en&slide=1&spearheads={housing}"
    assert unescape(address) == asked


def test_a_wall_without_a_placed_item_is_a_picture_too(ask, store):
    trends = [trend.id for trend in store.latest("heinola").programme.trends]
    delete_items(store, "heinola", BoardId.TRENDS, trends, who="planner")
    page = ask("/wall?board=trends").text
    assert items_of(svg_of(page)) == set()
    assert hover_of(page) == {}


def test_what_the_programme_does_not_have_is_asked_for_in_vain(ask):
    usual = ask("/wall/picture?board=measures&lang=en")
    vain = ask("/wall/picture?board=measures&lang=en&spearheads=nobody&x=nothing&spread=selected")
    assert (vain.body, vain.headers["etag"]) == (usual.body, usual.headers["etag"])


def test_nothing_in_the_page_is_run_but_the_files_of_the_wall(ask, store, desk):
    edits = {"tori": {"name:en": HOSTILE, "name:fi": HOSTILE}}
    assert not edit_items(store, desk(), BoardId.MEASURES, edits, who="planner").problems
    page = ask("/wall?lang=en").text
    assert re.findall(r"<script[^>]*>", page) == [
        f'<script type="module" src="wall/wall.js?v={edition()}">',
        '<script type="application/json" id="hover">',
    ]
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert hover_of(page)["tori"][0] == ["", HOSTILE]


@pytest.mark.parametrize(
    "address",
    [
        "/wall",
        "/wall?board=x",
        "/wall/picture?board=trends",
        "/wall/picture?board=x",
        "/wall/wall.js",
        "/wall/x",
    ],
)
def test_every_answer_is_guarded(ask, address):
    headers = ask(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("language", Language)
def test_an_unknown_board_is_said_plainly_with_the_boards_that_there_are(ask, language):
    answer = ask(f"/wall?board={HOSTILE}&lang={language}")
    say = Wording(language)
    assert answer.status == 404
    assert say("wall.no_board") in answer.text
    for board in BoardId:
        assert f">{say(f'board.{board}')}</a>" in answer.text
    assert "alert" not in answer.text


def test_a_store_that_does_not_answer_is_said_and_asked_again(ask, store, tmp_path):
    store.close()
    for path in tmp_path.glob("web.db*"):
        path.write_bytes(b"no database" * 1000)
    answer = ask("/wall?lang=en")
    assert answer.status == 503
    assert '<meta http-equiv="refresh" content="5">' in answer.text
    assert ask("/wall/picture").status == 503


# What it asks for each second


def test_a_picture_is_sent_once_and_again_after_a_change_only(ask, store, desk):
    address = "/wall/picture?board=factors&lang=en"
    first = ask(address)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "no-cache"
    assert set(json.loads(first.body)) == {"svg", "hover", "title", "edition"}

    again = ask(address, if_none_match=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(address, if_none_match=f'"x", W/{tag}').status == 304

    item = next(iter(json.loads(first.body)["hover"]))
    agreed = {(item, "speed"): Decimal(5)}
    agree_scores(store, desk(), BoardId.FACTORS, agreed, reason="talked over", who="desk")
    changed = ask(address, if_none_match=tag)
    assert changed.status == 200
    assert changed.headers["etag"] != tag
    assert json.loads(changed.body)["svg"] != json.loads(first.body)["svg"]


def test_the_page_asks_with_the_tag_of_what_it_shows(ask):
    page = ask("/wall?board=trends&lang=fi").text
    (address,) = re.findall(r'data-address="([^"]*)"', page)
    (tag,) = re.findall(r'data-tag="([^"]*)"', page)
    assert ask(f"/{unescape(address)}", if_none_match=unescape(tag)).status == 304


def test_pictures_of_another_view_or_language_have_tags_of_their_own(ask):
    addresses = [
        "/wall/picture?board=trends&lang=en",
        "/wall/picture?board=trends&lang=fi",
        "/wall/picture?board=factors&lang=fi",
        "/wall/picture?board=trends&lang=fi&slide=1",
    ]
    tags = {ask(address).headers["etag"] for address in addresses}
    assert len(tags) == len(addresses)
    assert ask("/wall/picture?board=x").status == 404


def test_walls_that_ask_at_once_wait_for_one_drawing(app):
    picture._drawn.cache_clear()

    async def all_at_once():
        asked = (answer_to(app, "/wall/picture?board=trends&lang=en") for _ in range(12))
        return await asyncio.gather(*asked)

    answers = outcome(all_at_once())
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert picture._drawn.cache_info().misses == 1


# Files


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("matrix.js", "text/javascript"),
        ("wall.js", "text/javascript"),
        ("wall.css", "text/css"),
        ("logo.svg", "image/svg+xml"),
        ("sans-450.ttf", "font/ttf"),
        ("sans-650.ttf", "font/ttf"),
        ("sans-700.ttf", "font/ttf"),
    ],
)
def test_the_files_may_be_kept_under_the_address_of_their_edition(ask, name, kind):
    named = ask(f"/wall/{name}?v={edition()}")
    assert named.status == 200
    assert named.headers["content-type"].split(";")[0] == kind
    assert "immutable" in named.headers["cache-control"]
    plain = ask(f"/wall/{name}")
    assert plain.headers["cache-control"] == "no-cache"
    assert ask(f"/wall/{name}", if_none_match=plain.headers["etag"]).status == 304


@pytest.mark.parametrize("name", ["x", "page.html", "routes.py", "../server.py", "sans-9.ttf"])
def test_what_is_not_there_is_not_found(ask, name):
    assert ask(f"/wall/{name}").status == 404


def test_an_address_with_a_slash_leads_to_the_wall(ask):
    answer = ask("/wall/?board=trends")
    assert (answer.status, answer.headers["location"]) == (307, "../wall?board=trends")


def test_paper_is_light_whatever_the_screen_is(ask):
    css = ask("/wall/wall.css").text
    dark = "#0F1A1C"
    assert dark in css
    outside = re.sub(r"@media screen[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    assert dark not in outside
