"""The impact matrix as a plotly figure."""

from __future__ import annotations

import plotly.graph_objects as go

from prioritisation.charts.colours import palette
from prioritisation.charts.drawing import drawn
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import MatrixInfo


def matrix_figure(
    info: MatrixInfo,
    *,
    dark: bool,
    width: int = 1120,
    height: int = 760,
    selected: str | None = None,
    compact: bool = False,
    titled: bool = False,
) -> go.Figure:
    """Return the figure of a fixed size; it draws what it is given and works out no result.

    A click on a marker or its label selects points whose `customdata` is the item's id.

    Parameters
    ----------
    dark : for a dark page; the paper itself is transparent
    width, height : px
    selected : id of the item that is ringed
    compact : running numbers in place of names, for a phone
    titled : with the finding and how it is measured above the plot, where no page says it
    """
    scene = matrix_scene(
        info, width=width, height=height, selected=selected, compact=compact, titled=titled
    )
    return drawn(scene, palette(dark=dark))
