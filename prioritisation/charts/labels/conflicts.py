"""What the candidates of one group and a candidate of another are to each other."""

from __future__ import annotations

import numpy as np

from prioritisation.charts.labels.boxes import (
    Numbers,
    crossings,
    grown,
    hits,
    overlaps,
)
from prioritisation.charts.labels.choices import Choices

GAP = 1.0  # Between a label and anything else, px.
_APART = 5.0  # Between two stems, so that they do not look like one.


def conflicts(
    mine: Choices, bounds: Numbers, other: Choices, their_bounds: Numbers, candidate: int
) -> Numbers:
    """Return how often each of m candidates overlaps one of another group.

    A line through a label is as bad as a label on a label, and so is a marker on a foreign
    stem: stems that run through one another say whose score is whose no more.

    Parameters
    ----------
    bounds, their_bounds : the smallest boxes around the candidates of each
    candidate : which of the other's
    """
    found = np.zeros(len(mine.costs))
    near = np.flatnonzero(overlaps(bounds, their_bounds[candidate][None])[:, 0])
    if not len(near):
        return found
    labels, solids = mine.labels[near], mine.solids[near]
    their_labels, their_solids = other.labels[candidate], other.solids[candidate]
    theirs = np.concatenate([their_labels, their_solids])
    count = hits(grown(labels, GAP), theirs)
    count += hits(solids, grown(their_labels, GAP))
    count += hits(grown(solids, _APART), their_solids)
    their_leader = other.leaders[candidate][None]
    if not np.isnan(their_leader[0, 0]):
        boxes = np.concatenate([labels, solids], axis=1)
        through = crossings(their_leader, boxes.reshape(-1, 4)).reshape(len(near), -1)
        count += through.sum(axis=1)
    drawn = np.flatnonzero(~np.isnan(mine.leaders[near, 0]))
    if len(drawn):
        count[drawn] += crossings(mine.leaders[near[drawn]], theirs).sum(axis=1)
    found[near] = count
    return found


def bounds_of(group: Choices) -> Numbers:
    """Return the smallest box around everything of each candidate, with the gap around it."""
    lines = group.leaders
    low, high = np.minimum(lines[:, :2], lines[:, 2:]), np.maximum(lines[:, :2], lines[:, 2:])
    ends = np.concatenate([low, high], axis=1)[:, None]
    boxes = np.concatenate([group.labels, group.solids, ends], axis=1)
    low, high = np.nanmin(boxes[:, :, :2], axis=1), np.nanmax(boxes[:, :, 2:], axis=1)
    found: Numbers = np.concatenate([low - GAP, high + GAP], axis=1)
    return found
