"""Write without end, and say what was kept: run by a test that kills it."""

import sys
from dataclasses import replace
from itertools import count

from prioritisation.store import open_store

from .town import ANSWER, SQUARE, TOWN, edit, measure, with_measures

store = open_store(sys.argv[1])
store.create(TOWN, who="planner")
for number in count(1):
    changed = edit(store, with_measures(SQUARE, measure(f"m{number}")), based_on=number)
    store.give("town", replace(ANSWER, participant=f"p{number}"))
    sys.stdout.write(f"{changed.revision}\n")
    sys.stdout.flush()
