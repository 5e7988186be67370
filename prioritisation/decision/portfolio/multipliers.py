"""Prices on the rows from the linear relaxation, solved by HiGHS; wrong ones are only weaker."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_WITH_PRICES = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)


class RelaxedProgram:
    """The linear relaxation, solved again for other capacities and fewer measures.

        max  Σ v_i x_i   s.t.  Σ a_ki x_i ≤ u_k,   0 ≤ x_i ≤ 1

    What is taken from it is the price of a unit of each row. Any prices ≥ 0 give a valid bound
    (`lagrangian`), so nothing rests on the accuracy of this solver.

    Parameters
    ----------
    values : n numbers
    amounts : m × n
    """

    def __init__(self, values: FloatArray, amounts: FloatArray) -> None:
        self._rows, n = amounts.shape
        # Numbers around 1, whatever the units.
        self._value_unit = float(np.abs(values).max(initial=0.0)) or 1.0
        self._row_units = np.abs(amounts).max(axis=1, initial=0.0)
        self._row_units[self._row_units == 0.0] = 1.0
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("presolve", "off")
        self._solver.setOptionValue("threads", 1)
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = n, self._rows
        programme.sense_ = highspy.ObjSense.kMaximize
        programme.col_cost_ = values / self._value_unit
        programme.col_lower_, programme.col_upper_ = np.zeros(n), np.ones(n)
        programme.row_lower_ = np.full(self._rows, -highspy.kHighsInf)
        programme.row_upper_ = np.zeros(self._rows)
        matrix = programme.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.arange(self._rows + 1, dtype=np.int32) * n
        matrix.index_ = np.tile(np.arange(n, dtype=np.int32), self._rows)
        matrix.value_ = (amounts / self._row_units[:, None]).ravel()
        self._solver.passModel(programme)
        self._open = np.ones(n, dtype=np.bool_)
        self._capacities = np.zeros(self._rows)

    def prices(
        self,
        capacities: FloatArray,
        undecided: NDArray[np.bool_],
        seconds: float | None = None,
    ) -> FloatArray | None:
        """Return what one more unit of each row is worth; None when the solver has no answer.

        Parameters
        ----------
        capacities : m numbers, what is left of each row
        undecided : by measure; the others are left out
        seconds : when the solver stops; then the prices are those that it came to
        """
        for k in np.flatnonzero(capacities != self._capacities):
            capacity = float(capacities[k] / self._row_units[k])
            self._solver.changeRowBounds(int(k), -highspy.kHighsInf, capacity)
        self._capacities = capacities.astype(np.float64)
        for i in np.flatnonzero(undecided != self._open):
            self._solver.changeColBounds(int(i), 0.0, float(undecided[i]))
        self._open = undecided.copy()
        if seconds is not None:
            # Its clock goes on from one run to the next.
            self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds)
        self._solver.run()
        solution = self._solver.getSolution()
        if self._solver.getModelStatus() not in _WITH_PRICES or not solution.dual_valid:
            return None
        duals = np.array(solution.row_dual)
        return np.asarray(np.maximum(duals * self._value_unit / self._row_units, 0.0))

    def shares(self) -> FloatArray:
        """Return x_i of the last solution."""
        return np.array(self._solver.getSolution().col_value)
