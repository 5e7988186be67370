"""The criteria of a board: weights as shares, points a level, levels in words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from prioritisation.actions.boards import add_criterion, remove_criterion, save_criterion
from prioritisation.actions.typing import typed_number
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.weights import shares
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text, show_error, told
from prioritisation.web.score_views.scorer import Scorer
from prioritisation.wording.wording import Wording

_EDITOR = "criteria"


def show(scorer: Scorer) -> None:
    """Show each criterion with what can be set, and a form for a further one."""
    say = scorer.say
    board = scorer.board
    st.subheader(say("criteria.title"))
    st.caption(say("criteria.subtitle"))
    weights = {criterion.id: criterion.weight for criterion in board.criteria}
    parts = shares(weights) if any(weights.values()) else {}
    for criterion in board.criteria:
        share = say.percent(parts[criterion.id]) if criterion.id in parts else "–"
        heading = f"{say.text(criterion.name)} · {say('criteria.share')} {share}"
        with st.expander(as_text(heading)):
            _form(scorer, board, criterion)
    st.caption(say("criteria.priority_note"))
    with st.expander(say("criteria.add"), icon=":material/add:"):
        _new_form(board, say)


def _form(scorer: Scorer, board: Board, criterion: Criterion) -> None:
    say = scorer.say
    key = f"{board.id}_{criterion.id}_{say.language}_{session.edition(_EDITOR)}"
    with st.form(f"criterion_{key}", border=False):
        weight = st.text_input(
            say("criteria.weight"), say.number(criterion.weight, 6), key=f"weight_{key}"
        )
        points = st.text_input(
            say("criteria.points"),
            "; ".join(say.number(point, 6) for point in criterion.points),
            key=f"points_{key}",
            help=say("criteria.points_help"),
            placeholder=_linear_points(criterion, say),
        )
        st.write(say("criteria.anchors"))
        with st.container(horizontal=True, gap="small"):
            anchors = [
                st.text_input(
                    str(level).replace("-", "\u2212"),
                    say.text(criterion.anchors[position]) if criterion.anchors else "",
                    key=f"anchor_{position}_{key}",
                    max_chars=80,
                    width=170,
                )
                for position, level in enumerate(criterion.levels)
            ]
        if st.form_submit_button(say("criteria.save"), type="primary"):
            _save(board, criterion, weight, points, anchors, say)
    if criterion.id in (board.x, board.y):
        st.caption(say("criteria.fixed"))
    else:
        st.button(
            say("criteria.remove"),
            icon=":material/delete:",
            key=f"remove_{key}",
            on_click=_remove,
            args=(board, criterion, say),
        )


def _save(
    board: Board,
    criterion: Criterion,
    weight: str,
    points: str,
    anchors: list[str],
    say: Wording,
) -> None:
    try:
        levels = tuple(
            (criterion.anchors[i] if criterion.anchors else Text()).with_wording(
                say.language, words.strip()
            )
            for i, words in enumerate(anchors)
        )
        changed = replace(
            criterion,
            weight=typed_number(weight, say("criteria.weight")),
            points=tuple(
                typed_number(part, say("criteria.points"))
                for part in re.split(r"[;\s]+", points.strip())
                if part
            ),
            anchors=levels if any(levels) else (),
        )
        save_criterion(cached.store(), cached.desk(), board, changed, session.WHO)
    except PrioritisationError as error:
        show_error(error, say)
        return
    session.notify(say("criteria.saved", name=say.text(criterion.name)))
    session.new_edition(_EDITOR)
    st.rerun()


def _linear_points(criterion: Criterion, say: Wording) -> str:
    return "; ".join(say.number(criterion.points_of(Decimal(x)), 1) for x in criterion.levels)


def _remove(board: Board, criterion: Criterion, say: Wording) -> None:
    with told(say, _EDITOR):
        remove_criterion(cached.store(), cached.desk(), board, criterion.id, session.WHO)
        session.notify(say("criteria.removed", name=say.text(criterion.name)))
    session.new_edition(_EDITOR)


def _new_form(board: Board, say: Wording) -> None:
    with st.form(f"criterion_new_{board.id}_{session.edition(_EDITOR)}", border=False):
        name = st.text_input(say("criteria.new_name"), max_chars=100)
        with st.container(horizontal=True):
            low = st.number_input(say("criteria.new_low"), -10, 10, 1, step=1)
            high = st.number_input(say("criteria.new_high"), -10, 20, 5, step=1)
            weight = st.text_input(say("criteria.weight"), "1")
        if st.form_submit_button(say("criteria.add")):
            try:
                criterion = Criterion(
                    id=name.strip() or " ",
                    name=Text.of({say.language.value: name.strip()}),
                    low=int(low),
                    high=int(high),
                    weight=typed_number(weight, say("criteria.weight")),
                )
                add_criterion(cached.store(), cached.desk(), board, criterion, session.WHO)
            except PrioritisationError as error:
                show_error(error, say)
                return
            session.notify(say("criteria.added", name=name))
            session.new_edition(_EDITOR)
            st.rerun()
