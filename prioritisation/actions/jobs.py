"""Long work behind a page: begun once for each question, looked at while it runs, and stopped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from threading import Event, Lock
from time import monotonic
from typing import Any, Generic, TypeVar

from prioritisation.errors import PrioritisationError

T = TypeVar("T")

# Jobs that run side by side: a solver lets other threads run, and the phones come first.
AT_ONCE = 3
# A page looks at least once in a second at what it follows.
UNWATCHED_SECONDS = 5.0
# Results that are kept, the least lately asked for given up first.
MOST_KEPT = 60


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of long work.

    Attributes
    ----------
    stop : set it to stop the work; solvers hear it within a fraction of a second
    found : what is known so far, replaced as it gets better; None = nothing yet
    progress : share that is done, 0 … 1; None = not known
    result : what came of it; None until it is done, or when it failed
    error : what a person can mend, if that is why it ended
    """

    key: Hashable
    stop: Event = field(default_factory=Event)
    found: Any = None
    progress: float | None = None
    result: T | None = None
    error: PrioritisationError | None = None
    begun: float = field(default_factory=monotonic)
    _looked: float = field(default_factory=monotonic)
    _ended: Event = field(default_factory=Event)
    _fault: BaseException | None = None

    @property
    def is_done(self) -> bool:
        """Whether it has ended, one way or another."""
        return self._ended.is_set()

    def look(self) -> None:
        """Note that somebody still waits for it."""
        self._looked = monotonic()

    @property
    def unwatched_for(self) -> float:
        """Seconds since somebody looked at it."""
        return monotonic() - self._looked

    @property
    def seconds(self) -> float:
        """Wall time since it was asked for."""
        return monotonic() - self.begun

    def wait(self, seconds: float | None = None) -> bool:
        """Return whether it has ended, after waiting for it so long at most."""
        return self._ended.wait(seconds)

    def outcome(self) -> T | None:
        """Return the result; None while it runs, or when it was stopped before there was one.

        Raises
        ------
        PrioritisationError : why it failed, where a person can mend it; any other error of the
            work itself is raised as it is.
        """
        if self.error is not None:
            raise self.error
        if self._fault is not None:
            raise self._fault
        return self.result

    def run(self, work: Callable[[Job[T]], T]) -> None:
        """Do the work here and now."""
        try:
            if not self.stop.is_set():
                self.result = work(self)
        except PrioritisationError as error:
            self.error = error
        except BaseException as fault:  # noqa: BLE001 - raised again where it is looked at
            self._fault = fault
        finally:
            self._ended.set()


class Jobs:
    """The jobs of this server, by the question that each answers.

    Whoever asks the same question looks at the same job, so that a page that runs again, or a
    second planner, begins nothing twice.

    Parameters
    ----------
    unwatched_seconds : how long work goes on that nobody looks at while others wait
    """

    def __init__(self, unwatched_seconds: float = UNWATCHED_SECONDS) -> None:
        self._unwatched_seconds = unwatched_seconds
        self._jobs: OrderedDict[Hashable, Job[Any]] = OrderedDict()
        self._lock = Lock()
        self._runners = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="job")

    def job(self, key: Hashable, work: Callable[[Job[T]], T]) -> Job[T]:
        """Return the job that answers a question; begun when it is asked for the first time."""
        with self._lock:
            known = self._jobs.get(key)
            if known is not None:
                known.look()
                self._jobs.move_to_end(key)
                return known
            made: Job[T] = Job(key)
            self._jobs[key] = made
            while len(self._jobs) > MOST_KEPT:
                _, old = self._jobs.popitem(last=False)
                old.stop.set()
            self._runners.submit(made.run, work)
            return made

    def known(self, key: Hashable) -> Job[Any] | None:
        """Return the job that answers a question, if it has been asked; it is not begun."""
        with self._lock:
            return self._jobs.get(key)

    def stop_unwatched(self) -> None:
        """Stop and forget what still runs though nobody has looked at it for a while.

        A page that follows a job looks at it again and again; where the question has changed,
        or the page was left, nobody does, and whoever waits for a turn gets it.
        """
        with self._lock:
            for key, job in list(self._jobs.items()):
                if not job.is_done and job.unwatched_for > self._unwatched_seconds:
                    job.stop.set()
                    del self._jobs[key]

    def forget(self, key: Hashable) -> None:
        """Stop a job and forget it, so that the question can be asked anew."""
        with self._lock:
            job = self._jobs.pop(key, None)
        if job is not None:
            job.stop.set()

    def close(self) -> None:
        """Stop everything, and wait until it has stopped."""
        with self._lock:
            for job in self._jobs.values():
                job.stop.set()
            self._jobs.clear()
        self._runners.shutdown(wait=True, cancel_futures=True)


@cache
def the_jobs() -> Jobs:
    """Return the jobs of this server."""
    return Jobs()


def close_jobs() -> None:
    """Stop all work at the end, so that nothing outlives the server."""
    the_jobs().close()
    the_jobs.cache_clear()
