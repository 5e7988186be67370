"""One question at every share that one criterion may have of all the weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import ONE
from prioritisation.decision.portfolio.sensitivity.weight_interval import Starts


@dataclass(frozen=True, slots=True)
class Line:
    """What a portfolio is worth at each share s: (1 − s)·at_none + s·at_all."""

    at_none: Fraction
    at_all: Fraction

    def at(self, share: Fraction) -> Fraction:
        """Return the value at a share."""
        return (ONE - share) * self.at_none + share * self.at_all

    def meets(self, other: Line) -> Fraction:
        """Return the share at which two are worth the same; they must not run side by side."""
        none, alls = other.at_none - self.at_none, other.at_all - self.at_all
        return none / (none - alls)


@dataclass(frozen=True, slots=True)
class ShareLine:
    """The question when one criterion has a share s of the weight, and the others divide the rest.

    Value is linear in s: that of a measure, of a joint effect (always the same), and so of a
    portfolio. With W the sum of the other weights, a weight λ is the share s = λ / (W + λ);
    s = 1 is what a weight above every limit comes to.

    Parameters
    ----------
    problem : the question; its values are not read
    rest, own : v_i by measure at s = 0 and at s = 1
    others : W, above 0
    """

    problem: ScheduledProblem
    rest: Mapping[str, Fraction]
    own: Mapping[str, Fraction]
    others: Fraction
    _ends: tuple[ScheduledProblem, ScheduledProblem] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ends", (self.problem_at(Fraction(0)), self.problem_at(ONE)))

    def share_of(self, weight: Fraction) -> Fraction:
        """Return the share that a weight has."""
        return weight / (self.others + weight)

    def weight_of(self, share: Fraction) -> Fraction | None:
        """Return the weight that has a share; None = any that is large enough."""
        return None if share == 1 else self.others * share / (ONE - share)

    def problem_at(self, share: Fraction) -> ScheduledProblem:
        """Return the question at a share."""
        return replace(
            self.problem,
            candidates=tuple(
                replace(c, value=(ONE - share) * self.rest[c.id] + share * self.own[c.id])
                for c in self.problem.candidates
            ),
        )

    def line(self, starts: Starts) -> Line:
        """Return what a portfolio is worth at each share."""
        none, alls = (Assessment(problem=end, starts=starts).value for end in self._ends)
        return Line(none, alls)
