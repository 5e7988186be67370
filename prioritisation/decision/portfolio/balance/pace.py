"""How much of a portfolio is quick wins, and how much grows with time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.matrix.positions import Quadrant
from prioritisation.decision.portfolio.balance.balance import Balance, with_all_candidates
from prioritisation.decision.portfolio.balance.sums import Sums, sums_of
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.rules import Share


class Pace(StrEnum):
    """How soon and how much a measure gives, as the matrix shows it."""

    QUICK = "quick"  # low-hanging fruit
    GROWING = "growing"  # large but slow
    SMALL = "small"  # fast but small
    REST = "rest"  # slow and small, not placed, or large without the least impact asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceBalance:
    """The measures of one pace.

    Parameters
    ----------
    taken : those in the portfolio
    candidates : all of them, those outside started as early as they may
    """

    pace: Pace
    taken: Sums
    candidates: Sums


def paces_of(matrix: Matrix) -> Mapping[str, Pace]:
    """Return the pace of each item of a matrix of output/input (x) and speed (y)."""
    found = dict.fromkeys((item.id for item in matrix.unplaced), Pace.REST)
    of_quadrant = {Quadrant.GROWING: Pace.GROWING, Quadrant.FAST_SMALL: Pace.SMALL}
    for position in matrix.positions:
        found[position.id] = (
            Pace.QUICK if position.is_low_hanging else of_quadrant.get(position.quadrant, Pace.REST)
        )
    return found


def pace_balance(balance: Balance, paces: Mapping[str, Pace]) -> tuple[PaceBalance, ...]:
    """Return a portfolio by pace: every measure has one, so the parts make up the whole.

    Parameters
    ----------
    paces : by id of every candidate
    """
    everything = with_all_candidates(balance.assessment)
    parts = []
    for pace in Pace:
        ids = [i for i in everything.selected if paces[i] is pace]
        parts.append(
            PaceBalance(
                pace=pace,
                taken=sums_of(balance.assessment, ids),
                candidates=sums_of(everything, ids),
            )
        )
    return tuple(parts)


def pace_rule(
    pace: Pace, paces: Mapping[str, Pace], what: str, at_least: Decimal, rule_id: str
) -> Share | None:
    """Return the rule that a pace has at least a share of the whole; None = no measure has it.

    Quick wins are a group that follows the matrix; those of another pace are named one by one,
    as the matrix shows them now.

    Parameters
    ----------
    what : id of a resource, ``value`` or ``count``
    at_least : 0 … 1
    """
    ids = tuple(i for i, of in paces.items() if of is pace)
    if not ids:
        return None
    group = Group(by=GroupKind.LOW_HANGING) if pace is Pace.QUICK else Group(measures=ids)
    return Share(id=rule_id, of=group, what=what, at_least=at_least)
