"""What would bring a measure in that is left out: in full, and for a room as a share."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from babel.lists import format_list

from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.hindrance import limited_resources, whole_budget
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import Candidate, ScheduledProblem
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.plan_amounts import shown_value
from prioritisation.wording.plan_names import LOCALES, PlanNames
from prioritisation.wording.wording import Wording

_HIGHEST_POINTS = 100
# Decimals to which a value is rounded up, so that what is shown is enough.
_DECIMALS = {Objective.MONEY: 0, Objective.VALUE: 3}


def entry_sentences(
    entry: Entry, portfolio: ScheduledPortfolio, names: PlanNames, say: Wording
) -> tuple[str, ...]:
    """Return what would bring a measure in, for the planner: ``It would be in at a cost of …``.

    Parameters
    ----------
    portfolio : the best one, which does not have the measure
    names : of the plan that the portfolio answers
    """
    problem = portfolio.problem
    ways = [*_cost_ways(entry, problem, names, say), *_value_ways(entry, problem, names, say)]
    sentences = []
    if ways:
        joined = format_list(ways, style="or", locale=LOCALES[say.language])
        sentences.append(say("reasons.enters", ways=joined))
    points = (entry.cost, entry.share, entry.value, entry.budget)
    if NoPoint.NOTHING in points[:2]:
        sentences.append(say("reasons.not_for_nothing"))
    if entry.value is NoPoint.NOTHING:
        sentences.append(say("reasons.no_value"))
    elif _is_beyond(entry.value, names):
        now = problem.by_id[entry.measure].value
        sentences.append(
            say(
                "reasons.value_beyond",
                value=_enough(entry.value, names.plan.objective, say),
                now=shown_value(now, names.plan.objective, say),
                highest=_HIGHEST_POINTS,
            )
        )
    if entry.budget is NoPoint.NOTHING:
        sentences.append(say("reasons.no_budget"))
    elif isinstance(entry.budget, Fraction):
        sentences.append(_from_budget(entry.budget, problem, names, say))
    if NoPoint.UNKNOWN in points:
        sentences.append(say(f"reasons.entry{'_rest' if sentences else ''}_unknown"))
    return tuple(sentences)


def entry_share_sentence(entry: Entry, portfolio: ScheduledPortfolio, say: Wording) -> str:
    """Return by which share lower its costs would bring a measure in; empty = nothing to tell.

    No amount is in it: a figure to bargain for is not read out to a room. Whole per cent,
    rounded up, so that what is said is enough.
    """
    if NoPoint.NOTHING in (entry.cost, entry.share):
        return say("reasons.not_for_nothing")
    cut = entry_cut(entry, portfolio.problem)
    if cut is None or cut <= 0:
        return ""
    percent = ceil(cut * 100)
    if percent == 100:
        return say("reasons.enters", ways=say("reasons.at_no_cost"))
    kind = "cost_lower" if isinstance(entry.cost, Fraction) else "costs_lower"
    return say(f"reasons.{kind}", cut=say.percent(Fraction(percent, 100), 0))


def entry_cut(entry: Entry, problem: ScheduledProblem) -> Fraction | None:
    """Return the share of its costs by which they are too high; None = not known, or no share."""
    kept = [entry.share] if isinstance(entry.share, Fraction) else []
    if isinstance(entry.cost, Fraction):
        now = _cost_now(problem.by_id[entry.measure], problem)
        if not now:
            return None
        kept.append(entry.cost / now)
    return 1 - max(kept) if kept else None


def entry_cost(entry: Entry, problem: ScheduledProblem, names: PlanNames) -> Fraction | None:
    """Return the highest cost at which it would be in; None = not known, or no one cost is asked.

    Whole euros. Of what is counted in parts, such as person-months, two decimals: as its highest
    share of all costs allows, rounded down so that what is shown is enough.
    """
    if not isinstance(entry.cost, Fraction):
        return None
    if names.is_money(_resource(problem)) or not isinstance(entry.share, Fraction):
        return entry.cost
    parts = floor(entry.share * _cost_now(problem.by_id[entry.measure], problem) * 100)
    return max(entry.cost, Fraction(parts, 100))


def _cost_ways(
    entry: Entry, problem: ScheduledProblem, names: PlanNames, say: Wording
) -> Iterator[str]:
    """Yield the cost from which on it would be in, or the share of all its costs."""
    candidate = problem.by_id[entry.measure]
    cost = entry_cost(entry, problem, names)
    if cost is not None:
        resource = _resource(problem)
        if not cost:
            yield say("reasons.at_no_cost")
            return
        of = "cost" if names.is_money(resource) else "need"
        before = "_before_income" if any(candidate.income.get(resource, ())) else ""
        yield say(
            f"reasons.at_{of}{before}",
            amount=names.amount(resource, cost, say),
            now=names.amount(resource, _cost_now(candidate, problem), say),
        )
    elif isinstance(entry.share, Fraction):
        if entry.share:
            yield say("reasons.at_share", cut=cut_text(1 - entry.share, say))
        else:
            yield say("reasons.at_no_cost")


def cut_text(cut: Fraction, say: Wording, *, exactly: bool = False) -> str:
    """Return a share by which costs are to be lower, rounded up so that what is shown is enough.

    One decimal; two where one would make everything of nearly everything, which is another thing.

    Parameters
    ----------
    exactly : always so many, so that they line up in a column
    """
    decimals = 2 if Fraction(999, 1000) < cut < 1 else 1
    parts = 100 * 10**decimals
    return say.percent(Fraction(ceil(cut * parts), parts), decimals, exactly=exactly)


def _value_ways(
    entry: Entry, problem: ScheduledProblem, names: PlanNames, say: Wording
) -> Iterator[str]:
    """Yield the value from which on it would be in."""
    objective = names.plan.objective
    if isinstance(entry.value, Fraction) and not _is_beyond(entry.value, names):
        yield say(
            "reasons.at_full_value" if problem.counts_remaining else "reasons.at_value",
            value=_enough(entry.value, objective, say),
            now=shown_value(problem.by_id[entry.measure].value, objective, say),
        )


def _from_budget(
    budget: Fraction, problem: ScheduledProblem, names: PlanNames, say: Wording
) -> str:
    """Return from which budget on it would always be in: with less it may come and go."""
    resource = _resource(problem)
    limit = next(limit for limit in problem.limits if limit.resource == resource)
    return say(
        "reasons.at_budget",
        budget=names.amount(resource, budget, say),
        now=names.amount(resource, whole_budget(limit) or 0, say),
    )


def _resource(problem: ScheduledProblem) -> str:
    """Return the one resource whose cost and budget an entry speaks of."""
    return next(iter(limited_resources(problem)), problem.resources[0])


def _cost_now(candidate: Candidate, problem: ScheduledProblem) -> Fraction:
    """Return the cost of the one resource before income."""
    return sum(candidate.cost.get(_resource(problem), ()), Fraction(0))


def _is_beyond(value: Fraction | NoPoint, names: PlanNames) -> bool:
    """Return whether no scores reach a value."""
    in_points = names.plan.objective in (Objective.BENEFIT, Objective.PRIORITY)
    return in_points and isinstance(value, Fraction) and value > _HIGHEST_POINTS


def _enough(value: Fraction | NoPoint, objective: Objective, say: Wording) -> str:
    """Return the least value that is shown and would do: rounded up."""
    exact = value if isinstance(value, Fraction) else Fraction(0)
    scale = 10 ** _DECIMALS.get(objective, 1)
    return shown_value(Fraction(ceil(exact * scale), scale), objective, say)
