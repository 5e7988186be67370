"""Slow down guessing without locking out a room that shares one address."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

# Fingers slip: so many wrong guesses a minute are answered at once, of one address …
FREE_GUESSES = 10
# … and of all addresses together.
FREE_GUESSES_TOGETHER = 120
FORGOTTEN_AFTER = 60.0
# From then on guesses, wrong or right, are answered one after the other, so many seconds apart.
PACE = 2.0
PACE_TOGETHER = 0.5
# Nobody waits for longer; who would have to is asked to send it again.
LONGEST_WAIT = 10.0
_MOST_ADDRESSES = 10_000
_TOGETHER = ""


@dataclass(slots=True)
class _Guesses:
    wrong: deque[float] = field(default_factory=deque)
    free_at: float = 0.0


class Throttle:
    """How long the answer to a guess waits, by the address that it comes from.

    Each guess counts when it comes in, so that many at once are slowed as well, and is given back
    when it was right. Who would wait for too long is asked to send it again; who scans the QR code
    never waits at all, so that nobody shuts a room out by guessing.

    One address has some 40 guesses a minute, all together some 240: of the 900,000 codes of six
    digits one address meets a given one with a chance of about one in fifty within the eight
    hours that a code lives, and all the addresses of the world with about one in eight. What is
    met is only a seat: it shows nobody's answers.

    Parameters
    ----------
    clock : seconds that never run backwards
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._guesses: OrderedDict[str, _Guesses] = OrderedDict()

    def wait(self, address: str) -> float | None:
        """Return the seconds after which a guess is to be answered; None = it must come again.

        The guess counts as a wrong one until `note_right`.
        """
        with self._lock:
            now = self._clock()
            own, together = self._of(bucket_of(address), now), self._of(_TOGETHER, now)
            turns = [
                (guesses, pace)
                for guesses, free, pace in (
                    (own, FREE_GUESSES, PACE),
                    (together, FREE_GUESSES_TOGETHER, PACE_TOGETHER),
                )
                if len(guesses.wrong) >= free
            ]
            at = max((max(now, g.free_at) + pace for g, pace in turns), default=now)
            if at - now > LONGEST_WAIT:
                return None
            for guesses, _ in turns:
                guesses.free_at = at
            own.wrong.append(now)
            together.wrong.append(now)
            return at - now

    def note_right(self, address: str) -> None:
        """Forget a guess again: it was right."""
        with self._lock:
            now = self._clock()
            for name in (bucket_of(address), _TOGETHER):
                wrong = self._of(name, now).wrong
                if wrong:
                    wrong.pop()

    def _of(self, name: str, now: float) -> _Guesses:
        guesses = self._guesses.setdefault(name, _Guesses())
        self._guesses.move_to_end(name)
        while guesses.wrong and now - guesses.wrong[0] >= FORGOTTEN_AFTER:
            guesses.wrong.popleft()
        while len(self._guesses) > _MOST_ADDRESSES:
            self._guesses.popitem(last=False)
        return guesses


def bucket_of(address: str) -> str:
    """Return what counts as one address: of IPv6, the network that one subscriber has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
