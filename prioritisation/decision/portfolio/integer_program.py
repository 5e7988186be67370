"""The general way: the selection as an integer program, solved to proof by HiGHS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import floor
from typing import Any

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.narrow_rows import NarrowRows
from prioritisation.decision.portfolio.reduction import Row

# What is told of a find: the decisions, and the upper limit of the objective, None = unknown.
OnFound = Callable[[NDArray[np.bool_], float | None], None]

# HiGHS tells objectives apart only while they stay below this.
LARGEST_SOLVER_NUMBER = 10**9

# Where columns are in the ratio of 1, 2, 4, …, such as the digits of a number, or come to be when
# other rows are seen to say nothing, presolve merges them and then may call impossible what is
# not, or the best what is not: its rule for parallel rows and columns is left out.
#
# At its usual tolerance of 1e-6 HiGHS takes a millionth of a decision for none of it. Times amounts
# of millions that is more than the 1 by which two sums differ: it then finds what breaks a row,
# notices, and calls the whole question impossible, or stops at a worse answer. With this one, and
# the largest amount of a narrow row, it is a tenth; closer still, rounding misleads it.
_EXACT: Mapping[str, Any] = {
    "presolve_rule_off": 1 << 13,
    "mip_feasibility_tolerance": 1e-7,
    "primal_feasibility_tolerance": 1e-7,
}


class Verdict(Enum):
    """Why the solver stopped."""

    PROVEN = "proven"
    IMPOSSIBLE = "impossible"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver says.

    Parameters
    ----------
    verdict : why it stopped
    taken : by measure; it keeps the rows within the solver's tolerance only; None = none found
    bound : upper limit of the objective, as the solver knows it; None = unknown
    nodes, iterations : of the search tree and of the simplex method: how much work it was, the
        same on every machine
    """

    verdict: Verdict
    taken: NDArray[np.bool_] | None
    bound: float | None
    nodes: int = 0
    iterations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerProgram:
    """Which of n measures to take.

        max  Σ v_i x_i   s.t.  Σ a_ki x_i ≤ u_k   for each row k
                               x is none of the excluded selections
                               x_i ∈ {0, 1}

    Parameters
    ----------
    values : v_i, integers
    rows : a_k and u_k, integers
    excluded : selections already looked at
    """

    values: Sequence[int]
    rows: Sequence[Row]
    excluded: Sequence[NDArray[np.bool_]] = field(default=())

    def solve(
        self,
        deadline: Deadline,
        *,
        on_found: OnFound | None = None,
        options: Mapping[str, Any] | None = None,
        known: NDArray[np.bool_] | None = None,
        most_nodes: int | None = None,
    ) -> Solved:
        """Return the best selection (Weingartner 1963, the capital budgeting problem).

        Parameters
        ----------
        known : a selection to start from; one that does not keep the rows is no help
        on_found : told of each better selection while the solver runs
        options : of HiGHS, beside ours
        most_nodes : of the search tree, after which it stops; None = it goes on to the end
        """
        problem = pulp.LpProblem("portfolio", pulp.LpMaximize)

        # x_i = 1 when measure i is taken.
        x = [problem.add_variable(f"x_{i}", cat=pulp.LpBinary) for i in range(len(self.values))]

        # A variable without a part in the objective would be forgotten unless a row has it.
        problem.setObjective(pulp.LpAffineExpression(zip(x, map(int, self.values), strict=True)))

        # y_j = 1 when a row of large amounts, added up in digits, carries so much.
        narrow = NarrowRows(self.rows, len(x))
        digits = range(len(x), narrow.count)
        wide = [*x, *(problem.add_variable(f"y_{j}", cat=pulp.LpBinary) for j in digits)]

        # Budgets and limits: what is taken takes no more than there is.
        for k, row in enumerate(narrow.rows):
            total = pulp.LpAffineExpression((wide[j], a) for j, a in row.amounts.items())
            problem.addConstraint(total <= row.capacity, f"row_{k}")

        # Excluded: at least one decision differs.
        for k, taken in enumerate(self.excluded):
            same = pulp.lpSum(x[i] if taken[i] else 1 - x[i] for i in range(len(x)))
            problem.addConstraint(same <= len(x) - 1, f"excluded_{k}")

        # Unless both gaps are 0, HiGHS may stop 1e-4 short of the optimum and call it optimal.
        problem.solve(
            _HighsFrom(
                None if known is None else dict(zip(wide, narrow.wide(known), strict=True)),
                msg=False,
                gapRel=0.0,
                gapAbs=0.0,
                timeLimit=deadline.seconds_left,
                **_EXACT,
                **_listening(deadline, x, on_found, most_nodes),
                **(options or {}),
            )
        )

        info = problem.solverModel.getInfo()
        work = (max(0, int(info.mip_node_count)), max(0, int(info.simplex_iteration_count)))
        # `status` says Optimal at a time limit too; only `sol_status` tells a proof from a find.
        if problem.sol_status == pulp.LpSolutionInfeasible:
            return Solved(Verdict.IMPOSSIBLE, None, None, *work)
        if problem.sol_status == pulp.LpSolutionOptimal:
            verdict = Verdict.PROVEN
        else:
            verdict = Verdict.STOPPED
        bound = -float(info.mip_dual_bound)
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return Solved(
            verdict,
            np.array([(xi.value() or 0.0) > 0.5 for xi in x]) if found else None,
            bound if np.isfinite(bound) else None,
            *work,
        )


class _HighsFrom(pulp.HiGHS):  # type: ignore[misc] # PuLP states no types
    """HiGHS that is told where to start, for which PuLP has no word."""

    def __init__(self, known: Mapping[pulp.LpVariable, bool] | None, **options: Any) -> None:
        super().__init__(**options)
        self._known = known

    def callSolver(self, lp: pulp.LpProblem) -> None:  # noqa: N802 - PuLP's name
        if self._known is not None:
            start = highspy.HighsSolution()
            # Columns in the solver's order, which is PuLP's and not ours.
            start.col_value = [float(self._known[variable]) for variable in lp.variables()]
            lp.solverModel.setSolution(start)
        super().callSolver(lp)


def _listening(
    deadline: Deadline,
    x: Sequence[pulp.LpVariable],
    on_found: OnFound | None,
    most_nodes: int | None,
) -> dict[str, Any]:
    """Return the solver options by which a stop is heard, and a find told, while HiGHS runs."""
    kinds = highspy.cb.HighsCallbackType
    events = []
    if deadline.can_be_stopped or most_nodes is not None:
        events += [kinds.kCallbackMipInterrupt, kinds.kCallbackSimplexInterrupt]
    if on_found is not None:
        events.append(kinds.kCallbackMipImprovingSolution)
    if not events:
        return {}

    def listen(
        kind: object, message: object, data_out: Any, data_in: Any, user_data: object
    ) -> None:
        if on_found is not None and kind == kinds.kCallbackMipImprovingSolution:
            solution = np.asarray(data_out.mip_solution) > 0.5
            order = np.array([xi.index for xi in x])
            bound = -float(data_out.mip_dual_bound)
            on_found(solution[order], bound if np.isfinite(bound) else None)
        if data_in is None:
            return
        is_enough = most_nodes is not None and data_out.mip_node_count >= most_nodes
        data_in.user_interrupt = is_enough or (deadline.can_be_stopped and deadline.passed)

    return {"callbackTuple": (listen, None), "callbacksToActivate": events}


def coarse_values(values: IntegerArray) -> tuple[list[int], int]:
    """Return integers q_i that the solver can tell apart and their unit d: |v_i − d q_i| ≤ d/2."""
    size = sum(abs(int(v)) for v in values)
    unit = max(1, -(-size // LARGEST_SOLVER_NUMBER))
    return [(2 * int(v) + unit) // (2 * unit) for v in values], unit


def safe_floor(bound: float) -> int:
    """Return the largest integer objective that the solver's bound leaves possible."""
    return floor(bound + 1e-6 * max(1.0, abs(bound)))
