"""What a workshop's wall shows, as plain data for its templates."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno

from prioritisation.actions.workshops.progress import recent_progress
from prioritisation.actions.workshops.results import (
    movement_in,
    programme_of,
    revealed_round,
)
from prioritisation.charts.matrix.frame import WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import matrix_info
from prioritisation.charts.svg.drawing import svg
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.workshops import RoundState
from prioritisation.store import KeptWorkshop, Store
from prioritisation.web.marks import mark_of
from prioritisation.wording.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A matrix: its drawing, and what the pointer shows of each item."""

    title: str
    svg: str
    hover: Mapping[str, Sequence[Sequence[str]]]


def joining_shown(
    store: Store, kept: KeptWorkshop, say: Wording, address: str, now: datetime
) -> dict[str, Any]:
    """Return the way in: QR code, address, code, and who is there."""
    progress = recent_progress(store, kept, now)
    names = {group.id: say.text(group.name) for group in kept.workshop.groups}
    return {
        "is_open": kept.lets_in(now) and kept.workshop.ended_at is None,
        "qr": qr_svg(f"{address}/join/{kept.key}"),
        "address": f"{address.rsplit('://', maxsplit=1)[-1]}/join",
        "code": f"{kept.code[:3]} {kept.code[3:]}",
        "joined": len(progress.participants),
        "groups": [
            (names.get(group, say("room.no_group")), size)
            for group, size in progress.groups.items()
            if kept.workshop.groups and (group or size)
        ],
    }


def progress_shown(store: Store, kept: KeptWorkshop, say: Wording, now: datetime) -> dict[str, Any]:
    """Return how far the round is: who is done, and a bar an item; nothing of the answers."""
    programme = programme_of(store, kept)
    progress = recent_progress(store, kept, now)
    current = kept.workshop.current
    names = {item.id: item for item in programme.items_on(kept.workshop.board)}
    return {
        "round": len(kept.workshop.rounds),
        "state": "" if current is None else str(current.state_at(now)),
        "ends_at": _ends_at(kept, now),
        "joined": len(progress.participants),
        "done": len(progress.done),
        "bars": [
            {
                "id": item,
                "name": say.text(names[item].name),
                "mark": mark_of(programme, names[item]),
                "n": n,
                "of": progress.asked[item],
            }
            for item, n in progress.answered.items()
            if item in names
        ],
    }


def matrix_shown(
    store: Store, kept: KeptWorkshop, number: int, say: Wording, item: str = ""
) -> Picture:
    """Return the board's matrix by the scores of a revealed round.

    Parameters
    ----------
    item : id of the one whose answers are shown on it; empty = none
    """
    return _matrix(store, kept, number, say, spread_of=item)


def movement_shown(store: Store, kept: KeptWorkshop, number: int, say: Wording) -> Picture:
    """Return the same with arrows from where items stood in the round before."""
    return _matrix(store, kept, number, say, shows_movement=True)


def paper_shown(store: Store, kept: KeptWorkshop, say: Wording) -> dict[str, Any]:
    """Return what the paper form asks: the items, and the levels of each criterion in words."""
    programme = programme_of(store, kept)
    board = programme.board(kept.workshop.board)
    asked = kept.workshop.current or kept.workshop
    names = {i.id: say.text(i.name) for i in programme.items_on(kept.workshop.board)}
    return {
        "programme": say.text(programme.title),
        "items": [names[i] for i in asked.items if i in names],
        "criteria": [
            {
                "name": say.text(c.name),
                "question": say.text(c.question),
                "unknown": say(f"scores.{c.unknown}"),
                "levels": [
                    (level, say.text(c.anchors[k]) if c.anchors else "")
                    for k, level in enumerate(c.levels)
                ],
                "low": say.text(c.low_end),
                "high": say.text(c.high_end),
            }
            for c in board.criteria
            if c.id in asked.criteria
        ],
        "groups": [say.text(group.name) for group in kept.workshop.groups],
    }


def qr_svg(text: str) -> str:
    """Return a QR code as a drawing; dark on white, whatever the ground."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        border=4,
        omitsize=True,
        light="#fff",
        dark="#14211f",
    )
    return out.getvalue().decode()


def _matrix(
    store: Store,
    kept: KeptWorkshop,
    number: int,
    say: Wording,
    *,
    shows_movement: bool = False,
    spread_of: str = "",
) -> Picture:
    programme = programme_of(store, kept)
    board = programme.board(kept.workshop.board)
    revealed = revealed_round(store, kept, number)
    matrix = build_matrix(programme.items_on(board.id), revealed.table, board)
    movement = movement_in(store, kept, number) if shows_movement else None
    asked = {p.id for p in matrix.positions if p.id in revealed.results.items}
    info = matrix_info(
        programme,
        matrix,
        revealed.table,
        say,
        shown=asked,
        movement=movement,
        of_workshop=True,
        spread_of={spread_of} if spread_of else (),
    )
    info = info._replace(
        kicker=say("room.kicker", title=kept.workshop.title, round=kept.workshop.position(number))
    )
    scene = matrix_scene(info, WALL)
    hover = {item: [list(line) for line in lines] for item, lines in scene.hover}
    return Picture(title=info.headline, svg=svg(scene), hover=hover)


def _ends_at(kept: KeptWorkshop, now: datetime) -> str:
    current = kept.workshop.current
    if current is None or current.ends_at is None or current.state_at(now) is not RoundState.OPEN:
        return ""
    return current.ends_at.isoformat()
