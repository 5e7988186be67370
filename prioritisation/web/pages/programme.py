"""The programme on a page: why, for whom, what changes, and how it is seen."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritisation.decision.programme.indicators import IndicatorStage
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
    if programme.indicators:
        with (
            st.container(key="programme_lists"),
            st.expander(say("programme.all_indicators"), key="all_indicators"),
        ):
            html.show(_indicators(programme, say))


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


def _indicators(programme: Programme, say: Wording) -> str:
    columns = ""
    names = {part.id: say.text(part.name) for part in programme.spearheads}
    for spearhead, name in (names | {"": say("driver_map.no_spearhead")}).items():
        own = [i for i in programme.indicators if i.spearhead == spearhead]
        if not own:
            continue
        texts = [
            f"{say.text(i.wordings.get(IndicatorStage.ALL, i.name))} · "
            f"{', '.join(say(f'stage.{stage}') for stage in i.stages)}"
            for i in own
        ]
        columns += f"<div><h2>{escape(name)}</h2>{html.bullets(texts, 'pr-list')}</div>"
    notes = (
        say.text(programme.indicators_heading),
        say("programme.one_of_them", stage=say("stage.one_figure")),
    )
    return f'{html.bullets(notes, "muted")}<div class="pr-grid">{columns}</div>'
