"""The personal links of owners: who has one, make them, copy them once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from prioritisation.actions.access.addresses import AddressSource, public_address
from prioritisation.actions.desk import Desk
from prioritisation.actions.owner_links import (
    LINK_DAYS,
    MOST_DAYS,
    end_link,
    make_links,
    owners_of,
)
from prioritisation.settings import Settings
from prioritisation.store import OwnerLink
from prioritisation.web import cached, session
from prioritisation.web.plain import TOLD, as_text, label_of
from prioritisation.wording.wording import Wording

# The links just made, until the reader hides them: nothing else keeps them.
_MADE, _DAYS = "owner_links_made", "owner_link_days"


def show(desk: Desk, say: Wording) -> None:
    """Show each owner with the state of their link, and let the desk make links."""
    owners = owners_of(desk.programme)
    if session.get(_DAYS) is None:
        session.keep(_DAYS, LINK_DAYS)
    st.caption(say("follow_up.links_help"))
    if not owners:
        st.info(say("follow_up.links_none"))
    _made(say)
    links = {
        link.owner: link for link in cached.store().owner_links.of_programme(desk.programme.id)
    }
    now = datetime.now(UTC)
    lacking = [o for o in owners if o not in links or not links[o].is_good(now)]
    left, right = st.columns([1, 1], vertical_alignment="bottom")
    left.number_input(
        say("follow_up.link_days"),
        min_value=1,
        max_value=MOST_DAYS,
        step=1,
        key=_DAYS,
        persist_state="session",
    )
    if lacking:
        right.button(
            say("follow_up.links_make_all", n=len(lacking)),
            type="primary",
            icon=":material/add_link:",
            key="make_all_links",
            on_click=_make,
            args=(lacking,),
        )
    number = Counter(measure.owner.strip() for measure in desk.programme.measures)
    # A link whose owner has no measure any more is named too, so that it can be ended.
    gone = [owner for owner in links if owner not in owners]
    for owner in (*owners, *gone):
        _row(owner, links.get(owner), number[owner], now, say)


def _row(owner: str, link: OwnerLink | None, number: int, now: datetime, say: Wording) -> None:
    key = f"{TOLD}link_{owner}"
    name, state, make, end = st.columns([4, 3, 2, 2], vertical_alignment="center")
    name.markdown(f"**{as_text(owner)}** · {say('follow_up.own_measures', n=number)}")
    state.markdown(_state(link, now, say))
    if number:
        make.button(
            label_of(say("follow_up.link_make" if link is None else "follow_up.link_renew"), owner),
            key=f"{key}_make",
            on_click=_make,
            args=([owner],),
            width="stretch",
        )
    if link is not None:
        end.button(
            label_of(say("follow_up.link_end"), owner),
            key=f"{key}_end",
            type="tertiary",
            on_click=_end,
            args=(owner,),
        )


def _state(link: OwnerLink | None, now: datetime, say: Wording) -> str:
    if link is None:
        return as_text(say("follow_up.link_missing"))
    day = say.day(link.until.date())
    if link.is_good(now):
        return as_text(say("follow_up.link_until", day=day))
    return as_text(say("follow_up.link_expired", day=day))


def _made(say: Wording) -> None:
    """Show the links just made, to be copied."""
    made = session.get(_MADE)
    if not made or made[0] != cached.programme_id():
        return
    port = int(st.get_option("server.port") or 8501)
    found = public_address(cached.store(), Settings.from_environment(), port)
    st.success(say("follow_up.links_made"), icon=":material/content_copy:")
    if found.source is AddressSource.ONLY_HERE:
        st.warning(say("follow_up.links_only_here"), icon=":material/wifi_off:")
    lines = [
        f"{' '.join(owner.split())}; {found.url}/u/{token}" for owner, token in made[1].items()
    ]
    st.code("\n".join(lines), language=None, wrap_lines=True)
    st.button(say("follow_up.links_hide"), key="hide_links", on_click=session.drop, args=(_MADE,))


def _make(owners: Iterable[str]) -> None:
    programme = cached.programme_id()
    days = int(session.get(_DAYS) or LINK_DAYS)
    now = datetime.now(UTC)
    tokens = make_links(cached.store(), programme, owners, now, days=days, who=session.WHO)
    session.keep(_MADE, (programme, tokens))


def _end(owner: str) -> None:
    end_link(cached.store(), cached.programme_id(), owner, who=session.WHO)
    session.drop(_MADE)
