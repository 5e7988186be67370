"""One measure: what it brings, typed by year, and what that is worth beside it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritisation.actions.appraising import one_appraisal
from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.economy import EffectKind
from prioritisation.decision.programme.items import Measure
from prioritisation.web import choices, html, session
from prioritisation.web.effect_views import estimate_form, figures, notes
from prioritisation.wording.wording import Wording

_CHOSEN, _KIND = "effects_measure", "effects_kind"


def show(desk: Desk, say: Wording) -> None:
    """Let the planner choose a measure and type its effects; show what they come to."""
    if choices.is_told_empty(desk.programme, BoardId.MEASURES, say):
        return
    measures = {measure.id: measure for measure in desk.programme.measures}
    if session.get(_CHOSEN) not in measures:
        session.keep(
            _CHOSEN, next((i for i, m in measures.items() if m.effects), next(iter(measures)))
        )
    measure = _chosen(measures, say)
    st.caption(say("effects.one_subtitle"))
    typing, worth = st.columns([3, 2], gap="medium")
    with typing:
        estimate_form.show(desk, measure, _kind(measure, say), say)
    found = one_appraisal(desk.programme, measure)
    with worth:
        st.subheader(say("effects.one_worth"))
        if found.is_illustrative:
            html.show(html.tags([html.tag(say("app.illustrative"))]))
        figures.cards(found.total, desk.programme.economy, say)
    figures.meaning(found.total, desk.programme.economy, None, say)
    figures.by_year(found.total, None, "effect", say)
    notes.show(found, say)


def _chosen(measures: dict[str, Measure], say: Wording) -> Measure:
    names = choices.names_apart(measures.values(), say)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            say("amounts.measure"),
            list(measures),
            format_func=lambda i: f"{names[i]} ✓" if measures[i].effects else names[i],
            key=_CHOSEN,
            persist_state="session",
            width=420,
            help=say("effects.stated_mark"),
        )
        with st.container(horizontal=True, gap="small", width="content"):
            choices.step_buttons(_CHOSEN, list(measures), chosen, say)
    return measures[chosen]


def _kind(measure: Measure, say: Wording) -> EffectKind:
    """Return which effect is typed; at first one that the measure states."""
    default = next((kind for kind in EffectKind if kind in measure.effects), EffectKind.RESIDENTS)
    chosen = st.segmented_control(
        say("effects.which_effect"),
        list(EffectKind),
        default=default,
        format_func=partial(_kind_label, measure, say),
        key=f"{_KIND}_{measure.id}",
        persist_state="session",
        required=True,
    )
    return EffectKind(chosen or default)


def _kind_label(measure: Measure, say: Wording, kind: EffectKind) -> str:
    return f"{say(f'effects.{kind}')}{' ✓' if kind in measure.effects else ''}"
