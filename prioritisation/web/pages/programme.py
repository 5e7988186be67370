"""The programme on a page: why, for whom, what changes, and how it is seen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from prioritisation.decision.programme.driver_map import BoxKind
from prioritisation.decision.programme.indicators import IndicatorStage
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import cached, html, session
from prioritisation.web.programme_picture.drawing import whole
from prioritisation.web.programme_picture.fit import ROOM, fit
from prioritisation.web.programme_picture.printing import SIZES, print_address
from prioritisation.web.programme_picture.style import step_class
from prioritisation.web.programme_views.sections import load_picture_style, show_sections
from prioritisation.wording.programme_page import ProgrammePage, programme_page
from prioritisation.wording.wording import Wording


def render() -> None:
    """Show the programme as the town tells it: to a room on one screen, else to be changed."""
    say = session.wording()
    programme = cached.desk().programme
    page = programme_page(programme, say)
    load_picture_style()
    if session.is_presented():
        _show_to_a_room(page)
        return
    show_sections(page, say)
    _show_sheets(say)
    lists = {
        "all_indicators": _indicators,
        "driver_map": _driver_map,
        "factors_and_trends": _items,
    }
    with st.container(key="programme_lists"):
        for name, body in lists.items():
            with st.expander(say(f"programme.{name}")):
                html.show(body(programme, say))


def _show_to_a_room(page: ProgrammePage) -> None:
    step = step_class(fit(page, ROOM).percent)
    st.html(whole(page, f"room {step}", dark=session.is_dark()))


def _show_sheets(say: Wording) -> None:
    """Show the ways to the sheets of paper."""
    with st.container(horizontal=True, gap="small"):
        for size in SIZES:
            st.link_button(
                say("onepage.sheet", size=size.upper()),
                print_address(size, say.language, cached.programme_id()) + cached.wall_key(),
                icon=":material/print:",
                help=say("onepage.sheet_help", size=size.upper()),
            )


def _column(heading: str, texts: Iterable[str]) -> str:
    return f"<div><h2>{escape(heading)}</h2>{html.bullets(filter(None, texts))}</div>"


def _names(parts: Iterable[Part], say: Wording) -> list[str]:
    return [say.text(part.name) for part in parts]


def _indicators(programme: Programme, say: Wording) -> str:
    columns = ""
    for spearhead in programme.spearheads:
        own = [i for i in programme.indicators if i.spearhead == spearhead.id]
        texts = [
            f"{say.text(i.wordings.get(IndicatorStage.ALL, i.name))} · "
            f"{', '.join(say(f'stage.{stage}') for stage in i.stages)}"
            for i in own
        ]
        heading = escape(say.text(spearhead.name))
        columns += f"<div><h2>{heading}</h2>{html.bullets(texts, 'pr-list')}</div>"
    notes = (
        say.text(programme.indicators_heading),
        say("programme.one_of_them", stage=say("stage.one_figure")),
    )
    return f'{html.bullets(notes, "muted")}<div class="pr-grid">{columns}</div>'


def _driver_map(programme: Programme, say: Wording) -> str:
    columns = ""
    for position, spearhead in enumerate(programme.spearheads):
        boxes = [box for box in programme.driver_map if box.spearhead == spearhead.id]
        texts = [
            say.text(box.name)
            if box.kind is BoxKind.MEASURE
            else say("programme.condition", name=say.text(box.name))
            for box in boxes
        ]
        columns += (
            f"<div><h2>{html.shape(position)} {escape(say.text(spearhead.name))}</h2>"
            f"{html.bullets(texts, 'pr-list')}</div>"
        )
    results = _column(
        say("programme.intermediate_results"), _names(programme.intermediate_results, say)
    )
    return f'<div class="pr-grid">{columns}{results}</div>'


def _items(programme: Programme, say: Wording) -> str:
    return (
        '<div class="pr-grid">'
        f"{_column(say('board.factors'), [say.text(i.name) for i in programme.factors])}"
        f"{_column(say('board.trends'), [say.text(i.name) for i in programme.trends])}</div>"
    )
