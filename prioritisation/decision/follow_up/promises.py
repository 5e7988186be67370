"""What a decision promised: which measures, from when, for how much of each resource."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.items import Amounts, Measure
from prioritisation.decision.programme.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A measure of a decided portfolio, with what it was to take.

    Parameters
    ----------
    id, name : the measure's, the name as it was decided
    start : year; None = the decision has no calendar
    cost : by resource, what each year from the start takes, before income, as it was decided
    unit, owner, spearhead : the measure's today, else as they were when it was decided
    illustrative : its amounts are samples, nobody's own
    is_listed : it is still in the list of measures, so that its progress can be told
    """

    id: str
    name: Text
    start: int | None = None
    cost: Mapping[str, Amounts] = field(default_factory=dict)
    unit: str = ""
    owner: str = ""
    spearhead: str = ""
    illustrative: bool = False
    is_listed: bool = True

    def planned_by(self, year: int) -> Mapping[str, Decimal]:
        r"""Return by resource what is planned from the start to the end of a year.

        .. math:: P_r(y) = \sum_{k \ge 0,\; s + k \le y} c_{rk}

        with the start year s. Costs are known by whole years only. Without a start year the
        whole cost counts. The yearly cost for good, after these years, is no part of it.
        """
        return {
            resource: sum(amounts[: self._years_to(year, len(amounts))], Decimal(0))
            for resource, amounts in self.cost.items()
        }

    def planned_in_all(self) -> Mapping[str, Decimal]:
        """Return by resource what is planned over all its years."""
        return {resource: sum(amounts, Decimal(0)) for resource, amounts in self.cost.items()}

    def _years_to(self, year: int, all_of_them: int) -> int:
        return all_of_them if self.start is None else max(0, year - self.start + 1)


def promises_of(
    decision: Decision, then: Mapping[str, Measure], today: Mapping[str, Measure]
) -> tuple[Promise, ...]:
    """Return what a decision promised, in its order.

    Parameters
    ----------
    then : by id, the measures as the decision was worked out from them
    today : by id, the measures as they are now
    """
    promises = []
    for decided in decision.selected:
        now = today.get(decided.id)
        was = then.get(decided.id, now)
        known = now or was
        promises.append(
            Promise(
                id=decided.id,
                name=decided.name,
                start=decided.start,
                cost={} if was is None else was.cost,
                unit="" if known is None else known.unit.strip(),
                owner="" if known is None else known.owner.strip(),
                spearhead="" if known is None else known.spearhead,
                illustrative=was is not None and was.illustrative,
                is_listed=now is not None,
            )
        )
    return tuple(promises)


def promise_of_undecided(measure: Measure) -> Promise:
    """Return what a measure is planned to take that no decision has taken up."""
    return Promise(
        id=measure.id,
        name=measure.name,
        cost=measure.cost,
        unit=measure.unit.strip(),
        owner=measure.owner.strip(),
        spearhead=measure.spearhead,
        illustrative=measure.illustrative,
    )
