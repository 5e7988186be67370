"""Choices that several pages offer in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import streamlit as st

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import session
from prioritisation.wording.wording import Wording

_View = TypeVar("_View", bound=str)


def choose_view(
    label: str,
    views: Iterable[_View],
    name_of: Callable[[_View], str],
    key: str,
    first: _View | None = None,
) -> _View:
    """Show which part of a page is looked at, and return it.

    Parameters
    ----------
    label : what is chosen, for those who do not see the page
    key : under which the session keeps the choice
    first : what is shown before anything is chosen; None = the first one
    """
    offered = list(views)
    first = offered[0] if first is None else first
    if session.get(key) not in offered:
        session.keep(key, first)
    chosen = st.segmented_control(
        label,
        offered,
        format_func=name_of,
        key=key,
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    # What the session keeps may be the bare text of one.
    return first if chosen is None else offered[offered.index(chosen)]


def choose_board(say: Wording) -> BoardId:
    """Show which board is looked at, and return it; the choice goes with the reader."""
    return choose_view(
        say("board.label"), BoardId, lambda board: say(f"board.{board}"), session.BOARD_KEY
    )


def is_told_empty(programme: Programme, board_id: BoardId, say: Wording) -> bool:
    """Say of a board without items where to add the first; return whether it has none."""
    if programme.items_on(board_id):
        return False
    st.info(say(f"empty.{board_id}"))
    return True


def names_apart(items: Iterable[Item], say: Wording) -> dict[str, str]:
    """Return names to choose from by id; those that items share are told apart by the id.

    A list tells what was chosen by its text alone.
    """
    names = {item.id: say.text(item.name) for item in items}
    times = Counter(names.values())
    return {i: f"{name} ({i})" if times[name] > 1 else name for i, name in names.items()}


def step_buttons(
    key: str,
    ids: Sequence[str],
    chosen: str,
    say: Wording,
    leave: Callable[[], None] | None = None,
    *,
    with_arrow_keys: bool = False,
) -> None:
    """Show the ways to the item before and to the one after.

    Parameters
    ----------
    key : under which the session keeps the id of the item that is looked at
    leave : called before another item is looked at
    with_arrow_keys : whether the keys to the left and to the right do the same
    """
    number = ids.index(chosen)
    back, on = ("left", "right") if with_arrow_keys else (None, None)
    _step(say, key, ids, number - 1, leave, back, forward=False)
    _step(say, key, ids, number + 1, leave, on, forward=True)


def _step(
    say: Wording,
    key: str,
    ids: Sequence[str],
    to: int,
    leave: Callable[[], None] | None,
    shortcut: str | None,
    *,
    forward: bool,
) -> None:
    st.button(
        say("scores.next" if forward else "scores.previous"),
        # Where a key does the same, the button shows its arrow.
        icon=None if shortcut else f":material/arrow_{'forward' if forward else 'back'}:",
        icon_position="right" if forward else "left",
        type="primary" if forward else "secondary",
        disabled=not 0 <= to < len(ids),
        shortcut=shortcut,
        on_click=_go,
        args=(key, ids[min(max(to, 0), len(ids) - 1)], leave),
    )


def _go(key: str, to: str, leave: Callable[[], None] | None) -> None:
    if leave is not None:
        leave()
    session.keep(key, to)
