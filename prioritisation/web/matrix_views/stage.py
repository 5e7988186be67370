"""The drawing on a page: a component in which items and thresholds can be moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from prioritisation.charts.matrix.words import Axis
from prioritisation.charts.scene import Rule
from prioritisation.decision.matrix.positions import NoScore
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.settings import OutputInput
from prioritisation.web import session
from prioritisation.web.components import component, passed_on
from prioritisation.web.matrix_views.shown import Shown
from prioritisation.wording.catalogue import template
from prioritisation.wording.wording import Wording

# Two halves of a level can be told apart by hand; a scale of many levels moves by one.
_HALVES_UP_TO = 10
_THRESHOLD_STEPS = 4
# The texts that the script shows and announces; it fills their gaps itself.
_SAID = (
    *("keys", "threshold_keys", "threshold", "moved_threshold", "unplaced"),
    *("selected", "held", "dropped", "cancelled"),
)


class Moves(NamedTuple):
    """What to do when the reader does something on the stage.

    Each gets what the script sends: an id; an item with its new scores, None for an axis on
    which it stays; an axis with the place of its threshold; nothing.
    """

    select: Callable[[str], None]
    move: Callable[[Mapping[str, Any]], None]
    set_threshold: Callable[[Mapping[str, Any]], None]
    undo: Callable[[Any], None]


def show_stage(
    programme: Programme,
    shown: Shown,
    moves: Moves,
    *,
    key: str,
    selected: str,
    proposal: Mapping[str, Any] | None,
    may_move: bool,
    undoable: int | None,
    say: Wording,
) -> None:
    """Show the drawing, and pass on what the reader does on it.

    Parameters
    ----------
    key : of the component; one for each board
    selected : id of the item that is ringed
    proposal : a move whose reason is still asked for
    may_move : whether items and thresholds can be moved at all
    undoable : id of the action that undo would take back
    """
    component("matrix", "matrix", is_drawing=True)(
        key=key,
        data=_data(
            programme, shown, selected=selected, proposal=proposal, may_move=may_move, say=say
        )
        | {"undoable": undoable},
        on_selected_change=passed_on(key, "selected", moves.select),
        on_moved_change=passed_on(key, "moved", moves.move),
        on_threshold_change=passed_on(key, "threshold", moves.set_threshold),
        on_undo_change=passed_on(key, "undo", moves.undo),
    )


def _data(
    programme: Programme,
    shown: Shown,
    *,
    selected: str,
    proposal: Mapping[str, Any] | None,
    may_move: bool,
    say: Wording,
) -> dict[str, Any]:
    info, scene, board = shown.info, shown.scene, shown.board
    own = programme.board(board.id)
    drawn = {item.id for item in info.items}
    names = {item.id: say.text(item.name) for item in programme.items_on(board.id)}
    axes = {}
    for axis, rule, words, criterion in (
        ("x", scene.x, info.x, board.x),
        ("y", scene.y, info.y, board.y),
    ):
        is_own = getattr(own, axis) == criterion
        axes[axis] = _axis(rule, words) | {
            "locked": _locked(programme, board.id, criterion, say),
            "threshold_locked": "" if is_own else say("matrix.stage.other_axis"),
        }
    return {
        "svg": shown.svg,
        "dark": session.is_dark(),
        "hover": shown.hover,
        "plot": list(scene.plot or ()),
        **axes,
        "scores": {item.id: {"x": item.x, "y": item.y, "name": item.label} for item in info.items},
        "unplaced": [
            {"id": item.id, "name": names[item.id], "why": _why(item.missing[0][1], say)}
            for item in shown.matrix.unplaced
            if may_move and item.id not in drawn
        ],
        "selected": selected,
        "proposal": dict(proposal) if proposal else None,
        "may_move": may_move,
        "words": {"locale": say.language.value}
        | {name: template(say.language, f"matrix.stage.{name}") for name in _SAID},
    }


def _axis(rule: Rule | None, words: Axis) -> dict[str, Any]:
    span = words.high - words.low
    return {
        **(rule._asdict() if rule else {}),
        "name": words.name,
        "anchors": {f"{tick.at:g}": tick.anchor for tick in words.ticks if tick.anchor},
        "step": 0.5 if span <= _HALVES_UP_TO else 1,
        "threshold_step": 1 / _THRESHOLD_STEPS if span <= _HALVES_UP_TO else 1,
    }


def _locked(programme: Programme, board_id: BoardId, criterion: str, say: Wording) -> str:
    """Return why scores of a criterion cannot be agreed; nothing where they can."""
    computed = programme.scoring.output_input is OutputInput.COMPUTED
    if board_id is BoardId.MEASURES and criterion == OUTPUT_INPUT and computed:
        return say("matrix.stage.computed")
    return ""


def _why(reason: NoScore, say: Wording) -> str:
    return say(f"matrix.stage.unplaced_{reason}")
