"""What would bring in each measure that is left out: a cost, a share, a value, a budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.entries_by_lists import EntriesByLists
from prioritisation.decision.portfolio.reasons.entry import Entry
from prioritisation.decision.portfolio.reasons.entry_programs import entry_by_programs
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


def entries(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    measures: Sequence[str] | None = None,
    *,
    why: Mapping[str, Reason] | None = None,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[Entry]:
    """Yield from where on each measure that is left out would belong to a best portfolio.

    Parameters
    ----------
    portfolio : the best one, proven
    measures : ids of those to ask about, in this order; those that are in are passed over.
        None = all that are left out, in list order
    why : reasons that are known, by measure: what is proven there is not proven again
    time_limit : seconds for all of them; what is not known by then is told as unknown
    stop : such as a `threading.Event`; when set, the measures still to come are left out

    Raises
    ------
    ValueError : the portfolio is not proven to be the best.
    """
    if portfolio.status is not Status.OPTIMAL:
        raise ValueError("portfolio: not proven to be the best")
    deadline = Deadline(time_limit, stop)
    lists = EntriesByLists.of(problem, portfolio, deadline)
    for measure in problem.ids if measures is None else measures:
        if stop is not None and stop.is_set():
            return
        if measure in portfolio.starts:
            continue
        if lists is not None:
            yield lists.entry(measure, deadline)
        else:
            reason = None if why is None else why.get(measure)
            yield entry_by_programs(problem, portfolio, measure, deadline, reason)
