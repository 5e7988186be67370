"""What else there is: other portfolios worked out behind the page, and one taken over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from itertools import count

from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.plan_editing import new_rule_id, with_rule
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.alternatives.alternative import Alternatives
from prioritisation.decision.portfolio.alternatives.count_within import Count, count_within
from prioritisation.decision.portfolio.alternatives.most_different import most_different
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.store import Change, Store

# A page's search gives up after so long; it can be stopped before.
SEARCH_SECONDS = 300.0
COUNT_SECONDS = 60.0
DRAWING_SECONDS = 1.0


class Order(StrEnum):
    """Which alternatives are asked for."""

    NEXT_BEST = "next_best"
    MOST_DIFFERENT = "most_different"


def alternatives_job(
    posed: Posed, portfolio: ScheduledPortfolio, order: Order, k: int, tolerance: Fraction
) -> Job[Alternatives]:
    """Return the search for other portfolios: `found` holds those known so far.

    Parameters
    ----------
    portfolio : the best one, proven
    k : how many, the best one included
    tolerance : a share; the most different are worth at least best − tolerance·|best|
    """

    def work(job: Job[Alternatives]) -> Alternatives:
        def more(known: Alternatives) -> None:
            job.found = known
            job.progress = sum(each.is_proven for each in known.found) / k

        if order is Order.NEXT_BEST:
            return next_best(
                posed.problem,
                portfolio,
                k,
                time_limit=SEARCH_SECONDS,
                stop=job.stop,
                on_more=more,
            )
        return most_different(
            posed.problem,
            portfolio,
            tolerance,
            k,
            time_limit=SEARCH_SECONDS,
            stop=job.stop,
            on_more=more,
        )

    asked = (order, k) if order is Order.NEXT_BEST else (order, k, tolerance)
    return the_jobs().job(
        ("alternatives", posed.key, tuple(portfolio.starts.items()), *asked), work
    )


def count_job(posed: Posed, portfolio: ScheduledPortfolio, tolerance: Fraction) -> Job[Count]:
    """Return the work on how many other selections are as good within a tolerance.

    What is `found` is how many there are so far.

    Parameters
    ----------
    portfolio : the best one, proven
    tolerance : a share
    """

    def work(job: Job[Count]) -> Count:
        if posed.problem.periods > 1:
            # This takes the interpreter's time, and the page that asked is still being drawn.
            job.stop.wait(DRAWING_SECONDS)

        def more(found: int) -> None:
            job.found = found

        return count_within(
            posed.problem,
            portfolio,
            tolerance,
            time_limit=COUNT_SECONDS,
            stop=job.stop,
            on_more=more,
        )

    # Equally good portfolios have equally many others: which is shown makes no difference.
    return the_jobs().job(("as_good", posed.key, tolerance), work)


def keep_alternative(
    store: Store, desk: Desk, plan: Plan, starts: Mapping[str, int], name: str, *, who: str
) -> str:
    """Keep a portfolio as a scenario whose only answer it is; return the scenario's name.

    The scenario is the plan with two rules more: the portfolio's measures must be in, the others
    stay out; with a calendar each start year is pinned. A scenario that is the same is not kept
    twice, and one of that name with another content is not replaced: the new one gets a number.

    Parameters
    ----------
    plan : of which it is an alternative
    starts : t by id of the measures
    name : wanted for the scenario
    """
    scenarios = desk.programme.scenarios
    named = alternative_plan(desk, plan, starts, name)
    for same in scenarios:
        if replace(named, name=same.name) == same:
            return same.name
    free = _free_name(name, {scenario.name for scenario in scenarios})
    kept = replace(named, name=free)
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, scenarios=(*scenarios, kept))),
        based_on=desk.revision,
        who=who,
        kind="alternative_kept",
        details={"names": [free]},
    )
    return free


def alternative_plan(desk: Desk, plan: Plan, starts: Mapping[str, int], name: str) -> Plan:
    """Return the plan to which a portfolio is the only answer."""
    inside = tuple(m.id for m in desk.programme.measures if m.id in starts)
    outside = tuple(m.id for m in desk.programme.measures if m.id not in starts)
    for kind, measures in ((Must, inside), (Never, outside)):
        if measures:
            plan = with_rule(plan, kind(id=new_rule_id(plan), measures=measures, why=name))
    pinned = {i: plan.years[starts[i]] for i in inside} if plan.years else {}
    return replace(plan, name=name, starts=pinned)


def _free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it where it is taken."""
    names = (name if n == 1 else f"{name} ({n})" for n in count(1))
    return next(free for free in names if free not in taken)
