"""What a wall costs the server, and how soon it follows: one viewer, then twenty at once.

`python benchmarks/wall.py [--quick]` starts a server of its own. Viewers poll each second with
the tag of what they show, as the page does, while a score changes every two seconds. The
server's time on its processor is read from /proc; the drawing of each change is in it. The bars:
2 s from a change to the wall, and 10 % of one core for all viewers together.
"""

import http.client
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.scoring import agree_scores
from prioritisation.decision.programme.boards import BoardId
from prioritisation.store import open_store
from tests.journeys.server import Server

PAUSE, BETWEEN_CHANGES = 1.0, 2.0
LATEST, SHARE = 2.0, 0.10  # The bars: seconds, and of one core.
TICKS = os.sysconf("SC_CLK_TCK")


class Poll(NamedTuple):
    """One question: when it was answered, after how long, and with what."""

    at: float
    seconds: float
    status: int
    svg: str


class Viewer(threading.Thread):
    """A wall: it asks each second, with the tag of what it has."""

    def __init__(self, port, board, delay, stop):
        super().__init__(daemon=True)
        self.address = f"/wall/picture?board={board}&lang=en"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.delay, self.stop = delay, stop
        self.polls = []

    def run(self):
        """Ask until it is told to stop."""
        self.stop.wait(self.delay)
        tag, due = "", time.monotonic()
        while not self.stop.is_set():
            start = time.monotonic()
            self.connection.request("GET", self.address, headers={"If-None-Match": tag})
            answer = self.connection.getresponse()
            body = answer.read()
            tag = answer.headers["ETag"]
            now = time.monotonic()
            svg = json.loads(body)["svg"] if answer.status == 200 else ""
            self.polls.append(Poll(now, now - start, answer.status, svg))
            due = max(due + PAUSE, now)
            self.stop.wait(due - now)


def main():
    is_quick = "--quick" in sys.argv
    changes, rooms = (1, (2,)) if is_quick else (10, (1, 20))
    boards = (BoardId.FACTORS,) if is_quick else (BoardId.FACTORS, BoardId.MEASURES)
    print("board     viewers   core  a viewer  p50 ms  p95 ms  max ms  follows within s")
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        server.start()
        try:
            idle = share_of_a_core(server, 0.2 if is_quick else 5.0)
            for board in boards:
                for viewers in rooms:
                    missed += watched(server, board, viewers, changes, idle)
        finally:
            server.stop()
    print(f"without viewers the server takes {idle:.1%} of a core, which is taken off above")
    print(f"the bars: {LATEST:.0f} s, {SHARE:.0%} of a core for all viewers together")
    print("missed: " + "; ".join(missed) if missed else "both held")


def watched(server, board, count, changes, idle):
    """Print how a number of viewers got on, and return what missed a bar."""
    stop = threading.Event()
    viewers = [Viewer(server.port, board, i * PAUSE / count, stop) for i in range(count)]
    for viewer in viewers:
        viewer.start()
    while any(len(viewer.polls) < 2 for viewer in viewers):
        stop.wait(0.1)
    before, start = cpu_seconds(server), time.monotonic()
    made = [change(server, board, i, stop) for i in range(changes)]
    taken, lasted = cpu_seconds(server) - before, time.monotonic() - start
    stop.set()
    for viewer in viewers:
        viewer.join()

    polls = [poll for viewer in viewers for poll in viewer.polls if poll.at > start]
    waits = [ms(poll.seconds) for poll in polls]
    delays = [first_after(at, viewer.polls) - at for at in made for viewer in viewers]
    share = max(0.0, taken / lasted - idle)
    p95 = statistics.quantiles(waits, n=20, method="inclusive")[-1]
    followed = sum(delay <= LATEST for delay in delays)
    print(
        f"{board:9} {count:7}  {share:5.1%}  {share / count:8.2%}  "
        f"{statistics.median(waits):6.1f}  {p95:6.1f}  {max(waits):6.0f}  "
        f"{max(delays):7.2f}  {followed} of {len(delays)}"
    )
    name = f"{board} with {count}"
    late = [f"{name}: {max(delays):.1f} s"] if max(delays) > LATEST else []
    dear = [f"{name}: {share:.1%} of a core"] if share > SHARE else []
    return late + dear


def change(server, board, number, stop):
    """Agree on another score, wait as long as between two changes, and return when it was."""
    with open_store(server.database_url) as store:
        desk = desk_of(store, SAMPLE_ID)
        item = desk.programme.items_on(board)[3].id
        cell = {(item, "speed"): Decimal(2) + Decimal(number % 5) / 2}
        agree_scores(store, desk, board, cell, reason=f"change {number}", who="desk")
    at = time.monotonic()
    stop.wait(BETWEEN_CHANGES)
    return at


def first_after(at, polls):
    """Return when a viewer had a picture that is newer than a moment."""
    return next((poll.at for poll in polls if poll.at > at and poll.status == 200), float("inf"))


def share_of_a_core(server, seconds):
    """Return how busy the server is by itself."""
    before = cpu_seconds(server)
    threading.Event().wait(seconds)
    return (cpu_seconds(server) - before) / seconds


def cpu_seconds(server):
    """Return what the server's process has taken of a processor, seconds."""
    stat = Path(f"/proc/{server.process_id}/stat").read_text(encoding="utf-8")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ms(seconds):
    return 1000 * seconds


if __name__ == "__main__":
    main()
