"""What is shown of a board, made once for every reader and wall that looks at the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from prioritisation.actions.desk import desk_at
from prioritisation.actions.matrices import matrix_on
from prioritisation.actions.scoring import scores_on
from prioritisation.charts.matrix.frame import PHONE, WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import MatrixInfo, matrix_info
from prioritisation.charts.scene import Scene
from prioritisation.charts.svg.drawing import svg
from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.store import Store
from prioritisation.web.matrix_views.view import SpreadOf, View
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """A board's matrix as a view shows it.

    Parameters
    ----------
    board : on the axes of the view
    matrix, scores : of the whole board
    info, scene : what is drawn, and where
    svg : the drawing
    """

    board: Board
    matrix: Matrix
    scores: ScoreTable
    info: MatrixInfo
    scene: Scene
    svg: str

    @property
    def has_numbers(self) -> bool:
        """Whether running numbers stand for the names on the picture."""
        names = {item.id: str(item.number) for item in self.info.items}
        return any(
            len(label.words) == 1 and label.words[0].text == names[label.id]
            for label in self.scene.labels
        )

    @property
    def hover(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """What the pointer shows of each item: pairs of what it is and its value."""
        return {item: [list(line) for line in lines] for item, lines in self.scene.hover}


@lru_cache(maxsize=64)
def shown_matrix(
    store: Store,
    programme_id: str,
    version: int,
    board_id: BoardId,
    view: View,
    language: Language,
    *,
    selected: str,
    is_phone: bool,
) -> Shown:
    """Return what a view shows of a board.

    Parameters
    ----------
    version : of what the store keeps of the programme; another version is looked up anew
    selected : id of the item whose answers are shown, where the view asks for that
    is_phone : on the small stage, with numbers for names
    """
    desk = desk_at(store, programme_id, version)
    scores = scores_on(desk, board_id)
    board = view.on_axes(desk.programme.board(board_id))
    matrix = matrix_on(desk, board_id, scores, board)
    every = {position.id for position in matrix.positions}
    spread = {SpreadOf.NONE: set[str](), SpreadOf.SELECTED: {selected}, SpreadOf.ALL: every}
    say = Wording(language)
    info = matrix_info(
        desk.programme,
        matrix,
        scores,
        say,
        board=board,
        shown=view.shown(desk.programme, board_id),
        shown_by=view.shown_by(desk.programme, board_id, say),
        size=view.size,
        as_slide=view.as_slide,
        spread_of=spread[view.spread],
    )
    scene = matrix_scene(info, PHONE if is_phone else WALL)
    return Shown(board=board, matrix=matrix, scores=scores, info=info, scene=scene, svg=svg(scene))
