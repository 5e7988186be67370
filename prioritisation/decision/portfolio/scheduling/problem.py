"""Which measures to start, and when: a plan of several years with rules, as numbers only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prioritisation.decision.programme.rules import Rule, Together
from prioritisation.errors import InvalidValueError

# Amounts of one resource, by year counted from the start.
Years = tuple[Fraction, ...]

# Made once: most years of most measures take nothing.
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A measure as the optimiser sees it.

    Parameters
    ----------
    id : of the measure
    starts : t = 0 … T − 1, the years of the horizon in which it may start, rising; none = it
        cannot be chosen
    value : v_i, whole value; 0 = as good as doing nothing; may be negative
    months : m_i, months from the start to the effect, 0 or more
    cost, income : by resource, amounts of its 1st, 2nd, … year, 0 or more
    permanent : by resource, cost of every later year, for good; reported only
    """

    id: str
    starts: tuple[int, ...] = (0,)
    value: Fraction = Fraction(0)
    months: Fraction = Fraction(0)
    cost: Mapping[str, Years] = field(default_factory=dict)
    income: Mapping[str, Years] = field(default_factory=dict)
    permanent: Mapping[str, Fraction] = field(default_factory=dict)

    def net(self, resource: str, k: int) -> Fraction:
        """Return cost − income of a resource in the k-th year from the start, k = 0, 1, …."""
        cost, income = _at(self.cost, resource, k), _at(self.income, resource, k)
        return cost - income if income else cost

    def cost_in(self, resource: str, k: int) -> Fraction:
        """Return the cost of a resource in the k-th year from the start, k = 0, 1, …."""
        return _at(self.cost, resource, k)

    def net_total(self, resource: str) -> Fraction:
        """Return cost − income of a resource over all the years."""
        years = range(self.duration(resource))
        return sum((self.net(resource, k) for k in years), Fraction(0))

    def duration(self, resource: str) -> int:
        """Return in how many years from the start the resource may be taken or brought."""
        return max(len(self.cost.get(resource, ())), len(self.income.get(resource, ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits on one resource, exact.

    Parameters
    ----------
    resource : id
    budgets : b_t, T amounts; empty = no year is limited
    total : most over the horizon; None = not limited
    carry_over : share of what a year leaves that the next may use
    after : most that each year beyond the horizon may cost; None = not limited
    after_is_last : whether that is the last year's budget, so that another one changes it too
    later : most that the 1st, 2nd, … year beyond the horizon may cost; years past its end are
        not limited by it
    permanent : most that the yearly cost for good may come to; None = not limited
    """

    resource: str
    budgets: tuple[Fraction, ...] = ()
    total: Fraction | None = None
    carry_over: Fraction = Fraction(0)
    after: Fraction | None = None
    after_is_last: bool = False
    later: Years = ()
    permanent: Fraction | None = None

    def of_later(self, year: int) -> Fraction | None:
        """Return the most that a year beyond the horizon may cost, 0 = the first; None = any."""
        own = self.later[year : year + 1]
        limits = [*own, *([] if self.after is None else [self.after])]
        return min(limits, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledProblem:
    """Which measures to start in which year of a horizon.

    A measure is left out or starts in one year t of its window; what its k-th year takes falls
    in year t + k − 1, and beyond the horizon it is a commitment.

    Parameters
    ----------
    periods : T, 1 or more
    first_year : the year that t = 0 stands for; 0 without a calendar
    candidates : in list order
    limits : one for each resource, in the order in which ties look at spending
    rules : those in force
    members : by id of each rule with a group, who is in it
    value_years : V, at least T
    counts_remaining : whether value counts from the effect on, over V years, or in full

    Raises
    ------
    InvalidValueError : an id is doubled or unknown, or a saving is larger than the smallest
        first-year cost of its measures.
    """

    periods: int
    first_year: int = 0
    candidates: tuple[Candidate, ...]
    limits: tuple[Limits, ...]
    rules: tuple[Rule, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    value_years: int
    counts_remaining: bool
    by_id: Mapping[str, Candidate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {c.id: c for c in self.candidates})
        ids = self.ids
        if len(set(ids)) != len(ids):
            raise InvalidValueError("ids_doubled", field="ids")
        known = set(ids)
        for rule in self.rules:
            for i in rule.named():
                if i not in known:
                    raise InvalidValueError("unknown_id", field=f"rules.{rule.id}", value=i)
            for resource in rule.resources():
                if resource not in self.resources:
                    raise InvalidValueError(
                        "unknown_resource",
                        field=f"rules.{rule.id}",
                        value=resource,
                        known=", ".join(self.resources),
                    )
            if isinstance(rule, Together):
                self._check_saving(rule)

    def _check_saving(self, rule: Together) -> None:
        for resource, saving in rule.saving.items():
            least = min(self.by_id[i].cost_in(resource, 0) for i in rule.measures)
            if Fraction(saving) > least:
                raise InvalidValueError(
                    "saving_above_cost",
                    field=f"rules.{rule.id}.saving.{resource}",
                    value=saving,
                    least=least,
                )

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the measures, in list order."""
        return tuple(c.id for c in self.candidates)

    @property
    def resources(self) -> tuple[str, ...]:
        """Ids of the resources, in order."""
        return tuple(limit.resource for limit in self.limits)

    @property
    def joint_effects(self) -> tuple[Together, ...]:
        """The rules that add to what is summed instead of limiting it."""
        return tuple(rule for rule in self.rules if isinstance(rule, Together))

    def new_rule_id(self, name: str) -> str:
        """Return an id that none of the rules has: the name, lengthened where it is taken."""
        known = {rule.id for rule in self.rules}
        while name in known:
            name += "_"
        return name

    def share(self, t: int, months: Fraction) -> Fraction:
        """Return how much of a value counts that starts in year t.

        share(t, m) = max(0, 12·(V − t) − m) / (12·V), or 1 when value counts in full
        """
        if not self.counts_remaining:
            return Fraction(1)
        left = 12 * (self.value_years - t) - months
        return max(Fraction(0), Fraction(left)) / (12 * self.value_years)

    def last_commitment(self, resource: str) -> int:
        """Return how many years beyond the horizon may cost something, 0 or more."""
        lasts = (c.starts[-1] + c.duration(resource) for c in self.candidates if c.starts)
        return max(0, max(lasts, default=0) - self.periods)


def _at(amounts: Mapping[str, Years], resource: str, k: int) -> Fraction:
    years = amounts.get(resource, ())
    return years[k] if 0 <= k < len(years) else NOTHING
