"""What every picture of the planner stands on: its ground, its axes, its texts and lines.

Margins, heights and texts are in px and stay what they are; only the plot grows with the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette
from prioritisation.charts.drawing import FONT, escaped
from prioritisation.charts.labels.text_width import shortened, text_width

CLEAR = "rgba(0,0,0,0)"
TITLE, TEXT, SMALL = 15, 13, 12.5
# The narrowest picture that is laid out; on a wider one everything only has more room.
NARROWEST = 640


def layout(
    colours: Palette,
    *,
    height: float,
    margins: tuple[float, float, float, float],
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    annotations: Sequence[dict[str, Any]] = (),
    shapes: Sequence[dict[str, Any]] = (),
    **more: Any,
) -> go.Layout:
    """Return a layout of a fixed height, as wide as its place on the page.

    Parameters
    ----------
    margins : left, right, top, bottom, px
    x, y : of the axes; hidden and fixed unless they say otherwise
    """
    left, right, top, bottom = margins
    axis: dict[str, Any] = {
        "visible": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickfont": {"family": FONT, "size": SMALL, "color": colours.muted},
    }
    hover = {"family": FONT, "size": 14, "color": colours.ink}
    return go.Layout(
        template="none",
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        xaxis={**axis, **x},
        yaxis={**axis, **y},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        font={"family": FONT, "size": TEXT, "color": colours.ink},
        hoverlabel={
            "bgcolor": colours.surface,
            "bordercolor": colours.line2,
            "align": "left",
            "font": hover,
        },
        annotations=list(annotations),
        shapes=list(shapes),
        **more,
    )


def words(
    text: str,
    colours: Palette,
    *,
    colour: str = "ink",
    size: float = TEXT,
    weight: int = 450,
    is_marked_up: bool = False,
    room: float | None = None,
    **place: Any,
) -> dict[str, Any]:
    """Return a text; `place` is plotly's: x, y, xref, yref, xanchor, yanchor, xshift, yshift.

    Parameters
    ----------
    is_marked_up : the text has been escaped piece by piece and holds markup of ours
    room : width to which a text is cut, px; None = it is shown whole
    """
    if room is not None:
        text = shortened(text, room, size, weight)
    anchor = place.get("xanchor", "left")
    return {
        "text": text if is_marked_up else escaped(text),
        "xanchor": anchor,
        "align": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {
            "size": size,
            "color": colours.colour(colour),
            "weight": weight,
            "family": FONT,
        },
        **place,
    }


def name_at_left(
    name: str,
    colours: Palette,
    *,
    y: float,
    left: float,
    size: float = TEXT,
    weight: int = 450,
    colour: str = "ink",
    sign: tuple[str, str] | None = None,
    room: float | None = None,
) -> list[dict[str, Any]]:
    """Return a row's name in the left margin, cut to fit, after its sign where it has one.

    Parameters
    ----------
    left : width of the margin, px
    sign : character and token of its colour
    room : for the name, px; None = up to the end of the margin
    """
    at: dict[str, Any] = {"x": 0, "xref": "paper", "y": y}
    start, found = -left, []
    if sign is not None:
        character, token = sign
        # Centred on one line, as the characters are of different widths.
        found.append(
            words(character, colours, colour=token, size=size, xanchor="center", **at)
            | {"xshift": start + 8}
        )
        start += 20
    space = -start - 8 if room is None else room
    look: dict[str, Any] = {"colour": colour, "size": size, "weight": weight, "room": space}
    found.append(words(" ".join(name.split()), colours, xshift=start, **look, **at))
    return found


def legend(
    pieces: Sequence[tuple[str, str, str]], colours: Palette, *, left: float, yshift: float
) -> list[dict[str, Any]]:
    """Return a line above the plot that names signs: character, token of its colour, name."""
    if not pieces:
        return []
    parts = [
        f'<span style="color:{colours.colour(token)}">{sign}</span> {escaped(name)}'
        for sign, token, name in pieces
    ]
    place: dict[str, Any] = {
        "x": 0,
        "xref": "paper",
        "y": 1,
        "yref": "paper",
        "xshift": -left,
        "yshift": yshift,
    }
    text = "     ".join(parts)
    return [words(text, colours, colour="muted", is_marked_up=True, **place)]


def line(
    colours: Palette,
    *,
    x: tuple[float, float],
    y: tuple[float, float],
    colour: str,
    width: float = 1,
    dash: str = "solid",
    **refs: Any,
) -> dict[str, Any]:
    """Return a straight line; `refs` are plotly's xref, yref and layer."""
    return {
        "type": "line",
        "x0": x[0],
        "x1": x[1],
        "y0": y[0],
        "y1": y[1],
        "line": {"color": colours.colour(colour), "width": width, "dash": dash},
        **refs,
    }


def faint(colour: str, opacity: float) -> str:
    """Return a colour that lets the ground through, from ``#RRGGBB``."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def widest(texts: Sequence[str], size: float = TEXT, weight: int = 450) -> float:
    """Return the width of the widest of some texts, px; 0 of none."""
    return max((text_width(text, size, weight) for text in texts), default=0.0)
