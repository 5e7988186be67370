"""What gives the drawing its colours and letters: one stylesheet for each ground."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from prioritisation.charts.colours import Palette

FONT = "Prioritisation Sans"
FONT_FOLDER = Path(__file__).resolve().parents[1] / "fonts"
WEIGHTS = (450, 650, 700)


def font_path(weight: int) -> Path:
    """Return the file of the letters of a weight."""
    return FONT_FOLDER / f"sans-{weight}.ttf"


def colour_rules(palette: Palette, scope: str = "") -> str:
    """Return the rules that give each colour's classes their colour.

    ``f-`` fills, ``s-`` draws outlines, ``g-`` colours the stop of a gradient.

    Parameters
    ----------
    scope : a selector that comes before each, for a ground that is one of several
    """
    tokens = {
        **{name: value for name, value in palette._asdict().items() if isinstance(value, str)},
        **{f"spearhead-{i}": colour for i, colour in enumerate(palette.spearheads)},
    }
    before = f"{scope} " if scope else ""
    return "".join(
        f"{before}.f-{name}{{fill:{colour}}}{before}.s-{name}{{stroke:{colour}}}"
        f"{before}.g-{name}{{stop-color:{colour}}}\n"
        for name, colour in tokens.items()
    )


def font_rules(address: str) -> str:
    """Return the rules that load the letters from addresses.

    Parameters
    ----------
    address : with ``{weight}`` where the weight goes
    """
    return "".join(_face(weight, address.format(weight=weight)) for weight in WEIGHTS)


@cache
def embedded_font_rules() -> str:
    """Return the rules that carry the letters in themselves, for a file that stands alone."""
    return "".join(
        _face(weight, f"data:font/ttf;base64,{b64encode(font_path(weight).read_bytes()).decode()}")
        for weight in WEIGHTS
    )


def _face(weight: int, address: str) -> str:
    return (
        f'@font-face{{font-family:"{FONT}";font-weight:{weight};font-display:block;'
        f'src:url("{address}") format("truetype")}}\n'
    )
