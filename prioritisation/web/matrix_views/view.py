"""How a reader looks at a matrix: kept in the session of a page, or in the address of a wall."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from prioritisation.actions.matrices import board_on_axes
from prioritisation.charts.matrix_info import MarkerSize
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording

# Ids may hold any printable character but this.
_BETWEEN = "|"


class SpreadOf(StrEnum):
    """Whose answers are shown on the picture, from the lowest to the highest."""

    NONE = "none"
    SELECTED = "selected"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a reader looks at a matrix; nobody else's view changes with it.

    Parameters
    ----------
    as_slide : the way round of the board's slide
    size : what marker sizes stand for
    x, y : criterion ids of the axes; empty = the board's own
    spearheads, target_groups : ids that the items shown have one of; empty = all
    spread : whose answers are shown
    """

    as_slide: bool = False
    size: MarkerSize = MarkerSize.IMPACT
    x: str = ""
    y: str = ""
    spearheads: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    spread: SpreadOf = SpreadOf.NONE

    def on_axes(self, board: Board) -> Board:
        """Return the board on the axes that this reader looks at."""
        x = self.x if board.has(self.x) else board.x
        y = self.y if board.has(self.y) and self.y != x else board.y
        return board_on_axes(board, x, y) if x != y else board

    def known(self, programme: Programme, board_id: BoardId) -> View:
        """Return the view of which only what is of this board is left, in its order.

        So views that show the same are the same. Nobody's selection is known.
        """
        board = programme.board(board_id)
        is_measures = board_id is BoardId.MEASURES
        on_axes = self.on_axes(board)
        return replace(
            self,
            size=self.size if is_measures else MarkerSize.IMPACT,
            x=on_axes.x if on_axes.x != board.x else "",
            y=on_axes.y if on_axes.y != board.y else "",
            spearheads=_of(programme.spearheads, self.spearheads) if is_measures else (),
            target_groups=_of(programme.target_groups, self.target_groups) if is_measures else (),
            spread=SpreadOf.NONE if self.spread is SpreadOf.SELECTED else self.spread,
        )

    def shown(self, programme: Programme, board_id: BoardId) -> Collection[str] | None:
        """Return the ids that the filters let through; None = all."""
        if board_id is not BoardId.MEASURES or not (self.spearheads or self.target_groups):
            return None
        return {
            measure.id
            for measure in programme.measures
            if (not self.spearheads or measure.spearhead in self.spearheads)
            and (not self.target_groups or set(self.target_groups) & set(measure.target_groups))
        }

    def shown_by(self, programme: Programme, board_id: BoardId, say: Wording) -> str:
        """Return what the filters let through, by name; empty where they let all through."""
        if self.shown(programme, board_id) is None:
            return ""
        chosen = (
            (programme.spearheads, self.spearheads),
            (programme.target_groups, self.target_groups),
        )
        names = (", ".join(say.text(p.name) for p in parts if p.id in ids) for parts, ids in chosen)
        return "; ".join(name for name in names if name)


def _of(parts: Iterable[Part], chosen: Collection[str]) -> tuple[str, ...]:
    return tuple(part.id for part in parts if part.id in chosen)


def query_of(view: View) -> dict[str, str]:
    """Return the part of an address that says a view; what is as usual is left out."""
    usual = View()
    parts = {
        "slide": "1" if view.as_slide else "",
        "size": view.size,
        "x": view.x,
        "y": view.y,
        "spearheads": _BETWEEN.join(view.spearheads),
        "groups": _BETWEEN.join(view.target_groups),
        "spread": "" if view.spread is SpreadOf.SELECTED else view.spread,
    }
    as_usual = {"size": usual.size, "spread": usual.spread}
    return {name: text for name, text in parts.items() if text and text != as_usual.get(name)}


def view_of(query: Mapping[str, Any]) -> View:
    """Return the view that an address says; what it says wrongly is as usual."""

    def ids(name: str) -> tuple[str, ...]:
        return tuple(part for part in str(query.get(name, "")).split(_BETWEEN) if part)

    size, spread = str(query.get("size", "")), str(query.get("spread", ""))
    return View(
        as_slide=query.get("slide") == "1",
        size=MarkerSize(size) if size in set(MarkerSize) else MarkerSize.IMPACT,
        x=str(query.get("x", "")),
        y=str(query.get("y", "")),
        spearheads=ids("spearheads"),
        target_groups=ids("groups"),
        spread=SpreadOf(spread) if spread in set(SpreadOf) else SpreadOf.NONE,
    )
