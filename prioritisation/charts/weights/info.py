"""What the picture of a group's weights shows, as plain data."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.swing_weights import GroupWeights
from prioritisation.wording.wording import Wording


class Bar(NamedTuple):
    """One criterion: its mean weight, how far the weights reach and their middle half, 0 … 1."""

    id: str
    name: str
    mean: float
    reach: tuple[float, float]
    middle: tuple[float, float]
    value: str
    spread: str
    is_most: bool


class WeightsInfo(NamedTuple):
    """Everything that the picture shows; `top` is the share at which its axis ends."""

    kicker: str
    headline: str
    subtitle: str
    tag: str
    bars: tuple[Bar, ...]
    top: float
    note: str


def weights_info(
    programme: Programme, board: Board, weights: GroupWeights, wording: Wording
) -> WeightsInfo:
    """Return what to draw of the weights of a board's criteria.

    Criteria that the board no longer has are left out.
    """
    names = {c: wording.text(board.criterion(c).name) for c in weights.mean if board.has(c)}
    heaviest = max((weights.mean[c] for c in names), default=Fraction(0))
    most = [c for c in names if weights.mean[c] == heaviest]
    headline = (
        wording("discussion.weigh_alike")
        if len(most) == len(names)
        else wording(
            "discussion.weighs_most",
            criteria=", ".join(names[c] for c in most),
            share=_percent(heaviest, wording),
        )
    )
    return WeightsInfo(
        kicker=" · ".join(
            t for t in (wording.text(programme.title), wording.text(board.title)) if t
        ),
        headline=headline,
        subtitle=wording("discussion.weights_measured", n=weights.count),
        tag="",
        bars=tuple(
            Bar(
                id=c,
                name=names[c],
                mean=float(weights.mean[c]),
                reach=(float(weights.lowest[c]), float(weights.highest[c])),
                middle=(float(weights.lower_quartile[c]), float(weights.upper_quartile[c])),
                value=_percent(weights.mean[c], wording),
                spread=wording(
                    "discussion.from_to",
                    low=wording.number(100 * weights.lowest[c]),
                    high=_percent(weights.highest[c], wording),
                ),
                is_most=c in most and len(most) < len(names),
            )
            for c in names
        ),
        # The next tenth, so that the axis moves seldom.
        top=min(1.0, ceil(10 * max((weights.highest[c] for c in names), default=1)) / 10),
        note=wording("discussion.weights_note"),
    )


def _percent(share: Fraction, wording: Wording) -> str:
    return wording.percent(share, 0)
