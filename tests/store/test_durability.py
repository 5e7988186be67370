"""Every store that lasts: what was acknowledged is there after a restart and after a kill."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

from prioritisation.errors import RevisionConflictError
from prioritisation.store import open_store

from .town import AGREED, ANSWER, SQUARE, TOWN, edit, measure, measure_ids, score, with_measures


def test_a_restart_keeps_everything(lasting_url):
    with open_store(lasting_url) as store:
        store.create(TOWN, who="planner")
        edit(store, with_measures(SQUARE), based_on=1)
        score(store, agreed=(AGREED,))
        store.give("town", ANSWER)
        before = store.snapshot("town"), store.events("town"), store.undoable("town")
    with open_store(lasting_url) as store:
        assert (store.snapshot("town"), store.events("town"), store.undoable("town")) == before
        store.undo("town", who="planner")
        store.undo("town", who="planner")
        assert measure_ids(store) == ["square", "lights"]


def test_two_servers_on_one_database_see_each_others_writes(lasting_url):
    with open_store(lasting_url) as one, open_store(lasting_url) as other:
        one.create(TOWN, who="planner")
        other.give("town", ANSWER)
        edit(other, with_measures(SQUARE), based_on=1)
        assert one.snapshot("town") == other.snapshot("town")


def test_of_planners_on_four_servers_exactly_one_wins_each_time(lasting_url):
    with ExitStack() as running:
        servers = [running.enter_context(open_store(lasting_url)) for _ in range(4)]
        servers[0].create(TOWN, who="planner")

        def change(server, based_on):
            try:
                edit(server, with_measures(measure(f"m{id(server)}-{based_on}")), based_on=based_on)
            except RevisionConflictError:
                return False
            return True

        with ThreadPoolExecutor(4) as planners:
            for latest in range(1, 21):
                assert sum(planners.map(change, servers, [latest] * 4)) == 1
        assert servers[3].latest("town").number == 21


def test_what_was_acknowledged_before_a_kill_is_there_after_it(lasting_url):
    path = os.pathsep.join([*sys.path, str(Path.cwd())])
    with subprocess.Popen(
        [sys.executable, "-m", f"{__package__}.writer", lasting_url],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as writer:
        acknowledged = [int(writer.stdout.readline()) for _ in range(40)]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout.read().split()]

    if lasting_url.startswith("sqlite:///"):
        with closing(sqlite3.connect(lasting_url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with open_store(lasting_url) as store:
        assert store.latest("town").number >= acknowledged[-1]
        kept = {answer.participant for answer in store.answers("town")}
        assert {f"p{revision - 1}" for revision in acknowledged} <= kept
        for revision in acknowledged:
            measures = store.revision("town", revision).programme.measures
            assert measures[-1].id == f"m{revision - 1}"
