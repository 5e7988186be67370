"""A picture for a room: the same figure with everything but its width enlarged."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

_PIXELS = re.compile(r"font-size:([\d.]+)px")


def enlarged(figure: go.Figure, factor: float) -> go.Figure:
    """Return a copy of a picture with its height, margins, texts, lines and markers enlarged.

    Parameters
    ----------
    factor : such as 1.55 for a wall; above 0
    """
    copy = go.Figure(figure)
    layout = copy.layout
    layout.height = figure.layout.height * factor
    for side in ("l", "r", "t", "b"):
        _multiply(layout.margin, (side,), factor)
    for axis in (layout.xaxis, layout.yaxis):
        _multiply(axis.tickfont, ("size",), factor)
    _multiply(layout.hoverlabel.font, ("size",), factor)
    for text in layout.annotations:
        _multiply(text.font, ("size",), factor)
        text.text = _PIXELS.sub(lambda size: f"font-size:{float(size[1]) * factor:g}px", text.text)
        _multiply(text, ("xshift", "yshift", "arrowwidth", "standoff", "startstandoff"), factor)
        # The tail of an arrow is in px unless it stands on an axis.
        if text.axref != "x":
            _multiply(text, ("ax", "ay"), factor)
    for shape in layout.shapes:
        shape.line.width *= factor
    for trace in copy.data:
        if trace.type == "scatter":
            _multiply(trace.line, ("width",), factor)
            _multiply(trace.marker, ("size",), factor)
            _multiply(trace.textfont, ("size",), factor)
            _multiply(trace.marker.line, ("width",), factor)
            _multiply(trace.error_y, ("thickness", "width"), factor)
    return copy


def _multiply(part: Any, names: tuple[str, ...], factor: float) -> None:
    for name in names:
        # What the figure leaves out is left out at every size.
        if part[name] is not None:
            part[name] = part[name] * factor
