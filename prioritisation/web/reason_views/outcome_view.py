"""What becomes of the plan's list with the changes that are tried."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

import streamlit as st

from prioritisation.actions.contradicting import Contradicting, contradiction_job
from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed, resource_named
from prioritisation.actions.solving import best_job
from prioritisation.actions.what_if.answering import Outcome, outcome, posed_what_if
from prioritisation.decision.portfolio.scheduling.exchanges import Change
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.errors import InfeasibleError, PrioritisationError
from prioritisation.web import html
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.portfolio_views.amounts import (
    basis,
    column_of,
    figures,
    value_figure_of,
    value_heading,
    value_text_of,
)
from prioritisation.web.portfolio_views.following import follow
from prioritisation.web.portfolio_views.headline import badge
from prioritisation.web.reason_views import tried
from prioritisation.wording.contradictions import contradiction_title
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# The page waits so long for an answer that is quick to find.
_PATIENCE = 0.8


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show the answer with the changes beside the plan's own, while it is worked out too."""
    st.subheader(say("what_if.outcome"))
    try:
        changed = posed_what_if(desk, tried.tried())
        job = best_job(changed)
        is_done = job.wait(_PATIENCE)
        try:
            found: ScheduledPortfolio | None = job.outcome() or job.found
        except InfeasibleError:
            _impossible(changed, say)
            return
    except PrioritisationError as error:
        show_error(error, say)
        return
    follow(
        [job],
        lambda: say("what_if.working", seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: job.found is not found,
        key="stop_what_if",
    )
    if found is not None:
        _outcome(outcome(planned.portfolio, changed, found), say)
    elif is_done:
        st.info(say("what_if.stopped"))


def _impossible(changed: Posed, say: Wording) -> None:
    """Show which demands contradict each other with the changes."""
    st.error(say("what_if.impossible"), icon=":material/block:")
    job = contradiction_job(changed)
    is_done = job.wait(_PATIENCE)
    known: Contradicting | None = job.outcome() or job.found
    follow(
        [job],
        lambda: say("contradiction.working", seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: job.found is not known,
        key="stop_impossible",
    )
    names = PlanNames.of(changed.programme, changed.plan, say)
    for one in () if known is None else known.found:
        html.show(f"<strong>{escape(contradiction_title(len(one.demands), say))}</strong>")
        html.show(html.bullets((demand_text(d, names, say) for d in one.demands), "pr-list"))
    if is_done and (known is None or not known.found):
        st.caption(say("contradiction.unknown"))


def _outcome(shown: Outcome, say: Wording) -> None:
    posed, changes = shown.posed, shown.changes
    html.show(html.tags([badge(shown.new, say)]))
    if changes.are_none:
        st.markdown(as_text(say("what_if.same")))
    elif changes.value > 0 and not shown.old.broken:
        gain = value_text_of(changes.value, posed.plan, say)
        st.markdown(as_text(say("what_if.gain", value=gain)))
    elif not changes.value and not shown.old.broken:
        st.markdown(as_text(say("what_if.no_gain")))
    if shown.old.broken:
        names = PlanNames.of(posed.programme, posed.plan, say)
        st.warning(say("what_if.old_breaks"), icon=":material/warning:")
        broken = (demand_text(demand, names, say) for demand in dict.fromkeys(shown.old.broken))
        html.show(html.bullets(broken, "pr-list"))
    _exchange(shown, say)
    _both(shown, say)


def _exchange(shown: Outcome, say: Wording) -> None:
    """Show what goes out, in and to another year, each with what it weighs."""
    posed = shown.posed
    names = {m.id: say.text(m.name) for m in posed.programme.measures}
    rows: list[tuple[str, Fraction, Fraction]] = []
    headings = set()
    for key, changed, sign in (
        ("goes_out", shown.changes.left, -1),
        ("goes_in", shown.changes.entered, 1),
    ):
        if changed:
            heading = say(f"what_if.{key}", n=len(changed))
            headings.add(heading)
            rows.append((heading, *_sums(changed, posed.resource, sign)))
            rows += [(names[c.measure], *_sums([c], posed.resource, sign)) for c in changed]
    if rows:
        unit = resource_named(posed.programme, posed.resource).unit
        amounts = figures([spent for _, _, spent in rows], unit, say)
        cells = [
            [name, value_figure_of(value, posed.plan, say), amount]
            for (name, value, _), amount in zip(rows, amounts, strict=True)
        ]
        head = [
            "",
            value_heading(posed.plan, say),
            column_of(posed.resource, posed.programme, say),
        ]
        html.show(html.table(head, cells, strong=headings))
    years = posed.plan.years
    if shown.changes.moved and years:
        moves = (
            f"{names[c.measure]} ({years[c.before]} → {years[c.after]})"
            for c in shown.changes.moved
            if c.before is not None and c.after is not None
        )
        st.text(say("what_if.moves", names="; ".join(moves)))


def _sums(changed: Sequence[Change], resource: str, sign: int) -> tuple[Fraction, Fraction]:
    value = sum((sign * c.value for c in changed), Fraction(0))
    return value, sum((sign * c.spending[resource] for c in changed), Fraction(0))


def _both(shown: Outcome, say: Wording) -> None:
    """Show both lists, added up in the question with the changes."""
    posed = shown.posed
    lists = (shown.old, shown.new.assessment)
    head = ["", say("what_if.column_old"), say("what_if.column_new")]
    value = say("portfolio.metric_value")
    rows = [[value, *(value_text_of(a.value, posed.plan, say) for a in lists)]]
    for resource in posed.problem.resources:
        if resource not in posed.plan.budgets:
            continue
        named = resource_named(posed.programme, resource)
        name = say.text(named.name)
        if any(a.money[resource].commitments for a in lists):
            name = say("planner.with_commitments", name=name)
        rows.append([name, *(say.amount(a.money[resource].total, named.unit) for a in lists)])
    selected = say("portfolio.metric_selected")
    rows.append([selected, *(say.number(len(a.selected)) for a in lists)])
    html.show(html.table(head, rows, strong={value}))
    st.caption(f"{say('what_if.counted')} {basis(posed.plan, say)}")
