"""Two ways to solve one integer program, side by side: the first proof counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event, Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.integer_program import (
    IntegerProgram,
    OnFound,
    Solved,
    Verdict,
)

# The second way joins in after so many seconds: what is solved by then needs no race, and leaves
# the other core to whoever else is served.
HEAD_START = 1.0

# Restarts and the feasibility jump cost more than they gain on plans of several years: without
# them most take two thirds of the time of HiGHS as it is, but a few many times as long. Those
# are others with presolve than without it.
_LEAN: Mapping[str, Any] = {
    "mip_allow_restart": False,
    "mip_heuristic_run_feasibility_jump": False,
}
WAYS: Sequence[Mapping[str, Any]] = (_LEAN, {**_LEAN, "presolve": "off"})


def raced(
    program: IntegerProgram,
    deadline: Deadline,
    on_found: OnFound | None = None,
    known: NDArray[np.bool_] | None = None,
) -> Solved:
    """Return what is proven first; where the time ends before, the best of what both found.

    HiGHS lets other threads run, so on two cores the race costs little and saves what the
    slower way would have taken.

    Parameters
    ----------
    on_found : told of each selection that is better than those before it
    known : a selection to start from
    """
    done = Event()
    limited = Deadline(deadline.seconds_left, _Either(done, deadline.stop))
    listener = _Listener(program, on_found) if on_found else None
    runners = ThreadPoolExecutor(len(WAYS), thread_name_prefix="solve")
    try:
        running: list[Future[Solved]] = []
        solved: list[Solved] = []
        for options in WAYS:
            running.append(
                runners.submit(
                    program.solve, limited, on_found=listener, options=options, known=known
                )
            )
            finished, _ = wait(running, timeout=HEAD_START)
            if finished:
                break
        pending = set(running)
        while pending:
            finished, pending = wait(pending, return_when=FIRST_COMPLETED)
            solved += [future.result() for future in finished]
            proven = [s for s in solved if s.verdict is not Verdict.STOPPED]
            if proven:
                return proven[0]
        return _best_of(program, solved)
    finally:
        # Whoever still runs stops by itself, and nobody waits for it.
        done.set()
        runners.shutdown(wait=False)


class _Either:
    """Set when either is."""

    def __init__(self, one: Stop, other: Stop | None) -> None:
        self._one, self._other = one, other

    def is_set(self) -> bool:
        return self._one.is_set() or (self._other is not None and self._other.is_set())


class _Listener:
    """Hands on what either way finds, when it is better than all before."""

    def __init__(self, program: IntegerProgram, on_found: OnFound) -> None:
        self._values = np.asarray(program.values)
        self._on_found, self._lock = on_found, Lock()
        self._best: int | None = None
        self._bound = float("inf")

    def __call__(self, taken: NDArray[np.bool_], bound: float | None) -> None:
        worth = int(self._values[taken].sum())
        with self._lock:
            if bound is not None:
                self._bound = min(self._bound, bound)
            if self._best is not None and worth <= self._best:
                return
            self._best = worth
            known = None if self._bound == float("inf") else self._bound
            self._on_found(taken, known)


def _best_of(program: IntegerProgram, solved: list[Solved]) -> Solved:
    values = np.asarray(program.values)
    found = [s.taken for s in solved if s.taken is not None]
    bounds = [s.bound for s in solved if s.bound is not None]
    return Solved(
        Verdict.STOPPED,
        max(found, key=lambda taken: int(values[taken].sum()), default=None),
        min(bounds, default=None),
    )
