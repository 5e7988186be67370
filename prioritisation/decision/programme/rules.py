"""Side conditions of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleKind(StrEnum):
    """What a rule demands of its measures."""

    MUST = "must"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A demand on the portfolio.

    Parameters
    ----------
    kind : MUST: all of the measures are chosen; NEVER: none of them is
    measures : ids
    why : the reason, such as the council's decision
    on : a rule that is off demands nothing
    """

    kind: RuleKind
    measures: tuple[str, ...]
    why: str = ""
    on: bool = True
