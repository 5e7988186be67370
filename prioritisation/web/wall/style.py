"""The stylesheet of a wall: letters, both grounds, the drawing, the page."""

from __future__ import annotations

from pathlib import Path

from prioritisation.charts.colours import palette
from prioritisation.charts.svg.stylesheet import colour_rules, font_rules

_HERE = Path(__file__).resolve().parent
_WEB = _HERE.parent


def style(edition: str) -> str:
    """Return the rules; paper has the light ground, whatever the screen has.

    Parameters
    ----------
    edition : of the package, for the addresses of the letters
    """
    unless_light = ":root:not([data-theme=light])"
    return "\n".join(
        (
            font_rules(f"sans-{{weight}}.ttf?v={edition}"),
            ground(":root", dark=False),
            f"@media screen and (prefers-color-scheme: dark){{{ground(unless_light, dark=True)}}}",
            f"@media screen{{{ground(':root[data-theme=dark]', dark=True)}}}",
            (_WEB / "matrix.css").read_text(encoding="utf-8"),
            (_HERE / "wall.css").read_text(encoding="utf-8"),
        )
    )


def ground(scope: str, *, dark: bool) -> str:
    """Return the colours of a ground, as custom properties and for the drawing's classes.

    Parameters
    ----------
    scope : selector of what has the ground
    """
    colours = palette(dark=dark)
    named = ((name, value) for name, value in colours._asdict().items() if isinstance(value, str))
    variables = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in named)
    return f"{scope}{{{variables}}}\n{colour_rules(colours, scope)}"
