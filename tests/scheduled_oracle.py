"""Slow and certain: plans of several years by trying every selection and every start year.

Everything is read off the format's own words here, without the code under test.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

Starts = Mapping[str, int]


def all_plans(problem: ScheduledProblem) -> Iterator[Starts]:
    """Yield every selection with start years inside the windows."""
    ids = [c.id for c in problem.candidates]
    for years in product(*([None, *c.starts] for c in problem.candidates)):
        yield {i: t for i, t in zip(ids, years, strict=True) if t is not None}


def value_of(problem: ScheduledProblem, starts: Starts) -> Fraction:
    total = Fraction(0)
    for c in problem.candidates:
        if c.id in starts:
            total += c.value * _share(problem, starts[c.id], c.months)
    for rule in problem.rules:
        if rule.kind == "together" and all(i in starts for i in rule.measures):
            last = max(starts[i] for i in rule.measures)
            months = Fraction(rule.months_to_effect)
            total += Fraction(rule.value) * _share(problem, last, months)
    return total


def spending_by_year(problem: ScheduledProblem, starts: Starts, resource: str) -> list[Fraction]:
    """Return cost − income − savings of each year, as many years as anything takes."""
    length = problem.periods + 20
    years = [Fraction(0)] * length
    for c in problem.candidates:
        if c.id in starts:
            for k, amount in enumerate(c.cost.get(resource, ())):
                years[starts[c.id] + k] += amount
            for k, amount in enumerate(c.income.get(resource, ())):
                years[starts[c.id] + k] -= amount
    for rule in problem.rules:
        if rule.kind == "together" and all(i in starts for i in rule.measures):
            last = max(starts[i] for i in rule.measures)
            years[last] -= Fraction(rule.saving.get(resource, 0))
    return years


def keeps_all(problem: ScheduledProblem, starts: Starts) -> bool:
    return all(_keeps_limits(problem, starts, limits) for limits in problem.limits) and all(
        _keeps_rule(problem, starts, rule) for rule in problem.rules
    )


def total_order(problem: ScheduledProblem, starts: Starts) -> tuple:
    """Return a key: the smaller, the better."""
    ids = [c.id for c in problem.candidates]
    return (
        -value_of(problem, starts),
        *(sum(spending_by_year(problem, starts, limits.resource)) for limits in problem.limits),
        sum(starts.values()),
        len(starts),
        tuple(i not in starts for i in ids),
        tuple(starts.get(i, 0) for i in ids),
    )


def best_by_trying_all(problem: ScheduledProblem) -> Starts | None:
    """Return the first plan in the total order; None when none keeps the demands."""
    feasible = (starts for starts in all_plans(problem) if keeps_all(problem, starts))
    return min(feasible, key=lambda starts: total_order(problem, starts), default=None)


def _share(problem: ScheduledProblem, t: int, months: Fraction) -> Fraction:
    if not problem.counts_remaining:
        return Fraction(1)
    whole = 12 * problem.value_years
    return max(Fraction(0), Fraction(whole - 12 * t - months) / whole)


def _keeps_limits(problem, starts, limits) -> bool:
    years = spending_by_year(problem, starts, limits.resource)
    carried = Fraction(0)
    for t, budget in enumerate(limits.budgets):
        if years[t] > budget + carried:
            return False
        carried = limits.carry_over * (budget + carried - years[t])
    inside, later = years[: problem.periods], years[problem.periods :]
    if limits.total is not None and sum(inside) > limits.total:
        return False
    return limits.after is None or all(amount <= limits.after for amount in later)


def _keeps_rule(problem, starts, rule) -> bool:
    match rule.kind:
        case "must":
            return all(i in starts for i in rule.measures)
        case "never":
            return all(i not in starts for i in rule.measures)
        case "requires":
            return rule.measure not in starts or all(
                i in starts and starts[i] + rule.gap <= starts[rule.measure] for i in rule.needs
            )
        case "count":
            number = sum(i in starts for i in problem.members[rule.id])
            return (
                (rule.at_least is None or number >= rule.at_least)
                and (rule.at_most is None or number <= rule.at_most)
                and (rule.exactly is None or number == rule.exactly)
            )
        case "amount":
            amount = sum_of(problem, starts, rule.what, problem.members[rule.id], rule.year)
            return _between(amount, rule.at_least, rule.at_most, 1)
        case "share":
            part = sum_of(problem, starts, rule.what, problem.members[rule.id], None)
            whole = sum_of(problem, starts, rule.what, [c.id for c in problem.candidates], None)
            return _between(part, rule.at_least, rule.at_most, whole)
        case "together":
            return True
    raise AssertionError(rule.kind)


def _between(amount, least, most, unit) -> bool:
    return (least is None or amount >= Fraction(least) * unit) and (
        most is None or amount <= Fraction(most) * unit
    )


def sum_of(problem, starts, what, ids, year) -> Fraction:
    total = Fraction(0)
    for c in problem.candidates:
        if c.id not in starts or c.id not in ids:
            continue
        if what == "count":
            total += 1
        elif what == "value":
            total += c.value * _share(problem, starts[c.id], c.months)
        else:
            for k, amount in enumerate(c.cost.get(what, ())):
                falls_in = starts[c.id] + k
                if falls_in < problem.periods and (
                    year is None or problem.first_year + falls_in == year
                ):
                    total += amount
    return total
