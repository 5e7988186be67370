"""The vitality index: what it is made of, its values, and what each part brings to them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp
from prioritisation.actions.indicator_editing import save_index
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.programme.indicators import Indicator
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.editing import current_edition, text_of
from prioritisation.web.indicator_views import one_indicator
from prioritisation.web.indicator_views.choosing import chosen_indicator, names_of
from prioritisation.web.plain import show_error
from prioritisation.wording.indicators import period_text
from prioritisation.wording.wording import Wording

_EDITOR = "indicators"
_CHOSEN = "index_indicator"


def show(desk: Desk, found: FollowUp, say: Wording) -> None:
    """Let the reader choose an index, and show how it came about and how it is defined."""
    st.subheader(say("indicators.index"))
    st.caption(say("indicators.index_help"))
    candidates = [i for i in desk.programme.indicators if not i.readings]
    if not candidates:
        st.info(say("indicators.index_candidates_none"))
        return
    candidates.sort(key=lambda i: i.index is None)
    chosen = chosen_indicator(candidates, say("indicators.index_choose"), say, _CHOSEN)
    followed = found.indicators[chosen]
    st.caption(say("indicators.index_formula"))
    if followed.index is None:
        st.info(say("indicators.index_none"))
    else:
        if followed.series.latest is not None:
            one_indicator.picture(desk.programme, followed, say)
        _series(followed, names_of(desk.programme.indicators, say), say)
    _definition(desk, followed.indicator, say)


def _series(followed: Followed, names: dict[str, str], say: Wording) -> None:
    """Show a row a period: the index and the points that each part brings; then what lacks."""
    index, made_of = followed.index, followed.indicator.index
    if index is None or made_of is None:
        return
    parts = [part.indicator for part in made_of.parts]
    lines = [
        say(
            "indicators.index_lacking",
            period=period_text(period, say),
            names="; ".join(names[i] for i in lacking),
        )
        for period, lacking in index.lacking.items()
    ]
    if index.without_base:
        without = "; ".join(names[i] for i in index.without_base)
        lines = [say("indicators.index_without_base", names=without)]
    st.subheader(say("indicators.index_series"))
    if index.contributions:
        head = [say("indicators.index_period"), say("indicators.index_total")]
        rows = [
            [
                period_text(period, say),
                say.number(sum(brought.values()), 1, exactly=True),
                *(say.number(brought[i], 1, exactly=True) for i in parts),
            ]
            for period, brought in index.contributions.items()
        ]
        html.show(html.table([*head, *(names[i] for i in parts)], rows))
    html.show(html.bullets(lines, "muted"))


def _definition(desk: Desk, indicator: Indicator, say: Wording) -> None:
    """Show the form: a weight for each indicator, and the base period."""
    prefix = f"index_{indicator.id}_{say.language}"
    key = f"{prefix}_{current_edition(_EDITOR, prefix, desk.version)}"
    frame, base_period, seen = session.steady(
        "index_frame", key, lambda: _made(desk, indicator, say)
    )
    st.subheader(say("indicators.index_definition"))
    with st.form(f"form_{key}", border=False):
        base = st.text_input(
            say("indicators.index_base_period"),
            base_period,
            max_chars=10,
            width=200,
            key=f"base_{key}",
        )
        st.caption(say("indicators.index_weights"))
        result = st.data_editor(
            frame,
            key=key,
            hide_index=True,
            height="content",
            width=700,
            column_config={
                "name": st.column_config.TextColumn(
                    say("indicators.column_name"), disabled=True, width="large"
                ),
                "weight": st.column_config.TextColumn(say("indicators.column_weight")),
            },
            alt=say("indicators.index_weights"),
        )
        is_sent = st.form_submit_button(say("indicators.index_save"), type="primary")
    if is_sent:
        typed = {str(i): text_of(result.at[i, "weight"]) for i in result.index}
        _save(seen, indicator, base, typed, say)
    elif seen.programme.indicators != desk.programme.indicators:
        # Somebody else has changed one, and nothing that was typed here waits to be kept.
        session.new_edition(_EDITOR)
        st.rerun()


def _made(desk: Desk, indicator: Indicator, say: Wording) -> tuple[pd.DataFrame, str, Desk]:
    """Return the table of weights by id, the base period, and what they were made of."""
    index = indicator.index
    weights = {} if index is None else {part.indicator: part.weight for part in index.parts}
    others = [i for i in desk.programme.indicators if i.index is None and i.id != indicator.id]
    names = names_of(others, say)
    # What it is made of stands first.
    ids = sorted(names, key=lambda i: i not in weights)
    frame = pd.DataFrame(
        {
            "name": [names[i] for i in ids],
            "weight": [say.number(weights[i], 6) if i in weights else "" for i in ids],
        },
        index=ids,
        dtype="str",
    )
    return frame, "" if index is None else index.base_period, desk


def _save(
    desk: Desk, indicator: Indicator, base: str, weights: dict[str, str], say: Wording
) -> None:
    try:
        save_index(cached.store(), desk, indicator.id, base, weights, who=session.WHO)
    except PrioritisationError as error:
        if say.has(f"indicators.column_{error.field}"):
            error.field = say(f"indicators.column_{error.field}")
        show_error(error, say)
        return
    session.notify(say("indicators.index_saved", name=say.text(indicator.name)))
    session.new_edition(_EDITOR)
    st.rerun()
