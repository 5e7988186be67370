"""What can be scored: measures, factors and trends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prioritisation.decision.programme.economy import EffectKind, Estimate
from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.numbers import checked_number
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.errors import InvalidValueError

# Amounts of one resource, by year counted from the start: the 1st, the 2nd, … year.
Amounts = tuple[Decimal, ...]

CHANNELS = ("pull", "hold", "new_money")
LONGEST_FIELD = 200
PLAN_YEARS = range(1900, 2201)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Anything that can be scored; as it stands, a factor or a trend.

    Parameters
    ----------
    id : short name that files and rules use; unique in its programme
    name : title as people read it, at most 200 characters
    description : a few plain sentences
    illustrative : the item's scores and amounts are samples, nobody's own
    is_consequence : it follows from other things, and nothing that the town does moves it
        directly: no lever. It stays on the matrix and is never a low-hanging fruit
    """

    id: str
    name: Text
    description: Text = Text()
    illustrative: bool = False
    is_consequence: bool = False

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """A candidate action that the town can take and pay for.

    Parameters
    ----------
    cost : by resource, what each year from the start takes, 0 or more; the resource named
        ``cost`` is money in whole euros, others are exact decimals
    income : the same timing: grants, sales, savings in running cost
    yearly_after : by resource, cost of every later year, for good
    value : stated value, for the objective *value*
    benefit_eur : net income to the town in whole euros, for the objective *money*
    spearhead : id of its one main spearhead; empty = none
    target_groups, channels, factors : ids; channels are pull, hold, new_money
    unit : where the appropriation lands
    owner : who reports
    months_to_effect : whole months from the start, 0 or more
    start_earliest, start_latest : years
    effects : what it brings beside money that is stated above: residents, jobs, nights stayed …

    Raises
    ------
    InvalidValueError : a field is outside its range.
    """

    cost: Mapping[str, Amounts] = field(default_factory=dict)
    income: Mapping[str, Amounts] = field(default_factory=dict)
    yearly_after: Mapping[str, Decimal] = field(default_factory=dict)
    value: Decimal | None = None
    benefit_eur: int | None = None
    spearhead: str = ""
    target_groups: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    unit: str = ""
    owner: str = ""
    months_to_effect: int | None = None
    start_earliest: int | None = None
    start_latest: int | None = None
    effects: Mapping[EffectKind, Estimate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Not super(): a dataclass with slots is a new class, unknown to the bare call.
        Item.__post_init__(self)
        for kind, amounts in (("cost", self.cost), ("income", self.income)):
            for resource, years in amounts.items():
                for amount in years:
                    checked_amount(amount, resource, field=_column(kind, resource))
        for resource, amount in self.yearly_after.items():
            checked_amount(amount, resource, field=f"yearly_after:{resource}")
        if self.value is not None and not self.value.is_finite():
            raise InvalidValueError("not_a_number", field="value", value=self.value)
        if self.benefit_eur is not None and type(self.benefit_eur) is not int:
            raise InvalidValueError("not_whole_euros", field="benefit_eur", value=self.benefit_eur)
        for channel in self.channels:
            if channel not in CHANNELS:
                raise InvalidValueError("unknown_channel", field="channels", value=channel)
        for name in ("unit", "owner"):
            if len(getattr(self, name)) > LONGEST_FIELD:
                raise InvalidValueError(
                    "field_too_long", field=name, value=getattr(self, name), longest=LONGEST_FIELD
                )
        months = self.months_to_effect
        if months is not None and (type(months) is not int or not 0 <= months <= 1200):
            raise InvalidValueError("not_months", field="months_to_effect", value=months)
        self._check_window()

    def _check_window(self) -> None:
        earliest, latest = self.start_earliest, self.start_latest
        for name, year in (("start_earliest", earliest), ("start_latest", latest)):
            if year is not None and year not in PLAN_YEARS:
                raise InvalidValueError("not_a_year", field=name, value=year)
        if earliest is not None and latest is not None and latest < earliest:
            raise InvalidValueError(
                "window_reversed", field="start_latest", value=latest, earliest=earliest
            )

    def total_cost(self, resource: str) -> Decimal:
        """Return what the measure takes of a resource over all its years, before income."""
        return sum(self.cost.get(resource, ()), Decimal(0))

    def total_income(self, resource: str) -> Decimal:
        """Return what the measure brings of a resource over all its years."""
        return sum(self.income.get(resource, ()), Decimal(0))

    def net_cost(self, resource: str) -> Decimal:
        """Return cost − income of a resource over all its years."""
        return self.total_cost(resource) - self.total_income(resource)


def checked_amount(amount: Decimal, resource: str, field: str = "cost") -> Decimal:
    """Return an amount of a resource as it is.

    Raises
    ------
    InvalidValueError : not a finite number of 0 or more, above 10^15, or, for the resource
        ``cost``, not whole euros.
    """
    if checked_number(amount, field) < 0:
        rule = "not_whole_euros" if resource == "cost" else "not_zero_or_more"
        raise InvalidValueError(rule, field=field, value=amount)
    if resource == "cost" and amount != amount.to_integral_value():
        raise InvalidValueError("not_whole_euros", field=field, value=amount)
    return amount


def _column(kind: str, resource: str) -> str:
    return kind if (kind, resource) == ("cost", "cost") else f"{kind}:{resource}"
