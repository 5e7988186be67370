"""What the round says, item by item, in the order of what discussion can change first."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import streamlit as st

from prioritisation.actions.scoring import agree_scores
from prioritisation.actions.workshops import doubt, setting_up, walls
from prioritisation.actions.workshops.results import revealed_round
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.decision.robustness.discussion import Order, Topic, discussion_order
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import attempt, button, now, show_wall
from prioritisation.web.workshop_views.names import names_of_items
from prioritisation.web.workshop_views.tables import own_lists_of, show_tables
from prioritisation.wording.wording import Wording

_ITEM = "workshop_item"
_ORDER = "workshop_order"
_LIST_PX = 560


def show_results(kept: KeptWorkshop, say: Wording) -> None:
    """Show the results of the current round, when they are revealed."""
    current = kept.workshop.current
    if current is None or not current.is_revealed:
        st.info(say("workshop.not_revealed"), icon=":material/visibility_off:")
        return
    revealed = revealed_round(cached.store(), kept, current.number)
    results = revealed.results
    st.caption(
        say(f"room.measured_{results.group_score}_{results.weighting}", n=results.participants)
    )
    topics = _ordered(kept, current.number, say)
    if not topics:
        st.info(say("room.nothing_to_show", n=results.least_answers))
        return
    ids = [topic.id for topic in topics]
    if session.get(_ITEM) not in ids:
        session.keep(_ITEM, ids[0])
    left, right = st.columns([2, 5], gap="large")
    with left, st.container(height=_LIST_PX, border=False):
        _list(topics, say)
    with right:
        _item(kept, session.get(_ITEM), topics, say)
    show_tables(kept, revealed, say)


def _ordered(kept: KeptWorkshop, number: int, say: Wording) -> tuple[Topic, ...]:
    order = st.segmented_control(
        say("workshop.order"),
        list(Order),
        format_func=lambda o: say(f"workshop.order_{o}"),
        default=Order.CHANGES_FIRST,
        key=_ORDER,
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    lists = own_lists_of(kept, number, say, tells=True)
    found = doubt.topics_of(cached.store(), kept, number, lists)
    return discussion_order(found, Order(order or Order.CHANGES_FIRST))


def _list(topics: tuple[Topic, ...], say: Wording) -> None:
    names = names_of_items(say)
    st.radio(
        say("workshop.items"),
        [topic.id for topic in topics],
        format_func=lambda i: as_text(names.get(str(i), str(i))),
        captions=[_why(topic, say) for topic in topics],
        key=_ITEM,
        label_visibility="collapsed",
    )


def _why(topic: Topic, say: Wording) -> str:
    parts = []
    if topic.other_region:
        side = "out" if topic.in_region else "in"
        parts.append(say(f"workshop.flips_{side}", n=topic.other_region, of=topic.scorers))
    if topic.other_portfolio:
        side = "out" if topic.in_portfolio else "in"
        parts.append(say(f"workshop.lists_{side}", n=topic.other_portfolio, of=topic.lists))
    if topic.spread is not None:
        parts.append(say("workshop.spread", spread=say.number(topic.spread, 1)))
    return " · ".join(parts)


def _item(kept: KeptWorkshop, item: str, topics: tuple[Topic, ...], say: Wording) -> None:
    show_wall(kept, say, height=440, view=WallView.ITEM, item=item)
    ids = [topic.id for topic in topics]
    at = ids.index(item)
    with st.container(horizontal=True):
        button(
            say("workshop.previous"),
            partial(session.keep, _ITEM, ids[max(0, at - 1)]),
            say,
            key="previous_item",
            icon="arrow_back",
            disabled=at == 0,
        )
        button(
            say("workshop.next"),
            partial(session.keep, _ITEM, ids[min(len(ids) - 1, at + 1)]),
            say,
            key="next_item",
            icon="arrow_forward",
            disabled=at == len(ids) - 1,
        )
        for name, view, icon in (
            ("show_item", WallView.ITEM, "present_to_all"),
            ("show_spread", WallView.MATRIX, "open_with"),
        ):
            wall = Wall(view=view, item=item)
            button(
                say(f"workshop.{name}"),
                partial(walls.show_on_wall, cached.store(), kept, wall, now()),
                say,
                key=name,
                icon=icon,
                kind="primary" if walls.wall_now(kept) == wall else "",
            )
    _agreed(kept, item, say)


def _agreed(kept: KeptWorkshop, item: str, say: Wording) -> None:
    """Let the facilitator write down what was said and agreed."""
    desk = cached.desk()
    board = desk.programme.board(kept.workshop.board)
    scores = cached.score_table(kept.workshop.board)
    with st.form(f"note_{item}", border=True):
        note = st.text_area(
            say("workshop.note"), kept.workshop.notes.get(item, ""), max_chars=2000, height=80
        )
        columns = st.columns(len(board.criteria))
        typed: dict[tuple[str, str], Decimal] = {}
        for column, criterion in zip(columns, board.criteria, strict=True):
            agreed = scores.score(item, criterion.id).agreed
            value = column.number_input(
                say("workshop.agreed", criterion=say.text(criterion.name)),
                min_value=float(criterion.low),
                max_value=float(criterion.high),
                value=None if agreed is None else float(agreed.score),
                step=0.5,
            )
            if value is not None and (agreed is None or float(agreed.score) != value):
                typed[item, criterion.id] = Decimal(str(value))
        if st.form_submit_button(say("workshop.note_keep")):
            attempt(lambda: setting_up.set_note(cached.store(), kept, item, note), say)
            if typed:
                attempt(
                    lambda: agree_scores(
                        cached.store(),
                        cached.desk(),
                        kept.workshop.board,
                        typed,
                        reason=note[:500],
                        who=session.WHO,
                    ),
                    say,
                )
            st.rerun()
