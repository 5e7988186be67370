"""Scenarios side by side in tables: value, money by year, and what is in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views import pictures
from prioritisation.web.portfolio_views.amounts import (
    amount_text,
    basis,
    value_figure,
    value_heading,
    value_text,
)
from prioritisation.wording.wording import Wording


def show(answers: dict[str, PlannedPortfolio], say: Wording, *, has_plan: bool) -> None:
    """Show the tables, with the pictures of the differences between them.

    Parameters
    ----------
    answers : by the name of the scenario; the first is what the others are compared with
    has_plan : whether the first is the plan at work
    """
    names = list(answers)
    first = next(iter(answers.values()))
    rows = [
        [
            value_heading(first.plan, say),
            *(_value(a.portfolio.value, a, say) for a in answers.values()),
        ],
        [say("portfolio.metric_selected"), *(_count(a, say) for a in answers.values())],
        [say("planner.proof"), *(_proof(a, say) for a in answers.values())],
    ]
    rows += _money_rows(answers, say)
    for part in first.programme.spearheads:
        label = say("planner.value_of", name=say.text(part.name))
        rows.append(
            [label, *(_value_where(a, part.id, "spearhead", say) for a in answers.values())]
        )
    for part in first.programme.target_groups:
        label = say("planner.value_of", name=say.text(part.name))
        rows.append(
            [label, *(_value_where(a, part.id, "target_groups", say) for a in answers.values())]
        )
    html.show(html.table(["", *names], rows, strong={value_heading(first.plan, say)}))
    _bases(answers, say)
    title = say("planner.differences")
    if not has_plan:
        title = say("planner.differences_to", name=names[0])
    pictures.scenarios(answers, title, say)
    st.subheader(say("planner.membership"))
    _membership(answers, say)


def _bases(answers: dict[str, PlannedPortfolio], say: Wording) -> None:
    """Tell the price level and VAT basis, and how value is counted where that differs."""
    _told_once({name: basis(answer.plan, say) for name, answer in answers.items()})
    counted = {name: _counting(answer.plan, say) for name, answer in answers.items()}
    if len(set(counted.values())) > 1:
        _told_once(counted)
        st.caption(say("planner.counts_differ"))


def _counting(plan: Plan, say: Wording) -> str:
    """Return how a plan's values are counted: in full, or over which years."""
    if not plan.counts_remaining:
        return say("planner.counts_full")
    return say("planner.counts_remaining", n=plan.counted_years)


def _told_once(texts: Mapping[str, str]) -> None:
    """Show what is said of each scenario, once of all that it is said of."""
    alike: dict[str, list[str]] = {}
    for name, text in texts.items():
        alike.setdefault(text, []).append(name)
    for text, names in alike.items():
        st.caption(as_text(text if len(alike) == 1 else f"{', '.join(names)}: {text}"))


def _value(value: Fraction, answer: PlannedPortfolio, say: Wording) -> str:
    """Return a value, with its unit where scenarios count in units of their own."""
    if answer.plan.objective is Objective.BENEFIT or answer.plan.objective is Objective.PRIORITY:
        return value_figure(value, answer, say)
    return value_text(value, answer, say)


def _count(answer: PlannedPortfolio, say: Wording) -> str:
    return say.number(len(answer.portfolio.selected))


def _proof(answer: PlannedPortfolio, say: Wording) -> str:
    if answer.portfolio.status is Status.OPTIMAL:
        return say("planner.proof_done")
    return say("planner.gap", gap=say.percent(answer.portfolio.gap, 2))


def _money_rows(answers: dict[str, PlannedPortfolio], say: Wording) -> list[list[str]]:
    """Return spending by year of each plan's first resource, and what each other one takes.

    The years are all that any plan has. A resource is named where there are several.
    """
    first = next(iter(answers.values()))
    others = [
        resource
        for resource in first.problem.resources
        if resource != first.resource and any(a.portfolio.costs[resource] for a in answers.values())
    ]
    named = _name(first.resource, first, say) if others else ""
    years = sorted({year for a in answers.values() for year in a.plan.years})
    rows = []
    for year in years:
        cells = []
        for a in answers.values():
            if year not in a.plan.years:
                cells.append("–")
                continue
            spent = a.portfolio.money[a.resource].spending[a.plan.years.index(year)]
            cells.append(amount_text(spent, a.resource, a, say))
        label = say("planner.spent_in", year=str(year))
        if named:
            label = say("planner.spent_of_in", name=named, year=str(year))
        rows.append([label, *cells])
    sums = [
        amount_text(a.portfolio.costs[a.resource], a.resource, a, say) for a in answers.values()
    ]
    label = say("planner.spent_of", name=named) if named else say("portfolio.metric_spent")
    rows.append([label, *sums])
    later = [a.portfolio.money[a.resource].commitments for a in answers.values()]
    if any(later):
        cells = [
            amount_text(amount, a.resource, a, say)
            for amount, a in zip(later, answers.values(), strict=True)
        ]
        rows.append([say("planner.after_plan"), *cells])
        whole = [
            amount_text(a.portfolio.money[a.resource].total, a.resource, a, say)
            for a in answers.values()
        ]
        rows.append([say("planner.whole_spending"), *whole])
    for resource in others:
        sums = [
            amount_text(a.portfolio.costs[resource], resource, a, say) for a in answers.values()
        ]
        rows.append([say("planner.spent_of", name=_name(resource, first, say)), *sums])
    return rows


def _name(resource: str, answer: PlannedPortfolio, say: Wording) -> str:
    return say.text(resource_named(answer.programme, resource).name)


def _value_where(answer: PlannedPortfolio, key: str, field: str, say: Wording) -> str:
    counted = answer.counted_values
    chosen = set(answer.portfolio.selected)
    value = sum(
        (
            counted[m.id]
            for m in answer.programme.measures
            if m.id in chosen and (getattr(m, field) == key or key in getattr(m, field))
        ),
        Fraction(0),
    )
    return _value(value, answer, say)


def _membership(answers: dict[str, PlannedPortfolio], say: Wording) -> None:
    """Show what is in all, in some and in none."""
    first = next(iter(answers.values()))
    groups: dict[str, list[list[str]]] = {"all": [], "some": [], "none": []}
    for measure in first.programme.measures:
        cells, inside = [], 0
        for a in answers.values():
            start = a.portfolio.starts.get(measure.id)
            inside += start is not None
            if start is None:
                cells.append("–")
            else:
                cells.append(f"✓ {a.plan.years[start]}" if a.plan.years else "✓")
        kind = "all" if inside == len(answers) else "some" if inside else "none"
        groups[kind].append([say.text(measure.name), *cells])
    for kind, rows in groups.items():
        if rows:
            with st.expander(
                say(f"planner.inside_{kind}", n=len(rows)),
                expanded=kind == "some",
                key=f"in_{kind}",
            ):
                html.show(html.table(["", *answers], rows))
