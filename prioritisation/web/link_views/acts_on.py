"""Which factors each measure acts on, as a table that is typed into."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.link_editing import set_factors
from prioritisation.actions.winds import Winds
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import cached, choices, session
from prioritisation.web.link_views.grid import Cell, Grid, headings, show_grid
from prioritisation.web.link_views.link_form import EDITOR
from prioritisation.web.link_views.trend_table import shape_of
from prioritisation.web.plain import told
from prioritisation.wording.wording import Wording

_MEASURE, _FACTOR = "acts_on_measure", "acts_on_factor"
_ACTS, _NOTHING = "acts", "nothing"
_KEYS = {"+": _ACTS, "x": _ACTS, "-": _NOTHING, "Delete": _NOTHING, "Backspace": _NOTHING}


def show(desk: Desk, winds: Winds, say: Wording) -> None:
    """Show the table of measures and factors, and the choice of one measure's factors."""
    programme = desk.programme
    if not programme.measures or not programme.factors:
        st.info(say("links.nothing_to_link"))
        return
    measures = choices.names_apart(programme.measures, say)
    factors = choices.names_apart(programme.factors, say)
    strong = say("links.strong")
    measure = _form(programme, measures, factors, winds, say)
    show_grid(
        Grid(
            caption=say("links.view_acts_on"),
            corner=say("board.measures"),
            rows=headings({i: f"{shape_of(programme, i)} {name}" for i, name in measures.items()}),
            columns=headings(factors, dict.fromkeys(winds.strong, strong)),
            cells={
                (m.id, factor): Cell(
                    sign="\u25cf",
                    kind="acts",
                    text=say(f"links.acts_on_{'strong' if factor in winds.strong else 'weak'}"),
                )
                for m in programme.measures
                for factor in m.factors
            },
            chosen=(measure, _factor(programme, measure)),
            keys=_KEYS,
            nothing=say("links.acts_on_nothing"),
            hint=say("links.acts_on_hint"),
        ),
        key=f"links_acts_on_{say.language}",
        choose=_choose,
        set_cell=_set,
    )


def _form(
    programme: Programme,
    measures: dict[str, str],
    factors: dict[str, str],
    winds: Winds,
    say: Wording,
) -> str:
    """Show which measure is looked at and what it acts on; return its id."""
    if session.get(_MEASURE) not in measures:
        session.keep(_MEASURE, next(iter(measures)))
    with st.container(
        horizontal=True, vertical_alignment="bottom", gap="small", key="acts_on_form"
    ):
        measure = str(
            st.selectbox(
                say("amounts.measure"),
                list(measures),
                format_func=lambda i: measures[i],
                key=_MEASURE,
                persist_state="session",
            )
        )
        key = f"acts_on_{measure}_{session.edition(EDITOR)}"
        session.keep(key, list(_factors_of(programme, measure)))
        strong = say("links.strong")
        st.multiselect(
            say("column.factors"),
            list(factors),
            format_func=lambda i: f"{factors[i]} ({strong})" if i in winds.strong else factors[i],
            key=key,
            placeholder=say("links.acts_on_none"),
            on_change=_keep,
            args=(measure, key),
        )
    return measure


def _factor(programme: Programme, measure: str) -> str:
    """Return the factor of the cell that is looked at: the chosen one, or one acted on."""
    known = [factor.id for factor in programme.factors]
    chosen = session.get(_FACTOR)
    return chosen if chosen in known else next(iter(_factors_of(programme, measure)), known[0])


def _factors_of(programme: Programme, measure: str) -> tuple[str, ...]:
    return next((m.factors for m in programme.measures if m.id == measure), ())


def _choose(row: str, column: str) -> None:
    session.keep(_MEASURE, row)
    session.keep(_FACTOR, column)


def _set(row: str, column: str, value: str) -> None:
    _choose(row, column)
    now = set(_factors_of(cached.desk().programme, row))
    _kept(row, now | {column} if value == _ACTS else now - {column})


def _keep(measure: str, key: str) -> None:
    chosen = session.get(key)
    if chosen is not None:
        _kept(measure, set(chosen))


def _kept(measure: str, factors: set[str]) -> None:
    with told(session.wording(), EDITOR):
        set_factors(cached.store(), cached.desk(), measure, factors, who=session.WHO)
