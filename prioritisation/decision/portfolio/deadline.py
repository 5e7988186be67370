"""When to stop: a limit of time, or somebody who no longer waits."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Protocol, TypeAlias

# Told the share of the work that is done, 0 … 1.
Progress: TypeAlias = Callable[[float], object]


class Stop(Protocol):
    """What tells that nobody waits for the answer any more, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Return whether to stop."""


class Deadline:
    """The moment after which no further work begins.

    Parameters
    ----------
    time_limit : seconds from now; None = no limit
    stop : asked between steps; None = never stops

    Attributes
    ----------
    started : of the clock
    """

    def __init__(self, time_limit: float | None = None, stop: Stop | None = None) -> None:
        self.started = monotonic()
        self._end = None if time_limit is None else self.started + time_limit
        self.stop = stop

    @property
    def passed(self) -> bool:
        """Whether the time is up or a stop was asked for."""
        if self.stop is not None and self.stop.is_set():
            return True
        return self._end is not None and monotonic() >= self._end

    @property
    def can_be_stopped(self) -> bool:
        """Whether somebody may ask for a stop."""
        return self.stop is not None

    @property
    def seconds_left(self) -> float | None:
        """Seconds that remain, 0 or more; None = no limit."""
        return None if self._end is None else max(0.0, self._end - monotonic())

    @property
    def seconds_used(self) -> float:
        """Wall time since the start."""
        return monotonic() - self.started
