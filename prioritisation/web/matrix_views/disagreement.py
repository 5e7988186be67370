"""Output/input as people judge it, and as impact and cost give it."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.scoring import set_scoring
from prioritisation.actions.typing import typed_number
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.settings import GroupScore, OutputInput
from prioritisation.decision.scoring.computed import rank_disagreements
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

_EDITOR = "matrix"
_PROBLEM = "scoring_problem"
_MOST = 10


def show(desk: Desk, scores: ScoreTable, say: Wording) -> None:
    """Show which of the two counts, and where they disagree most."""
    title = say("matrix.disagree_title")
    with st.expander(title, key="disagreement_box", icon=":material/balance:"):
        _settings(desk, say)
        rows = rank_disagreements(scores.judged(OUTPUT_INPUT), scores.computed())
        st.caption(say("matrix.disagree_note"))
        names = {measure.id: say.text(measure.name) for measure in desk.programme.measures}
        table = []
        for row in rows[:_MOST]:
            computed = scores.score(row.id, OUTPUT_INPUT).computed
            ratio = computed.ratio if computed else None
            table.append(
                {
                    say("column.name"): names[row.id],
                    say("matrix.output_input_judged"): say.number(row.judged, 2),
                    say("matrix.output_input_computed"): say.number(row.computed, 2),
                    say("matrix.judged_rank"): say.number(row.judged_rank, 1),
                    say("matrix.computed_rank"): say.number(row.computed_rank, 1),
                    say("matrix.difference"): say.number(row.difference, 1),
                    say("matrix.ratio"): say("matrix.free")
                    if ratio is None
                    else say.number(ratio, 1),
                }
            )
        st.dataframe(pd.DataFrame(table), hide_index=True, alt=say("matrix.disagree_title"))


def _settings(desk: Desk, say: Wording) -> None:
    """Show how scores are read; what is stored is shown, what the reader changes is kept."""
    now = desk.programme.scoring
    limits = "; ".join(say.number(limit, 3) for limit in now.ratio_limits)
    keys = {
        "output_input": "scoring_output_input",
        "group_score": "scoring_group_score",
        "ratio_limits": f"scoring_limits_{limits}_{session.edition(_EDITOR)}",
    }
    session.keep(keys["output_input"], now.output_input)
    session.keep(keys["group_score"], now.group_score)
    with st.container(horizontal=True, gap="medium"):
        st.radio(
            say("matrix.output_input"),
            list(OutputInput),
            format_func=lambda kind: say(f"matrix.output_input_{kind}"),
            key=keys["output_input"],
            on_change=_take,
            args=("output_input", keys["output_input"], say),
        )
        st.radio(
            say("scores.group_score"),
            list(GroupScore),
            format_func=lambda kind: say(f"scores.group_score_{kind}"),
            key=keys["group_score"],
            on_change=_take,
            args=("group_score", keys["group_score"], say),
        )
        st.text_input(
            say("matrix.limits"),
            limits,
            key=keys["ratio_limits"],
            on_change=_take,
            args=("ratio_limits", keys["ratio_limits"], say),
            width=260,
        )
    if problem := session.get(_PROBLEM):
        st.error(as_text(problem), icon=":material/error:")
    st.caption(say("matrix.computed_note", limits=limits))


def _take(part: str, key: str, say: Wording) -> None:
    desk = cached.desk()
    try:
        value = session.get(key)
        if part == "ratio_limits":
            texts = [text for text in re.split(r"[;\s]+", str(value).strip()) if text]
            value = tuple(typed_number(text, "") for text in texts)
        scoring = replace(desk.programme.scoring, **{part: value})
        set_scoring(cached.store(), desk, scoring, session.WHO)
    except PrioritisationError as error:
        error.field = say("matrix.limits") if part == "ratio_limits" else ""
        session.keep(_PROBLEM, say.error(error))
    else:
        session.drop(_PROBLEM)
