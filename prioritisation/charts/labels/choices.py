"""The candidates of one group as arrays, so that all of them are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from prioritisation.charts.labels.boxes import Box, Numbers, Segment, rows_of
from prioritisation.charts.labels.marks import Layout

Places = NDArray[np.int64]

_LEADER_FROM = 30.0  # A label farther from its marker than this is tied to it by a thin line.
_STEM = 2.0  # Half a stem's width, px.


class Block(NamedTuple):
    """An arrangement at its exact place, the offsets it is tried at, and what each costs."""

    layout: Layout
    offsets: Numbers
    costs: Numbers


class Choices(NamedTuple):
    """The candidates of a group of k items, m of them.

    Parameters
    ----------
    layouts : arrangements at the exact place
    which, offsets : of each candidate: which of them it is, and how far it is moved (m × 2)
    labels, solids : their boxes, m × k × 4 and m × s × 4; solids are what moves with labels:
        the markers and stems of a stem (NaN where one has fewer), nothing of an item alone
    leaders : m × 4, x0, y0, x1, y1; NaN where there is none
    costs : what each costs by itself
    """

    layouts: tuple[Layout, ...]
    which: Places
    offsets: Numbers
    labels: Numbers
    solids: Numbers
    leaders: Numbers
    costs: Numbers

    def at(self, candidate: int) -> Layout:
        """Return a candidate as it is drawn."""
        layout = self.layouts[int(self.which[candidate])]
        dx, dy = (float(offset) for offset in self.offsets[candidate])
        line = self.leaders[candidate]
        leader = None if np.isnan(line[0]) else Segment(*(float(end) for end in line))
        if len(layout.spots) > 1:
            return layout.moved(dx, dy)._replace(leader=leader)
        (spot,) = layout.spots
        label = spot.label.moved(dx, dy)
        moved = spot._replace(label=label, anchor=_anchor(spot.x, label, signed=spot.sign))
        return layout._replace(spots=(moved,), leader=leader)

    def only(self, kept: Places) -> Choices:
        """Return some of the candidates."""
        return Choices(
            self.layouts,
            self.which[kept],
            self.offsets[kept],
            self.labels[kept],
            self.solids[kept],
            self.leaders[kept],
            self.costs[kept],
        )

    def with_more(self, others: Choices) -> Choices:
        """Return these and others of the same group."""
        most = max(self.solids.shape[1], others.solids.shape[1])
        return Choices(
            (*self.layouts, *others.layouts),
            np.concatenate([self.which, others.which + len(self.layouts)]),
            np.concatenate([self.offsets, others.offsets]),
            np.concatenate([self.labels, others.labels]),
            np.concatenate([_padded(self.solids, most), _padded(others.solids, most)]),
            np.concatenate([self.leaders, others.leaders]),
            np.concatenate([self.costs, others.costs]),
        )


def choices_of(blocks: Sequence[Block], items: int) -> Choices:
    """Return the candidates that some blocks are of, for a group of so many items."""
    is_stem = items > 1
    counts = [len(block.layout.spots) + len(block.layout.stems) for block in blocks]
    most = max(counts, default=0) if is_stem else 0
    labels, solids = [np.zeros((0, items, 4))], [np.zeros((0, most, 4))]
    leaders = [np.zeros((0, 4))]
    for layout, offsets, _ in blocks:
        shift = np.concatenate([offsets, offsets], axis=1)[:, None, :]
        labels.append(rows_of(spot.label for spot in layout.spots)[None] + shift)
        boxes = [spot.marker for spot in layout.spots] if is_stem else []
        boxes += [stem.box.grown(_STEM) for stem in layout.stems]
        solids.append(_padded(rows_of(boxes)[None] + shift, most))
        leaders.append(_leaders(layout, offsets))
    return Choices(
        tuple(block.layout for block in blocks),
        np.repeat(np.arange(len(blocks)), [len(block.offsets) for block in blocks]),
        np.concatenate([np.zeros((0, 2)), *(block.offsets for block in blocks)]),
        np.concatenate(labels),
        np.concatenate(solids),
        np.concatenate(leaders),
        np.concatenate([np.zeros(0), *(block.costs for block in blocks)]),
    )


def _padded(boxes: Numbers, most: int) -> Numbers:
    """Return m × s × 4 boxes with NaN for what is missing: that overlaps nothing."""
    missing = np.full((len(boxes), most - boxes.shape[1], 4), np.nan)
    return np.concatenate([boxes, missing], axis=1)


def _leaders(layout: Layout, offsets: Numbers) -> Numbers:
    """Return a line from the exact place to a stem off it, or to a label far from its marker."""
    is_stem = len(layout.spots) > 1
    left, top, right, bottom = layout.markers if is_stem else layout.spots[0].label
    x = np.clip(layout.x, left + offsets[:, 0], right + offsets[:, 0])
    y = np.clip(layout.y, top + offsets[:, 1], bottom + offsets[:, 1])
    lines = np.column_stack([np.full_like(x, layout.x), np.full_like(y, layout.y), x, y])
    far = np.hypot(x - layout.x, y - layout.y) > (1.0 if is_stem else _LEADER_FROM)
    lines[~far] = np.nan
    return lines


def _anchor(x: float, label: Box, *, signed: bool) -> str:
    """Return the side that a label's text is set against: the one towards its marker."""
    if signed or label.left > x:
        return "left"
    if label.right < x:
        return "right"
    middle = (label.left + label.right) / 2
    if abs(middle - x) <= 1:
        return "center"
    return "left" if middle > x else "right"
