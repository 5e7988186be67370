"""The fields of each step; what was typed into them is kept apart from the widgets.

Streamlit forgets the value of a widget that a run does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from prioritisation.actions.new_programmes import blank_programme, general_items
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.text import LONGEST_NAME
from prioritisation.web import session
from prioritisation.web.plain import as_text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

_TYPED = f"{session.DRAFT}typed"
_FIELD = f"{session.DRAFT}field_"
# Before a spearhead's name, in the names of the fields for its measures.
MEASURES = "measures:"
MOST_YEARS = 10
_HEIGHT = 120


def show_step(step: int, say: Wording) -> None:
    """Show the fields of a step, filled with what was typed before."""
    (_name, _purpose, _spearheads, _measures, _years)[step - 1](say)
    gather()


def typed(name: str, usual: Any = "") -> Any:
    """Return what was typed into a field, on whichever step it stands."""
    return everything_typed().get(name, usual)


def everything_typed() -> Mapping[str, Any]:
    """Return what was typed, by the names of the fields."""
    found: Mapping[str, Any] = session.get(_TYPED, {})
    return found


def lines(text: str) -> tuple[str, ...]:
    """Return the names in a text, one a line; signs of a list before them are left out."""
    names = (line.strip().lstrip("-•*–").strip() for line in text.splitlines())
    return tuple(name for name in names if name)


def gather() -> None:
    """Keep what stands in the fields that are shown."""
    session.keep(_TYPED, {**everything_typed(), **session.kept_under(_FIELD)})


def _filled(name: str, usual: Any, show: Callable[..., Any]) -> Any:
    """Show a field that holds what was typed into it before."""
    key = f"{_FIELD}{name}"
    if session.get(key) is None:
        session.keep(key, typed(name, usual))
    return show(key=key)


def _line(name: str, say: Wording) -> None:
    label = say(f"new.field_{name}")
    _filled(name, "", lambda key: st.text_input(label, max_chars=LONGEST_NAME, key=key))


def _area(name: str, label: str, usual: str = "", help_text: str | None = None) -> None:
    _filled(name, usual, lambda key: st.text_area(label, height=_HEIGHT, key=key, help=help_text))


def _name(say: Wording) -> None:
    st.caption(say("new.name_help"))
    _line("town", say)
    _line("title", say)
    _filled(
        "language",
        say.language.value,
        lambda key: st.radio(
            say("new.field_language"),
            [language.value for language in Language],
            format_func=lambda language: say(f"app.language_{language}"),
            horizontal=True,
            key=key,
            help=say("new.language_help"),
        ),
    )


def _purpose(say: Wording) -> None:
    st.caption(say("new.purpose_help"))
    _area("purpose", say("new.field_purpose"))
    _line("vision", say)
    groups = blank_programme().target_groups
    language = str(typed("language", say.language.value))
    offered = "\n".join(part.name.in_language(language) for part in groups)
    _area("target_groups", say("new.field_target_groups"), offered, say("new.one_a_line"))


def _spearheads(say: Wording) -> None:
    st.caption(say("new.spearheads_help"))
    _area("spearheads", say("new.field_spearheads"), help_text=say("new.one_a_line"))
    _area("key_changes", say("new.field_key_changes"), help_text=say("new.one_a_line"))


def _measures(say: Wording) -> None:
    st.caption(say("new.measures_help"))
    spearheads = lines(str(typed("spearheads")))
    _move_orphans(spearheads)
    for spearhead in spearheads:
        _area(f"{MEASURES}{spearhead}", say("new.measures_of", name=as_text(spearhead)))
    _area(MEASURES, say("new.measures_other"))
    for board in (BoardId.FACTORS, BoardId.TRENDS):
        label = say(f"new.general_{board}", n=len(general_items(board)))
        _filled(
            f"general_{board}",
            False,
            lambda key, label=label: st.checkbox(label, key=key, help=say("new.general_help")),
        )


def _move_orphans(spearheads: Collection[str]) -> None:
    """Put the measures of a spearhead that is gone, or renamed, to those without one."""
    known = {MEASURES, *(f"{MEASURES}{name}" for name in spearheads)}
    everything = everything_typed()
    orphans = [n for n in everything if n.startswith(MEASURES) and n not in known]
    texts = [str(everything[name]) for name in (MEASURES, *orphans) if everything.get(name)]
    if orphans:
        left = {name: text for name, text in everything.items() if name not in orphans}
        session.keep(_TYPED, {**left, MEASURES: "\n".join(texts)})


def _years(say: Wording) -> None:
    st.caption(say("new.years_help"))
    left, middle, right = st.columns(3)
    with left:
        _filled(
            "first_year",
            datetime.now(UTC).year + 1,
            lambda key: st.number_input(say("new.field_first_year"), 2000, 2100, key=key, step=1),
        )
    with middle:
        _filled(
            "years",
            4,
            lambda key: st.number_input(say("new.field_years"), 1, MOST_YEARS, key=key, step=1),
        )
    with right:
        _line("budget", say)
