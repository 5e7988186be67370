"""The finding above a picture, how it is measured, and the tag of what is illustrative."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from prioritisation.charts.labels.text_width import fitted, text_width
from prioritisation.charts.scene import Curve, Words

_KICKER, _HEADLINE, _SUBTITLE, _TAG = 18.3, 41.0, 19.7, 16.4
# From the top of the stage to the middle of each line, and from the last to the plot.
_KICKER_AT, _HEADLINE_AT, _SUBTITLE_AT, _PLOT = 31.0, 66.0, 106.0, 31.0
_TAG_HEIGHT, _TAG_PAD, _CORNER = 29.0, 12.0, 5.0


class Titled(Protocol):
    """What every picture says of itself; see `MatrixInfo`."""

    @property
    def kicker(self) -> str:
        """What it is of."""

    @property
    def headline(self) -> str:
        """The finding."""

    @property
    def subtitle(self) -> str:
        """How it is measured."""

    @property
    def tag(self) -> str:
        """That it is illustrative, or nothing."""


class Titles(NamedTuple):
    """The words over the plot, the tag's outline, and where the plot may begin."""

    words: tuple[Words, ...]
    curves: tuple[Curve, ...]
    bottom: float


def titles(info: Titled, left: float, right: float) -> Titles:
    """Return what the picture is of, its finding, and how that is measured."""
    tag, curves = _tag(info, right)
    beside = right - tag[0].x + text_width(info.tag, _TAG, 650) / 2 + 32 if tag else 0.0
    lines = [
        (line, _SUBTITLE_AT + i * _SUBTITLE * 1.27, _SUBTITLE, "muted", 450)
        for i, line in enumerate(fitted(info.subtitle, right - left - beside, 2, _SUBTITLE))
    ]
    bottom = lines[-1][1] + _PLOT
    for text, at, size, colour, weight in (
        (info.kicker, _KICKER_AT, _KICKER, "muted", 450),
        (info.headline, _HEADLINE_AT, _HEADLINE, "ink", 700),
    ):
        (line,) = fitted(text, right - left, 1, size, weight)
        lines.append((line, at, size, colour, weight))
    words = (Words(left, at, line, size, colour, w) for line, at, size, colour, w in lines)
    return Titles((*words, *tag), curves, bottom)


def _tag(info: Titled, right: float) -> tuple[tuple[Words, ...], tuple[Curve, ...]]:
    """Return the tag at the height of the subtitle, with round corners."""
    if not info.tag:
        return (), ()
    left = right - text_width(info.tag, _TAG, 650) - 2 * _TAG_PAD
    top, bottom, r = _SUBTITLE_AT - _TAG_HEIGHT / 2, _SUBTITLE_AT + _TAG_HEIGHT / 2, _CORNER
    path = (
        f"M {left + r:.1f},{top:.1f} L {right - r:.1f},{top:.1f} "
        f"Q {right:.1f},{top:.1f} {right:.1f},{top + r:.1f} "
        f"L {right:.1f},{bottom - r:.1f} Q {right:.1f},{bottom:.1f} {right - r:.1f},{bottom:.1f} "
        f"L {left + r:.1f},{bottom:.1f} Q {left:.1f},{bottom:.1f} {left:.1f},{bottom - r:.1f} "
        f"L {left:.1f},{top + r:.1f} Q {left:.1f},{top:.1f} {left + r:.1f},{top:.1f} Z"
    )
    words = Words((left + right) / 2, _SUBTITLE_AT, info.tag, _TAG, "ink", 650, "center")
    return (words,), (Curve(path, "line2", width=1.3),)
