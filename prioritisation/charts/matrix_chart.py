"""The impact matrix as a plotly figure."""

from __future__ import annotations

import plotly.graph_objects as go

from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import drawn
from prioritisation.charts.matrix.frame import WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scaling import scaled


def matrix_figure(info: MatrixInfo, *, dark: bool, width: int = WALL.width) -> go.Figure:
    """Return the figure of a fixed size: the wall's stage, with the same placement, scaled.

    Parameters
    ----------
    dark : for a dark page; the paper itself is transparent
    width : px; the height follows from the stage
    """
    scene = matrix_scene(info)
    return drawn(scaled(scene, width / scene.width), palette(dark=dark))
