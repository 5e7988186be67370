"""Slow and certain: which demands hold together, and what mends them, by trying every plan."""

from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.portfolio.contradictions.changed_rules import changed_problem
from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    TakenOff,
)
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from tests.scheduled_oracle import all_plans, keeps_all, spending_by_year


class Tried:
    """Every selection of a problem, and which of its demands each keeps."""

    def __init__(self, problem):
        self.problem = problem
        self.plans = list(all_plans(problem))
        self.spending = {
            limits.resource: [spending_by_year(problem, s, limits.resource) for s in self.plans]
            for limits in problem.limits
        }

    def possible(self, kept):
        """Whether any plan keeps some demands; a year left out hands on all that it could."""
        left = self._without_budgets(kept)
        return any(
            self._keeps_budgets(n, kept) and keeps_all(left, starts)
            for n, starts in enumerate(self.plans)
        )

    def _without_budgets(self, kept):
        """What is kept beside the budgets of single years."""
        rules = tuple(
            r
            for r in self.problem.rules
            if Demand(DemandKind.RULE, r.id) in kept or r.kind == "together"
        )
        limits = tuple(
            replace(
                own,
                budgets=(),
                carry_over=Fraction(0),
                total=own.total if Demand(DemandKind.TOTAL, own.resource) in kept else None,
                after=own.after if Demand(DemandKind.AFTER, own.resource) in kept else None,
            )
            for own in self.problem.limits
        )
        return replace(self.problem, rules=rules, limits=limits)

    def _keeps_budgets(self, n, kept):
        for own in self.problem.limits:
            spent = self.spending[own.resource][n]
            carried = Fraction(0)
            for t, amount in enumerate(own.budgets):
                if Demand(DemandKind.BUDGET, own.resource, t) in kept:
                    left = amount + carried - spent[t]
                    if left < 0:
                        return False
                else:
                    left = amount + carried + brought_in(self.problem, own.resource, t)
                carried = own.carry_over * left
        return True


def brought_in(problem, resource, t):
    """The most that a year can bring in, each measure in the start that brings most."""
    most = Fraction(0)
    for c in problem.candidates:
        most += max([Fraction(0), *(-c.net(resource, t - start) for start in c.starts)])
    joint = (r for r in problem.rules if r.kind == "together")
    return most + sum(Fraction(r.saving.get(resource, 0)) for r in joint)


def demands_of(problem):
    """Every demand, whether or not it can bind."""
    for own in problem.limits:
        for t in range(len(own.budgets)):
            yield Demand(DemandKind.BUDGET, own.resource, t)
        if own.total is not None:
            yield Demand(DemandKind.TOTAL, own.resource)
        if own.after is not None:
            yield Demand(DemandKind.AFTER, own.resource)
    for rule in problem.rules:
        if rule.kind != "together":
            yield Demand(DemandKind.RULE, rule.id)


def mends(problem, way, left_out=(), after_last=()):
    """Whether a problem with a change is possible, without the demands that are left out."""
    changed = changed_problem(problem, way, after_last)
    kept = set(demands_of(problem)) - set(left_out)
    if isinstance(way, Dropped):
        kept.discard(way.demand)
    if not left_out:
        return any(keeps_all(changed, starts) for starts in all_plans(changed))
    return Tried(changed).possible(kept)


def one_step_less(way, step):
    """The same change, less by one step; None = there is no such change."""
    match way:
        case More() if way.extra > step:
            return replace(way, after=way.after - step)
        case Loosened() if way.change > step:
            return replace(way, after=way.after + (step if way.after < way.before else -step))
    return None


def every_step(problem, demand, steps, most=400):
    """Every change of one demand that there is, up to so many steps: slow and simple."""
    if demand.kind is not DemandKind.RULE:
        yield from _every_more(problem, demand, steps, most)
        return
    rule = next(r for r in problem.rules if r.id == demand.name)
    yield Dropped(demand=demand)
    named = {"must": "measures", "never": "measures", "requires": "needs"}.get(rule.kind)
    if named and len(getattr(rule, named)) > 1:
        for i in getattr(rule, named):
            yield TakenOff(demand=demand, measure=i)
    for limit in ("at_least", "at_most", "exactly", "gap"):
        stated = getattr(rule, limit, None)
        if stated is None:
            continue
        stated = Fraction(stated)
        step = _step(rule, stated, limit, steps)
        for k in range(1, most):
            for after in (stated - k * step, stated + k * step):
                if limit in ("at_least", "gap") and after > stated:
                    continue
                if limit == "at_most" and after < stated:
                    continue
                if after < 0 or (rule.kind == "share" and after > 1):
                    continue
                yield Loosened(demand=demand, limit=limit, before=stated, after=after)


def _every_more(problem, demand, steps, most):
    own = next(x for x in problem.limits if x.resource == demand.name)
    before = {
        DemandKind.BUDGET: own.budgets[demand.year or 0] if own.budgets else None,
        DemandKind.TOTAL: own.total,
        DemandKind.AFTER: own.after,
    }[demand.kind]
    for k in range(1, most):
        yield More(demand=demand, before=before, after=before + k * steps.of(demand.name))


def _step(rule, stated, limit, steps):
    if rule.kind in ("count", "requires"):
        return Fraction(1)
    if rule.kind == "share":
        return steps.of_share(getattr(rule, limit))
    if rule.what == "value":
        return steps.of_value(getattr(rule, limit))
    return steps.of(rule.what)


def step_of(problem, way, steps):
    """The step in which a way's limit is moved."""
    if isinstance(way, More):
        return steps.of(way.demand.name)
    rule = next(r for r in problem.rules if r.id == way.demand.name)
    return _step(rule, way.before, way.limit, steps)
