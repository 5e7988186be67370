"""The balance of a portfolio: which one, what closes its gaps, and the rule that is made of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prioritisation.actions import posing
from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.matrices import board_on_axes
from prioritisation.actions.plan_editing import new_rule_id, set_plan, with_rule, with_rule_on
from prioritisation.actions.posing import Posed
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.portfolio.balance.balance import Balance, balance_of
from prioritisation.decision.portfolio.balance.pace import Pace, paces_of
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.possibility import is_possible
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.proposals import proposal_assessment
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
from prioritisation.decision.programme.criteria import OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.decisions import DecidedMeasure, Decision
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.rules import Rule
from prioritisation.errors import InvalidValueError
from prioritisation.store import Store

# For the starts of a proposed list, and for whether one rule can be kept.
PROPOSAL_SECONDS = 30.0
POSSIBLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A portfolio whose balance is looked at.

    Parameters
    ----------
    posed : the question that it answers, on the measures and scores of today
    gap : what a better one could gain at most, a ratio, 0 = proven the best; None = nobody asked
    gone : measures of a decision that the programme has no more; they are left out
    """

    posed: Posed
    assessment: Assessment
    gap: float | None = None
    gone: tuple[DecidedMeasure, ...] = ()

    @property
    def balance(self) -> Balance:
        """By what its measures share."""
        return balance_of(self.posed.programme, self.assessment)


def paces_on(posed: Posed) -> Mapping[str, Pace] | None:
    """Return how soon and how much each measure gives; None = it is not scored on the board."""
    if not (posed.board.has(OUTPUT_INPUT) and posed.board.has(SPEED)):
        return None
    board = board_on_axes(posed.board, OUTPUT_INPUT, SPEED)
    return paces_of(build_matrix(posed.programme.measures, posed.scores, board))


def decided_portfolio(desk: Desk, decision: Decision) -> Weighed:
    """Return a decided portfolio with the amounts and scores that its measures have now.

    Raises
    ------
    PrioritisationError : the plan that was decided on does not fit the measures any more, or a
        measure starts in no year of it, as a file may have it.
    """
    ids = {measure.id for measure in desk.programme.measures}
    posed = posing.posed(desk, decision.plan.among(ids))
    kept = [m for m in decision.selected if m.id in ids]
    starts = {m.id: _period(m, decision.plan) for m in kept}
    return Weighed(
        posed=posed,
        assessment=Assessment(problem=posed.problem, starts=starts),
        gone=tuple(m for m in decision.selected if m.id not in ids),
    )


def proposal_job(posed: Posed, proposal: Proposal) -> Job[Assessment]:
    """Return the work on when a proposed list starts, where it does not say so."""
    years = posed.plan.years
    starts = {i: years.index(year) for i, year in proposal.starts.items() if year in years}

    def work(job: Job[Assessment]) -> Assessment:
        return proposal_assessment(
            posed.problem,
            proposal.measures,
            starts,
            time_limit=PROPOSAL_SECONDS,
            stop=job.stop,
        )

    key = ("proposal_starts", posed.key, proposal.measures, tuple(sorted(starts.items())))
    return the_jobs().job(key, work)


def possible_job(posed: Posed, rules: Sequence[Rule]) -> Job[tuple[bool | None, ...]]:
    """Return the work on whether a plan can be kept with each of some rules beside its own.

    `found` holds the first answers so far; of one, None = not known in time.
    """

    def work(job: Job[tuple[bool | None, ...]]) -> tuple[bool | None, ...]:
        known: tuple[bool | None, ...] = ()
        for rule in rules:
            if job.stop.is_set():
                break
            problem = problem_with(posed, rule)
            known = (*known, is_possible(problem, time_limit=POSSIBLE_SECONDS, stop=job.stop))
            job.found = known
        return known

    return the_jobs().job(("possible", posed.key, repr(tuple(rules))), work)


def problem_with(posed: Posed, rule: Rule) -> ScheduledProblem:
    """Return the question with one rule more."""
    return scheduled_problem(
        posed.programme.measures,
        posed.problem.resources,
        with_rule(posed.plan, rule),
        values=posed.values.values,
        months=posed.months,
        low_hanging=posed.fruits,
    )


def add_balancing_rule(store: Store, desk: Desk, rule: Rule, *, who: str) -> Rule:
    """Put a rule into the plan at work, and return it as it stands there.

    One that demands the same is not added twice: it is switched on where it was off.
    """
    plan = desk.programme.plan
    same = next((old for old in plan.rules if demand_of(old) == demand_of(rule)), None)
    if same is None:
        added = replace(rule, id=new_rule_id(plan))
        set_plan(store, desk, with_rule(plan, added), what="rule_new", who=who)
        return added
    set_plan(store, desk, with_rule_on(plan, same.id, on=True), what="rule_on", who=who)
    return replace(same, on=True)


def demand_of(rule: Rule) -> Rule:
    """Return what a rule demands, whatever it is called and why, and whether it is on."""
    return replace(rule, id="rule", why="", on=True)


def _period(measure: DecidedMeasure, plan: Plan) -> int:
    """Return in which year of a plan a measure starts: 0 = the first, or there is no calendar."""
    if measure.start is None:
        return 0
    if measure.start not in plan.years:
        raise InvalidValueError("year_not_in_plan", field=measure.id, value=measure.start)
    return plan.years.index(measure.start)
