"""The impact matrix as a plotly figure."""

from __future__ import annotations

import plotly.graph_objects as go

from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import drawn
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import MatrixInfo


def matrix_figure(info: MatrixInfo, *, dark: bool) -> go.Figure:
    """Return the figure, as large as the wall's stage: the same placement as everywhere.

    Parameters
    ----------
    dark : for a dark page; the paper itself is transparent
    """
    return drawn(matrix_scene(info), palette(dark=dark))
