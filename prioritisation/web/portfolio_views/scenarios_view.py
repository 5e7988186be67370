"""Plans saved under a name, side by side, and what was decided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.actions.scenarios import (
    Minutes,
    decide,
    delete_scenario,
    forget_decision,
    open_scenario,
    save_scenario,
)
from prioritisation.actions.solving import best_job
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.programme.decisions import Decision, Stage
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text, show_error, told
from prioritisation.web.portfolio_views import answering, pictures
from prioritisation.web.portfolio_views.amounts import (
    amount_text,
    basis,
    value_figure,
    value_heading,
    value_text,
    value_text_of,
)
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

_EDITOR = "plan"


def forms(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show saving and deciding, and the decisions; return where the comparison goes."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _saving(desk, say)
        _decisions(desk, say)
    with right:
        _deciding(desk, say)
    return st.container()


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show the scenarios side by side.

    Parameters
    ----------
    planned : the answer to the plan at work; None = there is none
    """
    _comparison(desk, planned, say)


def _saving(desk: Desk, say: Wording) -> None:
    st.subheader(say("planner.scenarios"))
    with (
        st.form(f"scenario_{desk.version}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        name = st.text_input(
            say("planner.scenario_name"), desk.programme.plan.name, max_chars=200, width=320
        )
        if st.form_submit_button(say("planner.scenario_save"), icon=":material/bookmark_add:"):
            try:
                save_scenario(cached.store(), desk, name, who=session.WHO)
            except PrioritisationError as error:
                show_error(error, say)
            else:
                st.rerun()
    for plan in desk.programme.scenarios:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(plan.name, width=320)
            st.button(
                say("planner.scenario_open"),
                key=f"open_{plan.name}",
                on_click=_open,
                args=(plan.name,),
            )
            st.button(
                say("planner.scenario_delete"),
                key=f"delete_{plan.name}",
                icon=":material/delete:",
                type="tertiary",
                on_click=_delete,
                args=(plan.name,),
            )


def _open(name: str) -> None:
    with told(session.wording(), _EDITOR):
        open_scenario(cached.store(), cached.desk(), name, who=session.WHO)


def _delete(name: str) -> None:
    with told(session.wording(), _EDITOR):
        delete_scenario(cached.store(), cached.desk(), name, who=session.WHO)


def _comparison(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    names = [plan.name for plan in desk.programme.scenarios]
    if not names:
        st.caption(say("planner.no_scenarios"))
        return
    st.subheader(say("planner.side_by_side"))
    chosen = st.multiselect(
        say("planner.compared"),
        names,
        names[:4],
        key=f"compared_{'|'.join(names)}",
        placeholder=say("planner.choose"),
    )
    answers: dict[str, PlannedPortfolio] = {}
    waiting = []
    if planned is not None:
        answers[say("planner.at_work")] = planned
    for name in chosen:
        try:
            posed = cached.scenario_posed(desk.version, name)
            job = best_job(posed)
            job.wait(0.5)
            portfolio = job.outcome() or job.found
        except PrioritisationError as error:
            st.error(as_text(f"{name}: {say.error(error)}"), icon=":material/block:")
            continue
        if not job.is_done:
            waiting.append(job)
        if portfolio is not None:
            answers[name] = cached.answer_to(posed, portfolio)
    if waiting:
        follow(
            waiting,
            lambda: say("planner.scenarios_working", n=sum(not j.is_done for j in waiting)),
            key="stop_scenarios",
        )
    if answers:
        _tables(answers, say)


def _tables(answers: dict[str, PlannedPortfolio], say: Wording) -> None:
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
    pictures.scenarios(answers, say)
    st.subheader(say("planner.membership"))
    _membership(answers, say)


def _bases(answers: dict[str, PlannedPortfolio], say: Wording) -> None:
    """Tell the price level and VAT basis of all, or of each that has its own."""
    alike: dict[str, list[str]] = {}
    for name, answer in answers.items():
        alike.setdefault(basis(answer.plan, say), []).append(name)
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
    """Return spending by year of each plan's first resource, for all years that any has."""
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
        rows.append([say("planner.spent_in", year=str(year)), *cells])
    sums = [
        amount_text(a.portfolio.costs[a.resource], a.resource, a, say) for a in answers.values()
    ]
    rows.append([say("portfolio.metric_spent"), *sums])
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
    return rows


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


def _deciding(desk: Desk, say: Wording) -> None:
    st.subheader(say("planner.decide"))
    st.caption(say("planner.decide_help"))
    with st.form(f"decide_{desk.version}"):
        one, other = st.columns(2, gap="small")
        stage = one.selectbox(
            say("planner.stage"), list(Stage), format_func=lambda s: say(f"planner.stage_{s}")
        )
        day = other.date_input(say("planner.date"), datetime.now(UTC).date(), format="DD.MM.YYYY")
        section = one.text_input(say("planner.section"), max_chars=200)
        by = other.text_input(say("planner.decided_by"), max_chars=200)
        note = st.text_area(say("planner.note"), max_chars=5000, height=80)
        if st.form_submit_button(say("planner.decide_keep"), type="primary"):
            minutes = Minutes(
                stage=stage or Stage.DRAFT, on=str(day), section=section, by=by, note=note
            )
            try:
                planned = answering.answer_at_hand(desk)
                decide(
                    cached.store(), desk, planned, minutes, now=datetime.now(UTC), who=session.WHO
                )
            except PrioritisationError as error:
                show_error(error, say)
            else:
                st.rerun()


def _decisions(desk: Desk, say: Wording) -> None:
    if not desk.programme.decisions:
        return
    st.subheader(say("planner.decisions"))
    for decision in reversed(desk.programme.decisions):
        _decision(decision, desk.programme, say)


def _decision(decision: Decision, programme: Programme, say: Wording) -> None:
    title = say(
        "planner.decision_title",
        stage=say(f"planner.stage_{decision.stage}"),
        date=say.day(date.fromisoformat(decision.on)),
        name=decision.plan.name or say("planner.at_work"),
    )
    with st.expander(as_text(title), key=f"decision_{decision.id}", icon=":material/gavel:"):
        said = [
            say(f"planner.decision_{field}", text=text)
            for field, text in (
                ("section", decision.section),
                ("by", decision.by),
                ("note", decision.note),
            )
            if text
        ]
        if said:
            st.text("\n".join(said))
        st.caption(
            say(
                "planner.decision_kept",
                n=len(decision.selected),
                revision=str(decision.revision),
                value=value_text_of(Fraction(decision.value), decision.plan, say),
            )
        )
        for resource, spent in decision.spending.items():
            named = resource_named(programme, resource)
            amount = say.amount(sum(spent, Decimal(0)), named.unit)
            st.caption(as_text(f"{say.text(named.name)}: {amount}"))
        st.caption(basis(decision.plan, say))
        html.show(
            html.table(
                [say("column.name"), say("planner.start"), value_heading(decision.plan, say)],
                [
                    [
                        say.text(m.name),
                        "–" if m.start is None else str(m.start),
                        say.number(m.value, 1, exactly=True),
                    ]
                    for m in decision.selected
                ],
            )
        )
        st.button(
            say("planner.decision_forget"),
            key=f"forget_{decision.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=_forget,
            args=(decision.id,),
        )


def _forget(decision: str) -> None:
    with told(session.wording(), _EDITOR):
        forget_decision(cached.store(), cached.desk(), decision, who=session.WHO)
