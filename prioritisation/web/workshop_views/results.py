"""What the round says, item by item, in the order of what discussion can change first."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.scoring import agree_scores
from prioritisation.actions.workshops import doubt, setting_up, walls
from prioritisation.actions.workshops.exporting import results_file
from prioritisation.actions.workshops.results import revealed_round, weights_in
from prioritisation.charts.colours import palette
from prioritisation.charts.differences.info import differences_info
from prioritisation.charts.differences.scene import differences_scene
from prioritisation.charts.scene import Scene
from prioritisation.charts.svg.pictures import svg_picture
from prioritisation.charts.weights.info import weights_info
from prioritisation.charts.weights.scene import weights_scene
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.decision.robustness.discussion import Order, Topic, discussion_order
from prioritisation.decision.robustness.own_lists import OwnLists
from prioritisation.decision.robustness.resampling import RESAMPLES, Stability
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.decision.scoring.round_results import RoundResults
from prioritisation.errors import PrioritisationError
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import attempt, button, now, show_wall
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
    _tables(kept, results, say)


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
    found = doubt.topics_of(cached.store(), kept, number, _lists(kept, number, say, tells=True))
    return discussion_order(found, Order(order or Order.CHANGES_FIRST))


def _lists(
    kept: KeptWorkshop, number: int, say: Wording, *, tells: bool = False
) -> OwnLists | None:
    """Return the participants' own lists; None where there is no portfolio to compare with."""
    if kept.workshop.board is not BoardId.MEASURES:
        return None
    try:
        return doubt.lists_of(cached.store(), kept, number)
    except PrioritisationError as error:
        if tells:
            st.caption(as_text(say("workshop.no_lists", reason=say.error(error))))
        return None


def _list(topics: tuple[Topic, ...], say: Wording) -> None:
    names = _names(say)
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
        wall = Wall(view=WallView.ITEM, item=item)
        button(
            say("workshop.show_item"),
            partial(walls.show_on_wall, cached.store(), kept, wall, now()),
            say,
            key="show_item",
            icon="present_to_all",
            kind="primary" if walls.wall_now(kept) == wall else "",
        )
        spread = Wall(view=WallView.MATRIX, item=item)
        button(
            say("workshop.show_spread"),
            partial(walls.show_on_wall, cached.store(), kept, spread, now()),
            say,
            key="show_spread",
            icon="open_with",
            kind="primary" if walls.wall_now(kept) == spread else "",
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


def _tables(kept: KeptWorkshop, results: RoundResults, say: Wording) -> None:
    _own_lists(kept, say)
    _stability(kept, say)
    with st.expander(say("workshop.groups_table"), key="groups_table"):
        st.caption(say("workshop.groups_help", n=results.least_answers))
        st.dataframe(_by_group(kept, results, say), hide_index=True)
    _differences(kept, results, say)
    weights = weights_in(cached.store(), kept)
    if weights is not None:
        with st.expander(say("workshop.weights_table", n=weights.count), key="weights_table"):
            programme = cached.desk().programme
            board = programme.board(kept.workshop.board)
            _picture(weights_scene(weights_info(programme, board, weights, say)))
            button(
                say("workshop.weights_take"),
                lambda: doubt.take_weights(cached.store(), kept),
                say,
                key="weights_take",
                told=say("workshop.weights_taken"),
            )
    current = kept.workshop.current
    if current is not None:
        st.download_button(
            say("workshop.export"),
            lambda: results_file(cached.store(), kept, current.number, say.language),
            file_name=f"{kept.workshop.id}-{len(kept.workshop.rounds)}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _own_lists(kept: KeptWorkshop, say: Wording) -> None:
    """Show on how many participants' own lists each measure is."""
    current = kept.workshop.current
    lists = None if current is None else _lists(kept, current.number, say)
    if lists is None:
        return
    names = _names(say)
    with st.expander(say("workshop.own_lists"), key="own_lists"):
        st.caption(say("workshop.own_lists_help"))
        if lists.unproven:
            st.caption(say("workshop.own_lists_unproven", n=lists.unproven))
        rows = [
            {
                say("phone.item"): names.get(item, item),
                say("workshop.own_lists_on"): say("workshop.on_lists", k=n, of=lists.lists),
                say("workshop.rooms_list"): "✓" if item in lists.in_portfolio else "–",
            }
            for item, n in sorted(lists.on.items(), key=lambda pair: -pair[1])
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True)


def _stability(kept: KeptWorkshop, say: Wording) -> None:
    """Show how far the finding hangs on who was in the room, once somebody asks for it."""
    current = kept.workshop.current
    if current is None:
        return
    with st.expander(say("workshop.stability"), key="stability"):
        st.caption(say("workshop.stability_help", n=RESAMPLES))
        key = ("stability", kept.workshop.id, current.number, kept.version)
        if not st.toggle(say("workshop.stability_ask"), key="stability_asked"):
            return
        found = session.get("stability_found")
        if found is None or found[0] != key:
            bar = st.progress(0.0)

            def step(done: int, of: int, bar: DeltaGenerator = bar) -> None:
                if done % 50 == 0:
                    bar.progress(done / of)

            try:
                made = doubt.stability_of(
                    cached.store(),
                    kept,
                    current.number,
                    step,
                )
            except PrioritisationError as error:
                st.info(as_text(say.error(error)))
                return
            finally:
                bar.empty()
            found = (key, made)
            session.keep("stability_found", found)
        _stability_table(found[1], say)


def _stability_table(stability: Stability, say: Wording) -> None:
    names = _names(say)
    rows = [
        {
            say("phone.item"): names.get(item, item),
            say("workshop.stability_region"): say(
                "workshop.in_groups", k=n, of=stability.resamples
            ),
            say("workshop.stability_top", k=stability.top): say(
                "workshop.in_groups", k=stability.in_top[item], of=stability.resamples
            ),
        }
        for item, n in sorted(stability.in_region.items(), key=lambda pair: -pair[1])
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)


def _differences(kept: KeptWorkshop, results: RoundResults, say: Wording) -> None:
    """Show where two groups are farthest apart."""
    groups = [group for group in kept.workshop.groups if results.by_group.get(group.id)]
    if len(groups) < 2:
        return
    ids = [group.id for group in groups]
    names = {group.id: say.text(group.name) for group in groups}
    with st.expander(say("workshop.differences"), key="differences"):
        left, right = st.columns(2)
        a = left.selectbox(
            say("workshop.group"), ids, format_func=lambda i: names[i], key="difference_a"
        )
        others = [i for i in ids if i != a]
        b = right.selectbox(
            say("workshop.other_group"), others, format_func=lambda i: names[i], key="difference_b"
        )
        programme = cached.desk().programme
        board = programme.board(kept.workshop.board)
        if a and b:
            info = differences_info(programme, board, results, a, b, kept.workshop.groups, say)
            _picture(differences_scene(info))


def _picture(scene: Scene) -> None:
    drawn = svg_picture(scene, palette(dark=session.is_dark())).decode()
    html.show(html.picture(drawn, "pr-wide", alt=scene.title))


def _by_group(kept: KeptWorkshop, results: RoundResults, say: Wording) -> pd.DataFrame:
    names = _names(say)
    board = cached.desk().programme.board(kept.workshop.board)
    groups = {group.id: say.text(group.name) for group in kept.workshop.groups}
    rows = []
    for item in results.items:
        for criterion in results.criteria:
            cell = item, criterion
            row = {
                say("phone.item"): names.get(item, item),
                say("workshop.criterion"): say.text(board.criterion(criterion).name),
                say("workshop.everybody"): _text(results.results.get(cell), say),
            }
            for group, cells in results.by_group.items():
                row[groups.get(group, say("room.no_group"))] = _text(cells.get(cell), say)
            rows.append(row)
    return pd.DataFrame(rows)


def _text(result: QuestionResult | None, say: Wording) -> str:
    if result is None or result.score.group is None:
        return "–"
    return f"{say.number(result.score.group, 1, exactly=True)} ({result.score.count})"


def _names(say: Wording) -> dict[str, str]:
    return {item.id: say.text(item.name) for item in cached.desk().programme.all_items()}
