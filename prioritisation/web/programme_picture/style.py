"""The rules of the picture, with what follows from numbers kept elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from prioritisation.charts.colours import LIGHT, Palette
from prioritisation.web.programme_picture.drawing import MOST_CARDS
from prioritisation.web.programme_picture.fit import STEPS

_HERE = Path(__file__).resolve().parent


@cache
def picture_rules() -> str:
    """Return the rules of every face; colours are named by their custom properties."""
    return "\n".join(
        (
            # Before the rules of the faces, which may say otherwise.
            *(_across(n) for n in range(1, MOST_CARDS + 1)),
            *(f".{step_class(step)}{{--k:{step / 100}}}" for step in STEPS),
            (_HERE / "picture.css").read_text(encoding="utf-8"),
        )
    )


def step_class(percent: int) -> str:
    """Return the class of a factor: the pages that are printed allow no style inside."""
    return f"k{percent}"


def card_rules(colours: Palette, scope: str = "") -> str:
    """Return the rules that give each spearhead's card its colour.

    Parameters
    ----------
    scope : a selector that comes before each
    """
    return "".join(
        f"{scope} .spearhead-{n}{{--card:{colour}}}\n"
        for n, colour in enumerate(colours.spearheads)
    )


def colour_properties() -> str:
    """Return the palette of paper as custom properties."""
    named = ((n, value) for n, value in LIGHT._asdict().items() if isinstance(value, str))
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in named)


def _across(number: int) -> str:
    return f".opp .n{number}{{grid-template-columns:repeat({number},minmax(0,1fr))}}"
