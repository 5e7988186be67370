"""Who sees a revealed round how: tables and pictures below the discussion."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.workshops import doubt
from prioritisation.actions.workshops.exporting import results_file
from prioritisation.actions.workshops.results import RevealedRound, weights_in
from prioritisation.charts.colours import palette
from prioritisation.charts.differences.info import differences_info
from prioritisation.charts.differences.scene import differences_scene
from prioritisation.charts.scene import Scene
from prioritisation.charts.svg.pictures import svg_picture
from prioritisation.charts.weights.info import weights_info
from prioritisation.charts.weights.scene import weights_scene
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.robustness.own_lists import OwnLists
from prioritisation.decision.robustness.resampling import RESAMPLES, Stability
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.decision.scoring.round_results import RoundResults
from prioritisation.errors import PrioritisationError
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text
from prioritisation.web.workshop_views.acting import button
from prioritisation.web.workshop_views.names import names_of_items
from prioritisation.wording.wording import Wording


def show_tables(kept: KeptWorkshop, revealed: RevealedRound, say: Wording) -> None:
    """Show who sees it how: own lists, stability, groups, weights; and the file of it all."""
    results = revealed.results
    _own_lists(kept, revealed.number, say)
    _stability(kept, revealed.number, say)
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
    number = revealed.number
    st.download_button(
        say("workshop.export"),
        lambda: results_file(cached.store(), kept, number, say.language),
        file_name=f"{kept.workshop.id}-{kept.workshop.position(number)}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def own_lists_of(
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


def _own_lists(kept: KeptWorkshop, number: int, say: Wording) -> None:
    """Show on how many participants' own lists each measure is."""
    lists = own_lists_of(kept, number, say)
    if lists is None:
        return
    names = names_of_items(say)
    with st.expander(say("workshop.own_lists"), key="own_lists"):
        st.caption(say("workshop.own_lists_help"))
        plan = cached.desk().programme.plan
        if plan.without_years() != plan:
            st.caption(say("workshop.own_lists_plain"))
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


def _stability(kept: KeptWorkshop, number: int, say: Wording) -> None:
    """Show how far the finding hangs on who was in the room, once somebody asks for it."""
    with st.expander(say("workshop.stability"), key="stability"):
        st.caption(say("workshop.stability_help", n=RESAMPLES))
        key = ("stability", kept.workshop.id, number, kept.version)
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
                    number,
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
    names = names_of_items(say)
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
    names = names_of_items(say)
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
