"""Take the picture elsewhere: to the wall, to paper, into a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_chart import matrix_figure
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.svg.pictures import png_picture, svg_picture
from prioritisation.decision.programme.boards import BoardId
from prioritisation.web import cached, session
from prioritisation.web.matrix_views.shown import Shown
from prioritisation.web.matrix_views.view import View
from prioritisation.web.wall.asked import Asked
from prioritisation.wording.wording import Wording

_PLOTLY_WIDTH = 1060


def wall_address(board_id: BoardId, view: View, say: Wording) -> str:
    """Return the address of the wall that shows what this page shows, seen from a page."""
    programme = cached.programme_id()
    query = Asked(programme=programme, board=board_id, language=say.language, view=view).query
    return f"wall?{query}{cached.wall_key()}"


def show_sharing(board_id: BoardId, shown: Shown, view: View, say: Wording) -> None:
    """Show the way to the wall, and what can be taken away as a file."""
    st.link_button(
        say("matrix.wall"),
        wall_address(board_id, view, say),
        icon=":material/present_to_all:",
        help=say("matrix.wall_help"),
    )
    with st.popover(say("matrix.download"), icon=":material/download:"):
        for ground in ("light", "dark"):
            colours = palette(dark=ground == "dark")
            st.download_button(
                say(f"matrix.png_{ground}"),
                partial(_png, shown.info, colours),
                file_name=f"{board_id}-{ground}.png",
                mime="image/png",
                key=f"png_{ground}",
                on_click="ignore",
                width="stretch",
            )
        st.download_button(
            say("matrix.svg"),
            lambda: svg_picture(matrix_scene(shown.info), palette(dark=False)),
            file_name=f"{board_id}.svg",
            mime="image/svg+xml",
            key="svg",
            on_click="ignore",
            width="stretch",
        )
        st.caption(say("matrix.print_note"))


def _png(info: MatrixInfo, colours: Palette) -> bytes:
    return png_picture(matrix_scene(info), colours)


def show_plotly(shown: Shown, say: Wording) -> None:
    """Show the same placement as a plotly figure, once the reader asks for it."""
    if st.toggle(say("matrix.plotly"), key="matrix_plotly", help=say("matrix.plotly_help")):
        figure = matrix_figure(shown.info, dark=session.is_dark(), width=_PLOTLY_WIDTH)
        st.plotly_chart(
            figure,
            width=_PLOTLY_WIDTH,
            theme=None,
            key="matrix_chart",
            config={**CONFIG, "displayModeBar": True},
            alt=shown.scene.title,
        )
