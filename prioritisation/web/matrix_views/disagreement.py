"""Output/input as people judge it, and as impact and cost give it."""

from __future__ import annotations

import re

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.scoring import set_scoring
from prioritisation.actions.typing import typed_number
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.settings import GroupScore, OutputInput, ScoringSettings
from prioritisation.decision.scoring.computed import rank_disagreements
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import show_error
from prioritisation.wording.wording import Wording

_EDITOR = "matrix"
_MOST = 10


def show(desk: Desk, scores: ScoreTable, say: Wording) -> None:
    """Show which of the two counts, and where they disagree most."""
    with st.expander(say("matrix.disagree_title"), icon=":material/balance:"):
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
    now = desk.programme.scoring
    key = str(session.edition(_EDITOR))
    sources: list[OutputInput] = list(OutputInput)
    groups: list[GroupScore] = list(GroupScore)
    with st.container(horizontal=True, gap="medium"):
        source = st.radio(
            say("matrix.output_input"),
            sources,
            index=sources.index(now.output_input),
            format_func=lambda kind: say(f"matrix.output_input_{kind}"),
            key=f"output_input_{key}",
        )
        group = st.radio(
            say("scores.group_score"),
            groups,
            index=groups.index(now.group_score),
            format_func=lambda kind: say(f"scores.group_score_{kind}"),
            key=f"group_score_{key}",
        )
        text = st.text_input(
            say("matrix.limits"),
            "; ".join(say.number(limit, 3) for limit in now.ratio_limits),
            key=f"ratio_limits_{key}",
            width=260,
        )
    limits = "; ".join(say.number(limit, 3) for limit in now.ratio_limits)
    st.caption(say("matrix.computed_note", limits=limits))
    try:
        parts = [part for part in re.split(r"[;\s]+", text.strip()) if part]
        scoring = ScoringSettings(
            group_score=GroupScore(group),
            output_input=OutputInput(source),
            ratio_limits=tuple(typed_number(part, say("matrix.limits")) for part in parts),
        )
        if scoring != now:
            set_scoring(cached.store(), desk, scoring, session.WHO)
            st.rerun()
    except PrioritisationError as error:
        show_error(error, say)
