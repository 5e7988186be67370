"""Ways to solve one after the other: the answer is that of one way, and is always the same."""

from random import Random
from threading import Event

import numpy as np
import pytest

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.integer_program import IntegerProgram, Verdict
from prioritisation.decision.portfolio.reasons.ways_in_turn import WaysInTurn
from prioritisation.decision.portfolio.reduction import Row


def hard_program(n=16):
    """Return a choice whose values follow its costs, under two budgets: many nodes."""
    random = Random(5)
    costs = [[random.randint(100, 999) for _ in range(n)] for _ in range(2)]
    rows = [Row(np.array(cost), sum(cost) // 2) for cost in costs]
    return IntegerProgram(
        values=[one + other + 100 for one, other in zip(*costs, strict=True)], rows=rows
    )


def worth(program, solved):
    return int(np.array(program.values)[solved.taken].sum())


@pytest.mark.parametrize("to_find", [True, False])
def test_turns_that_end_too_soon_change_no_answer(to_find):
    program = hard_program()
    in_turn = WaysInTurn(to_find=to_find, nodes=1)
    solved = in_turn(program, Deadline())
    whole = program.solve(Deadline())
    assert solved.verdict is whole.verdict is Verdict.PROVEN
    assert worth(program, solved) == worth(program, whole)
    # Several turns were needed.
    assert in_turn.iterations > solved.iterations


def test_the_same_program_is_the_same_work():
    ways = [WaysInTurn(to_find=True, nodes=8) for _ in range(2)]
    one, other = (way(hard_program(), Deadline()) for way in ways)
    assert (one.taken == other.taken).all()
    assert ways[0].iterations == ways[1].iterations


def test_what_cannot_be_is_told():
    program = IntegerProgram(values=[1, 1], rows=[Row(np.array([1, 1]), -1)])
    assert WaysInTurn(to_find=True)(program, Deadline()).verdict is Verdict.IMPOSSIBLE


def test_a_stop_ends_all_turns():
    stop = Event()
    stop.set()
    solved = WaysInTurn(to_find=True, nodes=1)(hard_program(), Deadline(stop=stop))
    assert solved.verdict is Verdict.STOPPED
