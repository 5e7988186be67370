"""A plan of several years with rules → the best portfolio with its start years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.exact import integer_row
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.flattening import OnePeriod, flat_problem
from prioritisation.decision.portfolio.scheduling.optimum import (
    Highest,
    ImpossibleError,
    Taken,
    highest,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.ties import first_of_equals
from prioritisation.errors import InfeasibleError, NoAnswerError

# Told of each better portfolio while the search goes on.
OnBetter = Callable[[ScheduledPortfolio], None]


def best_schedule(
    problem: ScheduledProblem,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    settle_ties: bool = True,
    on_better: OnBetter | None = None,
    known: Mapping[str, int] | None = None,
) -> ScheduledPortfolio:
    """Return the portfolio of the highest value; see `PreparedSchedule.best`."""
    return PreparedSchedule(problem).best(
        time_limit=time_limit,
        stop=stop,
        settle_ties=settle_ties,
        on_better=on_better,
        known=known,
    )


class PreparedSchedule:
    """A plan whose demands are written out once, to be solved and to have its ties settled.

    Parameters
    ----------
    problem : the question
    """

    def __init__(self, problem: ScheduledProblem) -> None:
        self.problem = problem
        flat = flat_problem(problem)
        self._way: OnePeriod | _Years = (
            _Years(problem) if flat is None else OnePeriod(problem, flat)
        )

    def best(
        self,
        *,
        time_limit: float | None = None,
        stop: Stop | None = None,
        settle_ties: bool = True,
        on_better: OnBetter | None = None,
        known: Mapping[str, int] | None = None,
    ) -> ScheduledPortfolio:
        """Return the portfolio of the highest value, and among equals the first.

        The total order: highest value; lowest spending, commitments included, resource by
        resource; smallest sum of start years; fewest measures; then the portfolio that takes
        the first measure in the list in which two differ; last, the one that starts the first
        measure earlier whose start differs.

        Parameters
        ----------
        time_limit : seconds; then the best found so far is returned, with what is proven of it
        stop : such as a `threading.Event`; when set, the same
        settle_ties : False leaves ties open: any portfolio of the highest value is returned
        on_better : told of each better portfolio while the solver runs, from its thread
        known : t by id of a selection that keeps the demands; nothing of less value is returned

        Raises
        ------
        InfeasibleError : no selection keeps the demands.
        NoAnswerError : the limit was reached before any that keeps them was found.
        ValueError : what is known breaks a demand.
        """
        deadline = Deadline(time_limit, stop)
        start = None if known is None else Assessment(problem=self.problem, starts=known)
        if start is not None and start.broken:
            raise ValueError(f"known: breaks {start.broken[0]}")
        try:
            best = self._way.best(deadline, on_better, start)
        except ImpossibleError as error:
            raise InfeasibleError("plan_contradicts") from error
        if best is None:
            raise NoAnswerError("time_limit", value=time_limit)
        return self._way.settled(best, deadline) if settle_ties else best

    def settled(
        self,
        portfolio: ScheduledPortfolio,
        *,
        time_limit: float | None = None,
        stop: Stop | None = None,
    ) -> ScheduledPortfolio:
        """Return the first among the portfolios of the same, proven value.

        The portfolio itself is returned where its value is not proven or its ties are settled,
        and when the time is up or a stop is asked for. Its seconds grow by the time spent.
        """
        return self._way.settled(portfolio, Deadline(time_limit, stop))


class _Years:
    """Solved as an integer program over measures and years."""

    def __init__(self, problem: ScheduledProblem) -> None:
        self._problem = problem
        self._columns = Columns(problem)
        terms = self._columns.values()
        self._values = integer_row([terms[j] for j in range(self._columns.count)])
        self._rows: tuple[Row, ...] | None = None

    def _demands(self) -> tuple[Row, ...]:
        if self._rows is None:
            self._rows = rows_of(self._columns)
        return self._rows

    def best(
        self, deadline: Deadline, on_better: OnBetter | None, known: Assessment | None
    ) -> ScheduledPortfolio | None:
        """Return the best portfolio known; None = none in time.

        Raises
        ------
        ImpossibleError : there is none.
        """

        def tell(taken: Taken, bound: int | None) -> None:
            if on_better is not None:
                on_better(self._portfolio(taken, bound, Ties.OPEN, deadline))

        found = highest(
            self._values.amounts,
            self._demands(),
            self._keeps,
            deadline,
            on_found=tell if on_better else None,
            known=None if known is None else self._columns.taken(known.starts),
        )
        if found.taken is None:
            return None
        return self._portfolio(found.taken, found.bound, Ties.OPEN, deadline)

    def settled(self, portfolio: ScheduledPortfolio, deadline: Deadline) -> ScheduledPortfolio:
        """Return the first of equals; the portfolio itself when that is not known in time."""
        if portfolio.status is not Status.OPTIMAL or portfolio.ties is Ties.SETTLED:
            return portfolio
        taken = self._columns.taken(portfolio.starts)
        value = int(self._values.amounts[taken].sum())
        first = first_of_equals(
            self._columns,
            Highest(taken, value, value),
            self._values.amounts,
            self._demands(),
            deadline,
        )
        seconds = portfolio.seconds + deadline.seconds_used
        if first is None:
            return replace(portfolio, seconds=seconds)
        return replace(self._portfolio(first, value, Ties.SETTLED, deadline), seconds=seconds)

    def _keeps(self, taken: Taken) -> bool:
        return not self._columns.assessment(taken).broken

    def _portfolio(
        self, taken: Taken, bound: int | None, ties: Ties, deadline: Deadline
    ) -> ScheduledPortfolio:
        assessment = self._columns.assessment(taken)
        most = int(self._values.amounts[self._values.amounts > 0].sum()) if bound is None else bound
        return ScheduledPortfolio(
            assessment=assessment,
            bound=max(assessment.value, most * self._values.unit),
            ties=ties,
            seconds=deadline.seconds_used,
        )
