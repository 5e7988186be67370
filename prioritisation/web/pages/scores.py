"""Scores: a fast table, one item at a time, and the criteria with their weights."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import streamlit as st

from prioritisation.actions.counting import counted_round
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web import cached, choices, session
from prioritisation.web.plain import as_text
from prioritisation.web.score_views import criteria, single, table
from prioritisation.web.score_views.scorer import Mode, Scorer
from prioritisation.wording.wording import Wording

_Choice = TypeVar("_Choice", bound=StrEnum)


class View(StrEnum):
    """How the scores are entered."""

    TABLE = "table"
    SINGLE = "single"
    CRITERIA = "criteria"


def render() -> None:
    """Let one person score, or enter what the group agreed."""
    say = session.wording()
    st.title(say("scores.title"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        board_id = choices.choose_board(say)
        view = _chosen(View, "view", View.SINGLE if session.is_phone() else View.TABLE, say)
        counted = counted_round(cached.desk(), board_id)
        mode = Mode.OWN if counted is None else Mode.AGREED
        if view is not View.CRITERIA and counted is None:
            mode = _chosen(Mode, "mode", Mode.OWN, say)
    scorer = Scorer(desk=cached.desk(), board_id=board_id, mode=mode, say=say)
    if view is View.CRITERIA:
        criteria.show(scorer)
        return
    if choices.is_told_empty(cached.desk().programme, board_id, say):
        return
    if counted is not None:
        told = say(
            "scores.from_workshop",
            title=counted.workshop.title,
            round=counted.workshop.position(counted.number),
            n=len(counted.participants),
        )
        st.info(as_text(told), icon=":material/groups:")
    st.caption(say(f"scores.subtitle_{mode}"))
    _progress(board_id, say)
    if mode is Mode.AGREED:
        st.text_input(
            say("scores.reason"),
            key=session.REASON_KEY,
            max_chars=500,
            placeholder=say("scores.reason_placeholder"),
            persist_state="session",
        )
    if view is View.TABLE:
        table.show(scorer)
    else:
        single.show(scorer)


def _chosen(kind: type[_Choice], key: str, first: _Choice, say: Wording) -> _Choice:
    return choices.choose_view(
        say(f"scores.{key}"),
        kind,
        lambda choice: say(f"scores.{key}_{choice}"),
        f"scores_{key}",
        first,
    )


def _progress(board_id: BoardId, say: Wording) -> None:
    scores = cached.score_table(board_id)
    total = len(scores.items)
    done = sum(
        all(s.value is not None or s.dont_knows for s in scores.scores[item].values())
        for item in scores.items
    )
    st.progress(done / total if total else 0.0, say("scores.progress", done=done, total=total))
