"""Who may see what facilitators and planners see."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request

from prioritisation.actions.access.addresses import is_own_machine
from prioritisation.actions.access.passphrase import (
    Protection,
    is_signed_in,
    is_wall_key,
    protection,
)
from prioritisation.actions.desk import the_store
from prioritisation.settings import Settings
from prioritisation.wording.wording import Wording

# Holds the token of somebody who has signed in, and nothing else.
COOKIE = "workspace"


def listens_to_others(settings: Settings) -> bool:
    """Return whether other machines reach this server, as far as it is told."""
    address = st.get_option("server.address")
    public = urlsplit(settings.public_url).hostname or "localhost"
    return not is_own_machine(address or "0.0.0.0") or not is_own_machine(public)


def may_see_walls(request: Request) -> bool:
    """Return whether a request for a wall carries the walls' key, or comes from a signed-in one."""
    store = the_store()
    if protection(store) is not Protection.ON and not Settings.from_environment().login:
        return True
    if is_wall_key(store, request.query_params.get("key", "")):
        return True
    return protection(store) is Protection.ON and is_signed_in(
        store, request.cookies.get(COOKIE, ""), datetime.now(UTC)
    )


def may_see_desk(request: Request) -> bool:
    """Return whether a request for a plain page comes from one who may see the desk's pages.

    Who has logged in with an account of the town is known to the app's pages alone.
    """
    if Settings.from_environment().login:
        return False
    return is_signed_in(the_store(), request.cookies.get(COOKIE, ""), datetime.now(UTC))


def is_let_in(say: Wording) -> bool:
    """Return whether the reader of a page may see it; else show the way to sign in."""
    settings = Settings.from_environment()
    if settings.login:
        return _has_logged_in(settings, say)
    if is_signed_in(the_store(), st.context.cookies.get(COOKIE, ""), datetime.now(UTC)):
        return True
    st.title(say("access.title"))
    st.write(say("access.needed"))
    st.link_button(say("access.go"), f"/sign-in?lang={say.language}", type="primary")
    return False


def _has_logged_in(settings: Settings, say: Wording) -> bool:
    """Return whether the reader has logged in with the town's own accounts, and may come in."""
    if not st.user.is_logged_in:
        st.title(say("access.title"))
        st.button(say("access.log_in"), on_click=st.login, type="primary")
        return False
    email = str(st.user.get("email") or "")
    if not settings.lets_in(email):
        st.error(say("access.not_listed"))
        st.button(say("access.log_out"), on_click=st.logout)
        return False
    return True
