"""The form that adds one change to the what-if copy: what, then its new value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.actions.what_if.answering import posed_what_if
from prioritisation.actions.what_if.changes import (
    BudgetChange,
    Changed,
    CostChange,
    ScoreChange,
    WeightChange,
)
from prioritisation.actions.what_if.copying import is_computed, weights_in_use
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.plans import Objective
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, choices, session
from prioritisation.web.plain import as_text
from prioritisation.web.reason_views import tried
from prioritisation.web.reason_views.present_values import (
    budget_now,
    cost_now,
    cost_text,
    score_now,
    score_text,
)
from prioritisation.wording.wording import Wording

_KINDS = ("cost", "score", "weight", "budget")
_WAYS = ("percent", "amounts")
_NEEDS_LABEL = ("", "cost", "budget", "percent", "weight")
# Makes a change of what was typed, by label.
_Reader = Callable[[Mapping[str, str]], Changed]


def show(desk: Desk, say: Wording) -> None:
    """Show what may be changed, the present value, and where the new one is typed."""
    kind = st.segmented_control(
        say("what_if.kind"),
        _KINDS,
        default="cost",
        format_func=lambda name: say(f"what_if.kind_{name}"),
        key="what_if_kind",
        required=True,
    )
    _FORMS[kind or "cost"](desk, say)


def _cost(desk: Desk, say: Wording) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        measure = _choose_measure(desk, say)
        resource = _choose_resource(desk, resources_of(desk.programme), say)
        way = st.selectbox(
            say("what_if.way"),
            _WAYS,
            format_func=lambda name: say(f"what_if.way_{name}"),
            key="what_if_way",
            width=160,
        )
    named = resource_named(desk.programme, resource)
    now = cost_now(desk, measure, resource)
    if way == "percent":
        label = say("what_if.percent", now=cost_text(now, named.unit, say))

        def percentage(texts: Mapping[str, str]) -> Changed:
            percent = typed_number(texts[label].rstrip(" %\u00a0"), label)
            return CostChange(measure=measure, resource=resource, percent=percent)

        _fields(desk, [label], percentage, f"{measure}_{resource}_percent", say)
        st.caption(say("what_if.percent_help"))
        return
    if len(now) == 1:
        labels = [say("what_if.amount", now=say.amount(now[0], named.unit))]
    else:
        labels = [
            say("what_if.amount_of_year", number=number, now=say.amount(amount, named.unit))
            for number, amount in enumerate(now, start=1)
        ]

    def by_year(texts: Mapping[str, str]) -> Changed:
        amounts = tuple(typed_amount(texts[label], label, say.language) for label in labels)
        return CostChange(measure=measure, resource=resource, amounts=amounts)

    _fields(desk, labels, by_year, f"{measure}_{resource}_amounts", say)


def _score(desk: Desk, say: Wording) -> None:
    board = desk.programme.board(BoardId.MEASURES)
    criteria = [c for c in board.criteria if not is_computed(desk.programme, c.id)]
    if not criteria:
        st.caption(say("what_if.nothing_to_change"))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        measure = _choose_measure(desk, say)
        criterion_id = _choose("criterion", {c.id: say.text(c.name) for c in criteria}, 220, say)
    criterion = board.criterion(criterion_id)
    now = score_text(score_now(measure, criterion_id), say)
    label = say("what_if.score", low=criterion.low, high=criterion.high, now=now)

    def score(texts: Mapping[str, str]) -> Changed:
        number = typed_number(texts[label], label)
        return ScoreChange(measure=measure, criterion=criterion_id, score=number)

    _fields(desk, [label], score, f"{measure}_{criterion_id}", say)


def _weight(desk: Desk, say: Wording) -> None:
    objective = desk.programme.plan.objective
    if objective in (Objective.MONEY, Objective.VALUE):
        st.info(say("what_if.no_weights", objective=say(f"what_if.objective_{objective}")))
        return
    board, weights = desk.programme.board(BoardId.MEASURES), weights_in_use(desk.programme)
    names = {c.id: say.text(c.name) for c in board.criteria if c.id in weights}
    criterion = _choose("criterion", names, 220, say)
    label = say("what_if.weight", now=say.number(weights[criterion], 6))

    def weight(texts: Mapping[str, str]) -> Changed:
        return WeightChange(criterion=criterion, weight=typed_number(texts[label], label))

    _fields(desk, [label], weight, criterion, say)


def _budget(desk: Desk, say: Wording) -> None:
    plan = desk.programme.plan
    # Without years a resource that nothing limits may be given a limit.
    resources = [
        resource
        for resource in resources_of(desk.programme)
        if not plan.years or (resource in plan.budgets and plan.budgets[resource].amounts)
    ]
    if not resources:
        st.caption(say("what_if.nothing_to_change"))
        return
    year: int | None = None
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        resource = _choose_resource(desk, resources, say)
        if plan.years:
            year = st.selectbox(say("what_if.year"), plan.years, key="what_if_year", width=120)
    named = resource_named(desk.programme, resource)
    now = budget_now(desk, resource, year)
    shown = say("what_if.no_budget") if now is None else say.amount(now, named.unit)
    label = say("what_if.budget", now=shown)

    def budget(texts: Mapping[str, str]) -> Changed:
        amount = typed_amount(texts[label], label, say.language)
        return BudgetChange(resource=resource, year=year, amount=amount)

    _fields(desk, [label], budget, f"{resource}_{year}", say)


_FORMS: Mapping[str, Callable[[Desk, Wording], None]] = {
    "cost": _cost,
    "score": _score,
    "weight": _weight,
    "budget": _budget,
}


def _choose_measure(desk: Desk, say: Wording) -> str:
    return _choose("measure", choices.names_apart(desk.programme.measures, say), 320, say)


def _choose_resource(desk: Desk, resources: Sequence[str], say: Wording) -> str:
    if len(resources) == 1:
        return resources[0]
    names = {r: say.text(resource_named(desk.programme, r).name) for r in resources}
    return _choose("resource", names, 200, say)


def _choose(what: str, names: Mapping[str, str], width: int, say: Wording) -> str:
    """Let one of the named things be chosen, and return its id."""
    label, key = say(f"what_if.{what}"), f"what_if_{what}"
    chosen = st.selectbox(label, list(names), format_func=lambda i: names[i], key=key, width=width)
    return str(chosen)


def _fields(
    desk: Desk,
    labels: list[str],
    read: _Reader,
    of: str,
    say: Wording,
) -> None:
    """Show a field for each label, and the button that tries what is typed.

    Parameters
    ----------
    of : what is changed: each thing has fields of its own
    """
    edition = f"{of}_{session.edition(tried.EDITOR)}"
    keys = {label: f"what_if_new_{n}_{edition}" for n, label in enumerate(labels)}
    tried.turn_to(next(iter(keys.values())))
    with (
        st.form(f"what_if_form_{edition}", border=False),
        st.container(horizontal=True, gap="small", vertical_alignment="bottom"),
    ):
        for label, key in keys.items():
            st.text_input(as_text(label), key=key, max_chars=40, width=230)
        st.form_submit_button(
            say("what_if.add"),
            key="what_if_add",
            icon=":material/science:",
            type="primary",
            on_click=_take,
            args=(desk, keys, read, say),
        )


def _take(desk: Desk, keys: Mapping[str, str], read: _Reader, say: Wording) -> None:
    """Try what is typed; where it is wrong, all that was typed stays, with what is wrong."""
    with tried.told(say, next(iter(keys.values()))):
        label = next(iter(keys))
        try:
            change = read({label: str(session.get(key) or "") for label, key in keys.items()})
            changed = tried.tried().with_change(change)
            posed_what_if(cached.desk(), changed)
        except PrioritisationError as error:
            if error.field in _NEEDS_LABEL or error.field in _criteria(desk):
                error.field = label
            raise
        tried.set_tried(changed)
        session.new_edition(tried.EDITOR)


def _criteria(desk: Desk) -> set[str]:
    ids = {c.id for c in desk.programme.board(BoardId.MEASURES).criteria}
    return ids | {f"weight:{criterion}" for criterion in ids} | {"weights"}
