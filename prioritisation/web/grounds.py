"""Colours and letters of a drawing on a page, whose ground is light or dark."""

from __future__ import annotations

from typing import Any

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.svg.stylesheet import FONT, colour_rules, font_rules


def drawing_rules(name: str) -> str:
    """Return the rules for a drawing within an element of class `name`, and `light` or `dark`."""
    rules = [
        font_rules("wall/sans-{weight}.ttf"),
        f'.{name} text{{font-family:"{FONT}",sans-serif}}',
        *(
            colour_rules(palette(dark=dark), f".{name}.{ground}")
            for ground, dark in (("light", False), ("dark", True))
        ),
        # Where the browser knows how, colours follow it at once when it turns dark.
        "@supports(color:light-dark(red,red)){"
        + colour_rules(_of_both_grounds(), f".stApp .{name}")
        + "}",
    ]
    return "\n".join(rules)


def _of_both_grounds() -> Palette:
    """Return a palette whose colours are the light or the dark page's, as that turns."""

    def both(light: Any, dark: Any) -> Any:
        if isinstance(light, tuple):
            return tuple(map(both, light, dark))
        return f"light-dark({light},{dark})"

    return Palette(*map(both, palette(dark=False), palette(dark=True)))
