"""What a selection with start years comes to: added up exactly, and which demands it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.keeping import keeps
from prioritisation.decision.portfolio.scheduling.money import Money
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem, Years
from prioritisation.decision.programme.rules import COUNT, VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A selection with start years, added up exactly, whether or not it keeps the demands.

    Parameters
    ----------
    problem : whose measures and demands these are
    starts : t by id of the selected measures

    Attributes
    ----------
    value : Σ v_i·share(t_i, m_i) + Σ joint value·share(τ, its months)
    joint : τ by id of each rule whose measures are all selected
    money : by resource
    carried : by resource, T amounts: the most that may be carried into each year; not below 0
    broken : the demands that are not kept
    """

    problem: ScheduledProblem = field(repr=False, compare=False)
    starts: Mapping[str, int]
    value: Fraction = field(init=False)
    joint: Mapping[str, int] = field(init=False, compare=False)
    money: Mapping[str, Money] = field(init=False, compare=False)
    carried: Mapping[str, Years] = field(init=False, compare=False)
    broken: tuple[Demand, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        problem = self.problem
        unknown = set(self.starts) - set(problem.ids)
        if unknown:
            raise ValueError(f"starts: no measures of the problem: {sorted(unknown)}")
        ordered = {i: self.starts[i] for i in problem.ids if i in self.starts}
        object.__setattr__(self, "starts", ordered)
        joint = {
            rule.id: max(ordered[i] for i in rule.measures)
            for rule in problem.joint_effects
            if all(i in ordered for i in rule.measures)
        }
        object.__setattr__(self, "joint", joint)
        money = {limit.resource: self._money(limit.resource) for limit in problem.limits}
        object.__setattr__(self, "money", money)
        object.__setattr__(self, "value", sum(self._values(), Fraction(0)))
        carried = {limit.resource: self._carried(limit) for limit in problem.limits}
        object.__setattr__(self, "carried", carried)
        object.__setattr__(self, "broken", tuple(self._broken()))

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids in list order."""
        return tuple(self.starts)

    @property
    def spending(self) -> Mapping[str, Years]:
        """By resource, T amounts."""
        return {resource: money.spending for resource, money in self.money.items()}

    @property
    def costs(self) -> Mapping[str, Fraction]:
        """By resource, spending over the horizon."""
        return {r: sum(money.spending, Fraction(0)) for r, money in self.money.items()}

    @property
    def left(self) -> Mapping[str, Fraction]:
        """By resource with limits over the horizon, what its spending leaves of them."""
        left = {}
        for limit in self.problem.limits:
            budgets = [sum(limit.budgets, Fraction(0))] if limit.budgets else []
            budgets += [] if limit.total is None else [limit.total]
            if budgets:
                left[limit.resource] = min(budgets) - self.costs[limit.resource]
        return left

    def counted_value(self, measure: str) -> Fraction:
        """Return what a selected measure adds to the value, without joint effects."""
        candidate = self.problem.by_id[measure]
        return candidate.value * self.problem.share(self.starts[measure], candidate.months)

    def _values(self) -> Iterator[Fraction]:
        problem = self.problem
        for c in problem.candidates:
            if c.id in self.starts:
                yield c.value * problem.share(self.starts[c.id], c.months)
        for rule in problem.joint_effects:
            if rule.id in self.joint:
                months = Fraction(rule.months_to_effect)
                yield Fraction(rule.value) * problem.share(self.joint[rule.id], months)

    def _money(self, resource: str) -> Money:
        problem, periods = self.problem, self.problem.periods
        later = problem.last_commitment(resource)
        cost, income, savings = [[Fraction(0)] * (periods + later) for _ in range(3)]
        permanent = Fraction(0)
        for c in problem.candidates:
            start = self.starts.get(c.id)
            if start is None:
                continue
            permanent += c.permanent.get(resource, Fraction(0))
            for kind, years in ((cost, c.cost), (income, c.income)):
                for k, amount in enumerate(years.get(resource, ())):
                    # A start outside the window, of a list that somebody proposes.
                    if start + k >= len(kind):
                        for row in (cost, income, savings):
                            row.extend([Fraction(0)] * (start + k + 1 - len(row)))
                    kind[start + k] += amount
        for rule in problem.joint_effects:
            if rule.id in self.joint:
                savings[self.joint[rule.id]] += Fraction(rule.saving.get(resource, 0))
        return Money(
            cost=tuple(cost[:periods]),
            income=tuple(income[:periods]),
            savings=tuple(savings[:periods]),
            later=tuple(c - i for c, i in zip(cost[periods:], income[periods:], strict=True)),
            permanent=permanent,
        )

    def _carried(self, limit: Limits) -> Years:
        """Return what each year may be given by the one before: a share of what that leaves."""
        carried = [Fraction(0)]
        spending = self.money[limit.resource].spending
        for t in range(self.problem.periods - 1):
            if not limit.budgets:
                carried.append(Fraction(0))
                continue
            left = limit.budgets[t] + carried[t] - spending[t]
            carried.append(limit.carry_over * max(left, Fraction(0)))
        return tuple(carried)

    def _broken(self) -> Iterator[Demand]:
        for c in self.problem.candidates:
            if c.id in self.starts and self.starts[c.id] not in c.starts:
                yield Demand(DemandKind.WINDOW, c.id)
        for limit in self.problem.limits:
            money = self.money[limit.resource]
            carried = self.carried[limit.resource]
            for t, budget in enumerate(limit.budgets):
                if money.spending[t] > budget + carried[t]:
                    yield Demand(DemandKind.BUDGET, limit.resource, t)
            if limit.total is not None and sum(money.spending, Fraction(0)) > limit.total:
                yield Demand(DemandKind.TOTAL, limit.resource)
            if _exceeds_after(money, limit):
                yield Demand(DemandKind.AFTER, limit.resource)
        for rule in self.problem.rules:
            if not keeps(rule, self):
                yield Demand(DemandKind.RULE, rule.id)

    def sum_of(self, what: str, ids: Iterable[str], year: int | None = None) -> Fraction:
        """Return what measures come to, those of them that are selected.

        Parameters
        ----------
        what : ``value``, counted, without joint effects; ``count``; or a resource, whose costs
            inside the horizon are summed, before income and savings
        ids : of measures
        year : t, for a resource; None = the whole horizon
        """
        chosen = [i for i in dict.fromkeys(ids) if i in self.starts]
        if what == COUNT:
            return Fraction(len(chosen))
        if what == VALUE:
            return sum((self.counted_value(i) for i in chosen), Fraction(0))
        total = Fraction(0)
        for i in chosen:
            years = range(self.problem.periods) if year is None else [year]
            for t in years:
                total += self.problem.by_id[i].cost_in(what, t - self.starts[i])
        return total


def _exceeds_after(money: Money, limit: Limits) -> bool:
    if limit.permanent is not None and money.permanent > limit.permanent:
        return True
    limits = [limit.of_later(year) for year in range(len(money.later))]
    pairs = zip(money.later, limits, strict=True)
    return any(most is not None and amount > most for amount, most in pairs)
