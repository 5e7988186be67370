"""A room that scores: phones by the hundred, two walls, a facilitator, and a planner beside them.

`python benchmarks/workshop.py [--participants N] [--find-most] [--kill] [--quick]` starts a server
of its own with 40 measures. N phones join within 30 s; each gives 40 × 3 scores, one request a
score, within two minutes, and asks every four seconds for the state of its round. Meanwhile a
browser shows the facilitator's page, two walls follow the progress, and a planner's portfolio is
worked out again and again in a process beside. At the end every score that was acknowledged is
looked up in the store.

The bars: no error, none lost, none doubled, and 95 % of the answers within 300 ms.

`--kill` kills the server with -9 in the middle and starts it again: the phones go on without
joining again. `--find-most` looks for the largest number of phones at which the bars hold.
"""

import asyncio
import json
import multiprocessing
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path

import aiohttp

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.sample import open_sample
from prioritisation.actions.workshops import joining, rounds, setting_up
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change, open_store
from tests.journeys.server import Server

ITEMS, WORKSHOP = 40, "room"
JOIN_SECONDS, SCORE_SECONDS, STATE_SECONDS = 30.0, 120.0, 4.0
P95_MS = 300.0
TICKS = os.sysconf("SC_CLK_TCK")
# As phones do: again after a second, then two, four, eight …
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 8.0


@dataclass
class Figures:
    """What the phones saw: seconds of each kind of request, and what went wrong."""

    seconds: dict = field(
        default_factory=lambda: {"join": [], "answer": [], "state": [], "wall": []}
    )
    errors: list = field(default_factory=list)
    retries: int = 0
    acknowledged: dict = field(default_factory=dict)
    is_down: bool = False


@dataclass(frozen=True)
class Pace:
    """How long joining and scoring take, and how many items each phone scores."""

    join: float = JOIN_SECONDS
    score: float = SCORE_SECONDS
    items: int = ITEMS


def main():
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--participants", type=int, default=200)
    parser.add_argument("--find-most", action="store_true")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    # Long enough to be killed in the middle, where that is asked.
    quick = Pace(join=1.0, score=4.0 if asked.kill else 1.0, items=4)
    pace = quick if asked.quick else Pace()
    count = 8 if asked.quick else asked.participants
    if asked.find_most:
        most = find_most(count, pace)
        print(f"the largest number of participants at which the bars hold: {most}")
        return 0
    return 0 if holds(count, pace, is_killed=asked.kill, has_browser=not asked.quick) else 1


def find_most(start, pace):
    """Return the largest number that holds: doubled until it does not, then halved to a tenth."""
    good, bad = 0, None
    count = start
    while bad is None or bad - good > max(10, good // 10):
        if holds(count, pace):
            good = count
        else:
            bad = count
        count = good * 2 if bad is None else (good + bad) // 2
    return good


def holds(count, pace, *, is_killed=False, has_browser=True):
    """Print how a room of so many got on, and return whether the bars held."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        key = set_up(server.database_url)
        server.start()
        planner = multiprocessing.get_context("spawn").Process(
            target=plan_again_and_again, args=(server.database_url,), daemon=True
        )
        planner.start()
        facilitator = show_the_page(server.url) if has_browser else None
        try:
            before, start = cpu_seconds(server), time.monotonic()
            figures = asyncio.run(room(server, key, count, pace, is_killed=is_killed))
            share = (cpu_seconds(server) - before) / (time.monotonic() - start)
        finally:
            planner.terminate()
            if facilitator is not None:
                facilitator.terminate()
            server.stop()
        return told(figures, count, share, server.database_url, pace)


def set_up(url):
    """Keep the sample with 40 measures and a workshop whose round is open; return its key."""
    with open_store(url) as store:
        open_sample(store)
        desk = desk_of(store, SAMPLE_ID)
        measures = list(desk.programme.measures)[:ITEMS]
        for number in range(len(measures), ITEMS):
            measures.append(
                Measure(
                    id=f"further-{number}",
                    name=Text.of(f"Further measure {number}"),
                    cost={"cost": (Decimal(100_000),)},
                )
            )
        programme = desk.programme.with_items(BoardId.MEASURES, measures)
        store.write(
            SAMPLE_ID,
            Change(programme=programme),
            based_on=desk.revision,
            who="desk",
            kind="items_edited",
        )
        desk = desk_of(store, SAMPLE_ID)
        made = setting_up.new_workshop(desk, BoardId.MEASURES, WORKSHOP)
        made = replace(made, groups=programme.target_groups)
        now = datetime.now(UTC)
        kept = setting_up.make_workshop(store, desk, made, who="desk")
        joining.let_people_in(store, kept, now)
        rounds.open_round(store, store.workshops.kept(SAMPLE_ID, WORKSHOP), now)
        return store.workshops.kept(SAMPLE_ID, WORKSHOP).key


def plan_again_and_again(url):
    """Work out the planner's portfolio without end, in a process of its own."""
    with open_store(url) as store:
        while True:
            planned_portfolio(desk_of(store, SAMPLE_ID))


def show_the_page(url):
    """Return the process of a browser that shows the facilitator's page."""
    code = (
        "import sys,time;from playwright.sync_api import sync_playwright;"
        "from tests.browser import launched\n"
        "with sync_playwright() as p:\n"
        "    page = launched(p).new_page(); page.goto(sys.argv[1]); time.sleep(3600)\n"
    )
    root = str(Path(__file__).resolve().parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", code, f"{url}/workshop"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
        stderr=subprocess.DEVNULL,
    )


async def room(server, key, count, pace, *, is_killed):
    """Let everybody join, score and be done, with two walls beside them."""
    figures = Figures()
    is_over = asyncio.Event()
    walls = [asyncio.create_task(wall(server, figures, is_over)) for _ in range(2)]
    phones = [
        asyncio.create_task(phone(server, key, number, count, pace, figures))
        for number in range(count)
    ]
    if is_killed:
        await asyncio.sleep(pace.join + pace.score / 2)
        figures.is_down = True
        await asyncio.to_thread(server.stop, signal.SIGKILL)
        await asyncio.to_thread(server.start)
        figures.is_down = False
    await asyncio.gather(*phones)
    is_over.set()
    await asyncio.gather(*walls)
    return figures


async def phone(server, key, number, count, pace, figures):
    """One participant: joins, reads the page, scores item by item, and polls beside it."""
    rng = random.Random(number)
    await asyncio.sleep(pace.join * number / count)
    own = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    async with aiohttp.ClientSession(
        server.url,
        headers=own,
        cookie_jar=aiohttp.CookieJar(unsafe=True),
        connector=aiohttp.TCPConnector(limit=2),
        timeout=aiohttp.ClientTimeout(total=20),
    ) as session:
        page = await asked(
            figures, "join", lambda: session.post(f"/join/{key}", data={"language": "fi"})
        )
        (token,) = set(re.findall(r'data-token="(\w+)"', page))
        (person,) = set(re.findall(r'data-person="(\w+)"', page))
        (data,) = re.findall(r'id="items">(.*?)</script>', page)
        items = [item["id"] for item in json.loads(unescape(data))][: pace.items]
        done = asyncio.Event()
        heard = [0.0]
        polling = asyncio.create_task(poll(session, figures, heard, done))
        cells = [(i, c) for i in items for c in ("impact", "speed", "output_input")]
        step, due = pace.score / len(cells), time.monotonic() + rng.random()
        for sequence, (item, criterion) in enumerate(cells, start=1):
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            due += step
            score = rng.choice(("1", "2", "3", "4", "5", "?"))
            body = {"round": 1, "answers": [[item, criterion, score, sequence]], "comments": []}
            await asked(
                figures,
                "answer",
                lambda body=body: session.post(
                    "/p/answers", json=body, headers={"X-Form-Token": token}
                ),
            )
            figures.acknowledged[person, item, criterion] = score
            heard[0] = time.monotonic()
        done.set()
        await polling


async def poll(session, figures, heard, done):
    """Ask for the state of the round unless an answer has just told it, as the phone's script."""
    tag = ""
    while not done.is_set():
        try:
            await asyncio.wait_for(done.wait(), STATE_SECONDS)
        except TimeoutError:
            if time.monotonic() - heard[0] < STATE_SECONDS - 0.5:
                continue
            tag = await followed(session, figures, "state", "/p/state", tag)


async def wall(server, figures, is_over):
    """Follow the progress each second, as a wall does."""
    tag = ""
    address = f"/wall/workshop/shown?workshop={WORKSHOP}&view=progress&lang=fi"
    async with aiohttp.ClientSession(server.url) as session:
        while not is_over.is_set():
            tag = await followed(session, figures, "wall", address, tag)
            await asyncio.sleep(1.0)


async def followed(session, figures, kind, address, tag):
    """Ask whether something is new since a tag, and return the tag of what is there now."""
    start = time.monotonic()
    try:
        async with session.get(address, headers={"If-None-Match": tag}) as answer:
            await answer.read()
            if answer.status not in (200, 304):
                figures.errors.append(f"{kind} {answer.status}")
            figures.seconds[kind].append(time.monotonic() - start)
            return answer.headers.get("ETag", "")
    except (aiohttp.ClientError, TimeoutError) as error:
        if not figures.is_down:
            figures.errors.append(f"{kind} {error!r}")
        return tag


async def asked(figures, kind, ask):
    """Return the text of an answer; asked again, as a phone does, while the server is away."""
    pause = FIRST_PAUSE
    while True:
        start = time.monotonic()
        try:
            async with ask() as answer:
                text = await answer.text()
                if answer.status == 200:
                    figures.seconds[kind].append(time.monotonic() - start)
                    return text
                figures.errors.append(f"{kind} {answer.status}: {text[:120]}")
        except (aiohttp.ClientError, TimeoutError) as error:
            if not figures.is_down:
                figures.errors.append(f"{kind} {error!r}")
        figures.retries += 1
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def told(figures, count, share, url, pace):
    """Print the figures beside the bars, and return whether these held."""
    print(f"{count} participants, {pace.items} items × 3 criteria, {share:.0%} of a core")
    print("request     number   p50 ms   p95 ms   p99 ms   max ms")
    p95 = {}
    for kind, seconds in figures.seconds.items():
        if len(seconds) > 1:
            cuts = statistics.quantiles((1000 * s for s in seconds), n=100, method="inclusive")
            p95[kind] = cuts[94]
            print(
                f"{kind:8} {len(seconds):9,} {cuts[49]:8.1f} {cuts[94]:8.1f} {cuts[98]:8.1f} "
                f"{1000 * max(seconds):8.1f}"
            )
    lost, doubled = compared(figures, url)
    slow = max(p95.get("answer", 0.0), p95.get("join", 0.0), p95.get("state", 0.0))
    print(
        f"errors {len(figures.errors)}, asked again {figures.retries}, "
        f"acknowledged {len(figures.acknowledged):,}, lost {lost}, doubled {doubled}"
    )
    for error in figures.errors[:5]:
        print(f"  {error}")
    # How fast a small room is says nothing: it is run to see that all of this runs.
    is_fast = slow < P95_MS or pace.score < SCORE_SECONDS
    is_held = not figures.errors and not lost and not doubled and is_fast
    print(f"the bars ({P95_MS:.0f} ms): {'held' if is_held else 'missed'}")
    return is_held


def compared(figures, url):
    """Return how many acknowledged scores are not in the store, and how many are there twice."""
    with open_store(url) as store:
        kept = [a for a in store.answers(SAMPLE_ID, WORKSHOP) if a.round == 1]
    found = {(a.participant, a.item, a.criterion): a.score for a in kept}
    lost = sum(
        key not in found or found[key] != (None if score == "?" else Decimal(score))
        for key, score in figures.acknowledged.items()
    )
    return lost, len(kept) - len(found) + max(0, len(found) - len(figures.acknowledged))


def cpu_seconds(server):
    """Return what the server's process has taken of a processor, seconds."""
    try:
        stat = Path(f"/proc/{server.process_id}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    sys.exit(main())
