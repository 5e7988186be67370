"""The form that adds one change to the what-if copy: what, then its new value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.typing import typed_number
from prioritisation.actions.what_if.changes import Changed, ScoreChange, WeightChange
from prioritisation.actions.what_if.copying import is_computed, weights_in_use
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.plans import Objective
from prioritisation.web.reason_views import choosing, cost_form, limit_form, new_value
from prioritisation.web.reason_views.present_values import score_now, score_text
from prioritisation.wording.wording import Wording


def show(desk: Desk, say: Wording) -> None:
    """Show what may be changed, the present value, and where the new one is typed."""
    kind = st.segmented_control(
        say("what_if.kind"),
        list(_FORMS),
        default="cost",
        format_func=lambda name: say(f"what_if.kind_{name}"),
        key="what_if_kind",
        required=True,
    )
    _FORMS[kind or "cost"](desk, say)


def _score(desk: Desk, say: Wording) -> None:
    board = desk.programme.board(BoardId.MEASURES)
    names = {
        c.id: say.text(c.name) for c in board.criteria if not is_computed(desk.programme, c.id)
    }
    if not names:
        st.caption(say("what_if.nothing_to_change"))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        measure = choosing.choose_measure(desk, say)
        criterion_id = choosing.choose("criterion", names, 220, say)
    criterion = board.criterion(criterion_id)
    now = score_text(score_now(measure, criterion_id), say)
    label = say("what_if.score", low=criterion.low, high=criterion.high, now=now)

    def score(texts: Mapping[str, str]) -> Changed:
        number = typed_number(texts[label], label)
        return ScoreChange(measure=measure, criterion=criterion_id, score=number)

    new_value.show(desk, [label], score, f"{measure}_{criterion_id}", say)


def _weight(desk: Desk, say: Wording) -> None:
    objective = desk.programme.plan.objective
    if objective in (Objective.MONEY, Objective.VALUE):
        st.info(say("what_if.no_weights", objective=say(f"what_if.objective_{objective}")))
        return
    board, weights = desk.programme.board(BoardId.MEASURES), weights_in_use(desk.programme)
    names = {c.id: say.text(c.name) for c in board.criteria if c.id in weights}
    criterion = choosing.choose("criterion", names, 220, say)
    label = say("what_if.weight", now=say.number(weights[criterion], 6))

    def weight(texts: Mapping[str, str]) -> Changed:
        return WeightChange(criterion=criterion, weight=typed_number(texts[label], label))

    new_value.show(desk, [label], weight, criterion, say)


_FORMS: Mapping[str, Callable[[Desk, Wording], None]] = {
    "cost": cost_form.show,
    "score": _score,
    "weight": _weight,
    "budget": limit_form.show,
}
