"""Selections that are known, each with the best start years known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritisation.decision.portfolio.alternatives.decisions import Decisions, Selection
from prioritisation.decision.portfolio.alternatives.held_selection import best_of_selection
from prioritisation.decision.portfolio.alternatives.neighbours import Neighbours
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.optimum import Taken

# Rounds in which the neighbours of the best known are looked at, and how many of each are kept,
# as a multiple of how many are asked for.
MOST_ROUNDS, WIDTH = 4, 3


@dataclass(frozen=True, slots=True)
class Known:
    """A selection with start years.

    Parameters
    ----------
    selection : which measures are chosen
    taken : decisions that keep the demands
    value : of them, in units of the decisions' values
    is_best : whether no other start years of the selection are proven to be worth more
    """

    selection: Selection
    taken: Taken
    value: int
    is_best: bool


class Pool:
    """The selections that are known, the highest value first, the earliest known of equals.

    Parameters
    ----------
    decisions : of the problem
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._known: dict[bytes, Known] = {}
        self._neighbours = Neighbours(decisions)
        self._seen: set[bytes] = set()
        self._one_start = all(len(c.starts) <= 1 for c in decisions.problem.candidates)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, taken: Taken, *, is_best: bool = False) -> None:
        """Note decisions that keep the demands; of a selection the best start years stay."""
        selection = self._decisions.selection(taken)
        key = selection.tobytes()
        known = self._known.get(key)
        made = Known(selection, taken, self._decisions.value(taken), is_best or self._one_start)
        if known is None or made.value > known.value or (is_best and not known.is_best):
            self._known[key] = made

    def has(self, taken: Taken) -> bool:
        """Return whether the selection is known, with these start years or others."""
        return self._decisions.selection(taken).tobytes() in self._known

    def first(self, k: int) -> list[Known]:
        """Return the k of the highest known value; fewer where fewer are known."""
        return sorted(self._known.values(), key=lambda known: -known.value)[:k]

    def known(self) -> list[Known]:
        """Return all, in the order in which they became known."""
        return list(self._known.values())

    def widen(self, k: int, deadline: Deadline) -> None:
        """Note what stands near the k best known, until that makes the k best no better."""
        neighbours, seen = self._neighbours, self._seen
        for _ in range(MOST_ROUNDS):
            near = [known for known in self.first(k) if known.selection.tobytes() not in seen]
            for known in near:
                if deadline.passed:
                    return
                seen.add(known.selection.tobytes())
                for taken in neighbours.best_of(known.taken, WIDTH * k):
                    self.add(taken)
            if not near:
                return

    def settle_starts(self, known: Known, deadline: Deadline) -> Known:
        """Return a known selection with its best start years, as far as time goes."""
        if known.is_best or deadline.passed:
            return known
        decisions = self._decisions
        taken, is_best = best_of_selection(
            decisions, known.taken, decisions.values.amounts, deadline
        )
        best = replace(known, taken=taken, value=decisions.value(taken), is_best=is_best)
        self._known[best.selection.tobytes()] = best
        return best
