"""What becomes of the plan's list with the changes that are tried."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed
from prioritisation.actions.solving import best_job
from prioritisation.actions.what_if.answering import Outcome, outcome, posed_what_if
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.errors import InfeasibleError, PrioritisationError
from prioritisation.web import cached, html
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.portfolio_views import list_tables, lists
from prioritisation.web.portfolio_views.amounts import basis, value_text_of
from prioritisation.web.portfolio_views.following import follow
from prioritisation.web.portfolio_views.headline import badge
from prioritisation.web.reason_views import impossible_view, tried
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# The page waits so long for an answer that is quick to find.
_PATIENCE = 0.8


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show the answer with the changes, beside the plan's own, while it is worked out too.

    Parameters
    ----------
    planned : None = nothing keeps the plan as it is, so that there is no list to compare with
    """
    st.subheader(say("what_if.outcome" if planned is not None else "what_if.outcome_first"))
    try:
        changed = posed_what_if(desk, tried.tried())
        job = best_job(changed)
        is_done = job.wait(_PATIENCE)
        try:
            found: ScheduledPortfolio | None = job.outcome() or job.found
        except InfeasibleError:
            impossible_view.show(changed, say, is_plan_possible=planned is not None)
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
    if found is None:
        if is_done:
            st.info(say("what_if.stopped"))
    elif planned is None:
        _first_list(changed, found, say)
    else:
        _outcome(outcome(planned.portfolio, changed, found), say)


def _first_list(changed: Posed, found: ScheduledPortfolio, say: Wording) -> None:
    """Show the list that the changes make possible where the plan as it is has none."""
    st.success(say("what_if.possible"), icon=":material/check_circle:")
    html.show(html.tags([badge(found, say)]))
    list_tables.side_by_side(changed, [found.assessment], [say("what_if.column_new")], say)
    lists.show(cached.answer_to(changed, found), say)


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
    list_tables.exchanged(
        posed,
        changes,
        left="what_if.goes_out",
        entered="what_if.goes_in",
        moved="what_if.moves",
        say=say,
    )
    titles = [say("what_if.column_old"), say("what_if.column_new")]
    list_tables.side_by_side(posed, (shown.old, shown.new.assessment), titles, say)
    st.caption(f"{say('what_if.counted')} {basis(posed.plan, say)}")
