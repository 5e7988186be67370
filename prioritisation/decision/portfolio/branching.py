"""Several rows: exact branch and bound over many partial selections at once."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import FloatArray
from prioritisation.decision.portfolio.lagrangian import Prices
from prioritisation.decision.portfolio.multipliers import RelaxedProgram
from prioritisation.decision.portfolio.nodes import Depth, Nodes

# Partial selections that are extended together, and price vectors that bound them: more of
# these cut a little more, and cost more than that saves.
BATCH = 4_000
MOST_PRICES = 16


class Branching:
    """All selections of measures within rows that reach a target value, found batch by batch.

    The measures are decided one after another, those first on which the prices are surest. All
    nodes of a batch stand at the same depth; a batch is bounded by the prices of its depth at
    once, and where it grows, the relaxation at its middle gives one more price vector. The more
    promising half of a large batch goes first, so that memory stays bounded.

    Parameters
    ----------
    values : v_i, n integers
    amounts : a_ki, m × n integers
    capacities : u_k, m integers
    target : selections worth less are of no interest; may be raised while it runs
    root : prices of the whole
    relaxed : gives more of them
    """

    def __init__(
        self,
        values: IntegerArray,
        amounts: IntegerArray,
        capacities: IntegerArray,
        target: int,
        root: Prices,
        relaxed: RelaxedProgram,
    ) -> None:
        self.target = target
        self.nodes_seen = 0
        self.finished = False
        self.limit = target
        self._values, self._amounts, self._capacities = values, amounts, capacities
        self._float_values = values.astype(np.float64)
        self._float_amounts = amounts.astype(np.float64)
        self._float_capacities = capacities.astype(np.float64)
        self._root, self._relaxed = root, relaxed
        self._order = np.argsort(-np.abs(root.net), kind="stable")
        self._depths: dict[int, Depth] = {}

    def _depth(self, depth: int) -> Depth:
        """Return what is known of a depth; made when it is first reached."""
        if depth not in self._depths:
            undecided = np.zeros(len(self._values), dtype=np.bool_)
            undecided[self._order[depth:]] = True
            least = np.minimum(self._amounts[:, undecided], 0).sum(axis=1)
            self._depths[depth] = Depth(undecided, least)
            self._depths[depth].add(self._root)
        return self._depths[depth]

    def leaves(
        self, deadline: Deadline, most_nodes: int
    ) -> Iterator[tuple[IntegerArray, NDArray[np.bool_]]]:
        """Yield batches of complete selections worth the target: values, and S × n choices.

        Ends early when the time is up or more than `most_nodes` were looked at; then `finished`
        is False, and `limit` is what nothing that was not looked at is worth more than.
        """
        n = len(self._values)
        root = Nodes(
            self._capacities[:, None].copy(),
            np.zeros(1, dtype=self._values.dtype),
            np.zeros((1, (n + 63) // 64), dtype=np.uint64),
        )
        stack: list[tuple[int, Nodes, FloatArray]] = []
        self.finished = False
        self._push(stack, 0, self._feasible(0, root), deadline)
        while stack:
            if deadline.passed or self.nodes_seen > most_nodes:
                self.limit = floor(max(float(reach.max()) for _, _, reach in stack))
                return
            depth, nodes, reach = stack.pop()
            # A complete selection is worth what it is, whatever is left of the rows.
            kept = np.flatnonzero((nodes.values if depth == n else reach) >= self.target)
            if len(kept) == 0:
                continue
            nodes = nodes.only(kept)
            if depth == n:
                yield nodes.values, self._choices(nodes)
                continue
            self._push(stack, depth + 1, self._children(depth, nodes), deadline)
        self.finished = True

    def _children(self, depth: int, nodes: Nodes) -> Nodes:
        item = int(self._order[depth])
        amounts = self._amounts[:, item][:, None]
        word, bit = divmod(item, 64)
        taken = self._feasible(
            depth + 1,
            Nodes(nodes.rest - amounts, nodes.values + self._values[item], nodes.taken),
        )
        bits = taken.taken.copy()
        bits[:, word] |= np.uint64(1 << bit)
        # Whoever keeps the rows goes on keeping them without what only takes of them.
        left = nodes if np.all(amounts >= 0) else self._feasible(depth + 1, nodes)
        return Nodes(
            np.concatenate((left.rest, taken.rest), axis=1),
            np.concatenate((left.values, taken.values)),
            np.concatenate((left.taken, bits)),
        )

    def _feasible(self, depth: int, nodes: Nodes) -> Nodes:
        """Return the nodes from which the undecided of a depth can still keep the rows."""
        least = self._depth(depth).least[:, None]
        return nodes.only(np.flatnonzero(np.all(nodes.rest >= least, axis=0).astype(np.bool_)))

    def _push(
        self,
        stack: list[tuple[int, Nodes, FloatArray]],
        depth: int,
        nodes: Nodes,
        deadline: Deadline,
    ) -> None:
        """Put the nodes that may still reach the target on the stack, the best half on top."""
        here = self._depth(depth)
        self.nodes_seen += len(nodes.values)
        if len(nodes.values) == 0:
            return
        reach = here.reach(nodes)
        kept = np.flatnonzero(reach >= self.target)
        nodes, reach = nodes.only(kept), reach[kept]
        if len(kept) > 200 and len(here.prices) < MOST_PRICES and here.undecided.any():
            prices = self._relaxed.prices(
                nodes.rest.astype(np.float64).mean(axis=1), here.undecided, deadline.seconds_left
            )
            if prices is not None:
                here.add(
                    Prices.of(
                        prices, self._float_values, self._float_amounts, self._float_capacities
                    )
                )
                reach = here.reach(nodes)
                kept = np.flatnonzero(reach >= self.target)
                nodes, reach = nodes.only(kept), reach[kept]
        if len(kept) > BATCH:
            order = np.argsort(reach)
            half = len(order) // 2
            for part in (order[:half], order[half:]):
                stack.append((depth, nodes.only(part), reach[part]))
        elif len(kept):
            stack.append((depth, nodes, reach))

    def _choices(self, nodes: Nodes) -> NDArray[np.bool_]:
        items = np.arange(len(self._values))
        bits = nodes.taken[:, items // 64] >> (items % 64).astype(np.uint64)
        return np.asarray((bits & np.uint64(1)).astype(np.bool_))
