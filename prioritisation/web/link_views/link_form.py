"""One link: which trend does what to which factor or measure, and why."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.link_editing import link_between, set_link
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.links import TrendEffect
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, choices, session
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

EDITOR = "links"
NOTHING = "nothing"
_TREND = "link_trend"
_LONGEST_REASON = 500


class Chosen(NamedTuple):
    """The trend, and the factor or measure, that are looked at."""

    trend: str
    item: str


def choose(board: BoardId, trend: str, item: str) -> None:
    """Look at another trend and item."""
    session.keep(_TREND, trend)
    session.keep(f"link_item_{board}", item)


def show(desk: Desk, board: BoardId, say: Wording) -> Chosen:
    """Show what is said of a trend and an item, to be changed; return which they are.

    The board and the trends have items. What is chosen or typed is kept at once.
    """
    programme = desk.programme
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="link_form"):
        trend = _chosen(say("links.trend"), _TREND, choices.names_apart(programme.trends, say))
        item = _chosen(
            say(f"links.item_{board}"),
            f"link_item_{board}",
            choices.names_apart(programme.items_on(board), say),
        )
        link = link_between(programme, trend, item)
        pair = f"{trend}_{item}_{session.edition(EDITOR)}"
        effect_key, reason_key = f"link_effect_{pair}", f"link_reason_{pair}"
        # What is stored is what is shown: each choice has been kept before the page runs.
        session.keep(effect_key, NOTHING if link is None else link.effect.value)
        st.segmented_control(
            say("links.effect"),
            [TrendEffect.HELPS.value, NOTHING, TrendEffect.HARMS.value],
            format_func=lambda value: as_text(say(f"links.effect_{value}")),
            key=effect_key,
            required=True,
            on_change=_keep_effect,
            args=(trend, item, effect_key),
        )
        reason = "" if link is None else say.text(link.reason)
        session.keep(reason_key, reason)
        st.text_input(
            say("links.reason"),
            key=reason_key,
            max_chars=_LONGEST_REASON,
            disabled=link is None,
            placeholder=say("links.reason_first" if link is None else "links.reason_why"),
            on_change=_keep_reason,
            args=(trend, item, reason_key),
        )
    return Chosen(trend, item)


def _chosen(label: str, key: str, names: dict[str, str]) -> str:
    if session.get(key) not in names:
        session.keep(key, next(iter(names)))
    return str(
        st.selectbox(
            label, list(names), format_func=lambda i: names[i], key=key, persist_state="session"
        )
    )


def _keep_effect(trend: str, item: str, key: str) -> None:
    value = session.get(key)
    if value is None:
        return
    _kept(trend, item, None if value == NOTHING else TrendEffect(value), None)


def _keep_reason(trend: str, item: str, key: str) -> None:
    link = link_between(cached.desk().programme, trend, item)
    typed = str(session.get(key) or "")
    say = session.wording()
    if link is None:
        # Somebody else has taken the link away while its reason was typed.
        session.notify(say("links.reason_left", reason=typed))
        return
    _kept(trend, item, link.effect, typed)


def _kept(trend: str, item: str, effect: TrendEffect | None, reason: str | None) -> None:
    say = session.wording()
    try:
        set_link(
            cached.store(),
            cached.desk(),
            trend,
            item,
            effect,
            reason,
            language=say.language.value,
            who=session.WHO,
        )
    except PrioritisationError as error:
        session.notify(say.error(error))
        session.new_edition(EDITOR)
        if reason:
            session.notify(say("links.reason_left", reason=reason))
