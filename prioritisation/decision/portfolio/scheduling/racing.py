"""Two ways to solve one integer program, side by side: the first proof counts."""

from __future__ import annotations

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.integer_program import (
    IntegerProgram,
    OnFound,
    Solved,
)


def raced(program: IntegerProgram, deadline: Deadline, on_found: OnFound | None) -> Solved:
    """Return what is proven first."""
    return program.solve(deadline, on_found=on_found)
