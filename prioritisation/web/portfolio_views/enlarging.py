"""A bar chart for a room: the same figure with everything but its width enlarged."""

from __future__ import annotations

import plotly.graph_objects as go


def enlarged(figure: go.Figure, factor: float) -> go.Figure:
    """Return a copy of a figure of bars with its height, texts and lines enlarged.

    Its upright axis counts px of its own height, so that the places on it follow by themselves.
    """
    copy = go.Figure(figure)
    copy.layout.height = figure.layout.height * factor
    for text in copy.layout.annotations:
        text.font.size *= factor
        text.xshift = (text.xshift or 0) * factor
    for shape in copy.layout.shapes:
        shape.line.width *= factor
    return copy
