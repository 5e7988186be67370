"""Whose demand it is that a portfolio keeps or breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DemandKind(StrEnum):
    """What demands something of a portfolio."""

    RULE = "rule"
    BUDGET = "budget"
    TOTAL = "total"
    AFTER = "after"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule or a budget.

    Parameters
    ----------
    kind : what it is
    name : id of the rule, the resource, or, for a window, the measure
    year : t of a budget; None = it has none
    """

    kind: DemandKind
    name: str
    year: int | None = None
