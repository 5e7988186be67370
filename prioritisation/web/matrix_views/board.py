"""A board's matrix: the picture, the same as a table beside it, and what can be set."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.matrices import matrix_on
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.matrix_chart import matrix_figure
from prioritisation.charts.matrix_info import MatrixInfo, matrix_info
from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.web import cached, html, session
from prioritisation.web.figures_table import with_figures
from prioritisation.web.item_views.details import item_details
from prioritisation.web.matrix_views import disagreement, settings
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_SELECTED = "matrix_item"
# Wide enough for the sample's labels at their full size, and no wider than a laptop's page.
_DESK = (1060, 740)


def show(board_id: BoardId) -> None:
    """Show where the items of a board stand, and let a click tell more."""
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = settings.show_view(desk.programme, board_id, say)
    scores = cached.score_table(board_id)
    with st.expander(say("matrix.settings"), key="matrix_settings", icon=":material/tune:"):
        settings.show_settings(desk.programme.board(board_id), scores, view, say)
    board = view.on_axes(desk.programme.board(board_id))
    matrix = matrix_on(desk, board_id, scores, board)
    info = matrix_info(
        desk.programme,
        matrix,
        scores,
        say,
        board=board,
        shown=view.shown(desk.programme, board_id),
        size=view.size,
        as_slide=view.flipped,
    )
    with header:
        st.title(info.headline)
        parts = [f'<span class="muted">{escape(info.subtitle)}</span>']
        if info.tag:
            parts.append(html.tag(info.tag))
        html.show(f'<div class="pr-tags" style="align-items:center">{"".join(parts)}</div>')
    with st.container(horizontal=True, gap="medium"):
        _picture(info, say)
        _table(desk.programme.items_on(board_id), matrix, scores, board, info, say)
    _notes(desk.programme.items_on(board_id), matrix, info, say)
    selected = session.get(_SELECTED)
    item = next((i for i in desk.programme.items_on(board_id) if i.id == selected), None)
    if item is None:
        st.caption(say("matrix.selected_none"))
    else:
        item_details(desk, item, board, scores, say)
    if board_id is BoardId.MEASURES:
        disagreement.show(desk, scores, say)


def _picture(info: MatrixInfo, say: Wording) -> None:
    width = 1600
    figure = matrix_figure(info, dark=session.is_dark())
    with st.container(width=width):
        st.plotly_chart(
            figure,
            width=width,
            theme=None,
            key="matrix_chart",
            on_select=_take_point,
            selection_mode="points",
            config=CONFIG,
            alt=f"{info.headline}. {info.subtitle}",
        )


def _take_point() -> None:
    points: Sequence[Any] = session.get("matrix_chart")["selection"]["points"]
    ids = [point.get("customdata") for point in points]
    ids = [i[0] if isinstance(i, list | tuple) else i for i in ids]
    if ids and ids[0]:
        session.keep(_SELECTED, ids[0])


def _table(
    items: Sequence[Item],
    matrix: Matrix,
    scores: ScoreTable,
    board: Board,
    info: MatrixInfo,
    say: Wording,
) -> None:
    """Show what the picture shows, as a table; a row can be selected there too."""
    shown = {item.id for item in info.items}
    numbers = {item.id: item.number for item in info.items}
    names = {item.id: say.text(item.name) for item in items}
    rows = []
    for position in matrix.positions:
        if position.id not in shown:
            continue
        marks = [say("matrix.near_border")] if position.is_borderline else []
        if any(scores.score(position.id, c).agreed for c in (board.x, board.y)):
            marks.append(say("matrix.agreed"))
        rows.append(
            {
                "#": numbers[position.id],
                say("column.name"): names[position.id],
                say.text(board.criterion(board.x).name): float(position.x),
                say.text(board.criterion(board.y).name): float(position.y),
                say("matrix.quadrant"): say(settings.quadrant_key(board, position.quadrant)),
                "": ", ".join(marks),
            }
        )
    ids = [position.id for position in matrix.positions if position.id in shown]
    scored = [say.text(board.criterion(c).name) for c in (board.x, board.y)]
    with st.container(key="matrix_table_box", width="stretch"):
        st.dataframe(
            with_figures(
                pd.DataFrame(rows), dict.fromkeys(scored, lambda score: say.number(score, 2))
            ),
            hide_index=True,
            key=f"matrix_table_{matrix.board}",
            on_select=lambda: _take_row(f"matrix_table_{matrix.board}", ids),
            selection_mode="single-row",
            height=_DESK[1],
            alt=say("matrix.table_title"),
            column_config={
                say.text(board.criterion(c).name): st.column_config.NumberColumn(format="localized")
                for c in (board.x, board.y)
            },
        )


def _take_row(key: str, ids: Sequence[str]) -> None:
    rows = session.get(key)["selection"]["rows"]
    if rows:
        session.keep(_SELECTED, ids[rows[0]])


def _notes(items: Sequence[Item], matrix: Matrix, info: MatrixInfo, say: Wording) -> None:
    """Tell what the picture leaves out, and what stands near a border."""
    names = {item.id: say.text(item.name) for item in items}
    shown = {item.id for item in info.items}
    near = [i for i in matrix.borderline if i in shown]
    if near:
        listed = ", ".join(names[i] for i in near)
        st.caption(as_text(f"{say('matrix.borderline', n=len(near))} {listed}."))
    if matrix.unplaced:
        parts = [
            say(f"matrix.unplaced_{item.missing[0][1]}", name=names[item.id])
            for item in matrix.unplaced
        ]
        st.caption(as_text(say("matrix.unplaced", names=", ".join(parts))))
    if matrix.x_threshold.depends_on_list or matrix.y_threshold.depends_on_list:
        st.warning(say("matrix.median_warning"), icon=":material/warning:")
    if any(isinstance(item, Measure) and item.illustrative for item in items):
        st.caption(say("app.illustrative_help"))
