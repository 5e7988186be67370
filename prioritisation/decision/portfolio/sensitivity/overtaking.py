"""Where along a line of shares another portfolio becomes better than a given one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import highest, keeps_rows, rows_of
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.sensitivity.share_line import Line, ShareLine
from prioritisation.decision.portfolio.sensitivity.weight_interval import End, Starts
from prioritisation.errors import NoAnswerError


@dataclass(frozen=True, slots=True)
class BestAt:
    """The best known at a share, whether it is better than the given one, or proven not to be."""

    starts: Starts
    overtakes: bool
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Overtaking:
    """Which portfolios overtake a given one when a share moves, and where.

    Which portfolios keep the demands must not depend on the share.

    Parameters
    ----------
    line : the question at every share
    starts : of the given portfolio
    met : portfolios met so far, which keep the demands too; those met here are added
    """

    line: ShareLine
    starts: Starts
    met: list[Starts]
    deadline: Deadline
    _own: Line = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_own", self.line.line(self.starts))

    def best_at(self, share: Fraction) -> BestAt:
        """Return a portfolio that is better at a share, or that there is none."""
        value = self._own.at(share)
        for starts in self.met:
            if self.line.line(starts).at(share) > value:
                return BestAt(starts, overtakes=True, is_proven=False)
        problem = self.line.problem_at(share)
        try:
            best = best_schedule(
                problem,
                time_limit=self.deadline.seconds_left,
                stop=self.deadline.stop,
                settle_ties=False,
                known=self.starts,
            )
        except NoAnswerError:
            return BestAt(self.starts, overtakes=False, is_proven=False)
        if best.value > value:
            self.met.append(best.starts)
            return BestAt(best.starts, overtakes=True, is_proven=False)
        return BestAt(self.starts, overtakes=False, is_proven=best.bound == value)

    def end(self, far: Fraction) -> End:
        """Return how far the portfolio stays a best one towards an end of all shares.

        It must be a best one somewhere before that end.

        Parameters
        ----------
        far : 0 or 1
        """
        share = far
        while (best := self.best_at(share)).overtakes:
            share = self._own.meets(self.line.line(best.starts))
        at = self.line.weight_of(share)
        if share == far or not best.is_proven:
            return End(at, is_proven=best.is_proven)
        return End(at, beyond=self._best_beyond(share, self._own.at(share), upwards=far == 1))

    def highest_at(self, share: Fraction) -> Starts | None:
        """Return a portfolio of the highest value at a share; None = not known in time."""
        starts = self.starts
        while (best := replace(self, starts=starts).best_at(share)).overtakes:
            starts = best.starts
        return starts if best.is_proven else None

    def best_from_none(self) -> Starts | None:
        """Return a portfolio that is the best just above a share of 0; None = not known in time.

        The given portfolio is none of the best at that share.
        """
        none = Fraction(0)
        highest = self.highest_at(none)
        if highest is None:
            return None
        return self._best_beyond(none, self.line.line(highest).at(none), upwards=True)

    def _best_beyond(self, share: Fraction, value: Fraction, *, upwards: bool) -> Starts | None:
        """Return a portfolio that is the best just beyond a share; None = not known in time.

        Of those that are the best at the share, it is the one that gains the most beyond it.

        Parameters
        ----------
        value : the highest at the share; one of those met has it
        """
        here = Columns(self.line.problem_at(share))
        gains = Columns(self.line.problem_at(Fraction(int(upwards))))
        least = here.row({j: -v for j, v in here.values().items()}, -value)
        rows = [*rows_of(here, here.unordered_demands()), least]
        aim = gains.whole(gains.values())
        tied = next(s for s in reversed(self.met) if self.line.line(s).at(share) == value)
        found = highest(
            aim.amounts,
            rows,
            lambda taken: keeps_rows(taken, here, rows),
            self.deadline,
            known=here.taken(tied),
        )
        if found.taken is None or found.value != found.bound:
            return None
        return here.assessment(found.taken).starts
