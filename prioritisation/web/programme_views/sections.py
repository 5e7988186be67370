"""The picture on the page, section by section, each with the control that opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from prioritisation.actions.story.drafts import Section
from prioritisation.charts.colours import palette
from prioritisation.web import html, session
from prioritisation.web.plain import TOLD, label_of
from prioritisation.web.programme_picture import drawing
from prioritisation.web.programme_picture.style import card_rules, picture_rules
from prioritisation.web.programme_views.editor import show_editor
from prioritisation.web.programme_views.opened import open_section, opened
from prioritisation.wording.programme_page import ProgrammePage
from prioritisation.wording.wording import Wording

_PAGE = Path(__file__).resolve().parent / "page.css"
_WHY = (Section.PURPOSE, Section.TARGET_GROUPS, Section.CHANNELS, Section.VALUES)


def load_picture_style() -> None:
    """Put the rules of the picture on the page."""
    cards = card_rules(palette(dark=session.is_dark()), ".opp")
    st.html(f"<style>{picture_rules()}{cards}{_PAGE.read_text(encoding='utf-8')}</style>")


def show_sections(page: ProgrammePage, say: Wording) -> None:
    """Show the picture; a section that is open stands there as fields."""
    bodies = _bodies(page, say)
    with st.container(key="onepage"):
        _section(Section.HEADING, page, bodies, say)
        with st.container(horizontal=True, key="onepage_why"):
            for section in _WHY:
                _section(section, page, bodies, say)
        _section(Section.VISION, page, bodies, say)
        _section(Section.KEY_CHANGES, page, bodies, say)
        _spearheads(page, bodies, say)


def _bodies(page: ProgrammePage, say: Wording) -> Mapping[Section, str]:
    """Return the HTML of each section; an empty one says so in a sentence."""

    def or_empty(section: Section, *, there: object, body: str) -> str:
        return body if there else f'{body}<p class="empty">{say(f"onepage.empty.{section}")}</p>'

    vision = drawing.vision(page) if page.vision else ""
    vision = or_empty(Section.VISION, there=page.vision, body=vision)
    changes = drawing.changes(page)
    return {
        Section.HEADING: f'<div class="masthead">{drawing.masthead(page)}</div>',
        Section.PURPOSE: or_empty(
            Section.PURPOSE,
            there=page.statement or page.blocks,
            body=f"<section>{drawing.purpose(page)}</section>",
        ),
        **{
            section: or_empty(
                section,
                there=part.texts,
                body=f'<section class="list">{drawing.listed(part, page)}</section>',
            )
            for section, part in (
                (Section.TARGET_GROUPS, page.target_groups),
                (Section.CHANNELS, page.channels),
                (Section.VALUES, page.values),
            )
        },
        Section.VISION: f'<section class="vision">{vision}</section>',
        Section.KEY_CHANGES: or_empty(
            Section.KEY_CHANGES,
            there=page.changes.texts,
            body=f'<section class="changes">{changes}</section>',
        ),
        Section.SPEARHEADS: or_empty(
            Section.SPEARHEADS, there=page.cards, body=f"<h2>{escape(page.spearheads)}</h2>"
        ),
        # Its control has a name beside it, whether or not the programme has words of its own.
        Section.INDICATORS: drawing.about(
            replace(page, indicators=page.indicators or say("onepage.section.indicators"))
        ),
    }


def _section(
    section: Section, page: ProgrammePage, bodies: Mapping[Section, str], say: Wording
) -> None:
    now = opened(section)
    if now is not None:
        with st.container(key=f"onepage_open_{section}"):
            if section is (Section.VISION if page.vision else Section.HEADING):
                # The page keeps its heading for those who go by it.
                html.show(f'<h1 class="unseen">{escape(page.vision or page.title)}</h1>')
            show_editor(now, say, lambda: _show(page, bodies[section]))
        return
    with st.container(key=f"onepage_{section}"):
        _show(page, bodies[section])
        _edit_button(section, say)


def _spearheads(page: ProgrammePage, bodies: Mapping[Section, str], say: Wording) -> None:
    """Show the headings of spearheads and indicators side by side, and the cards below."""
    cards = drawing.cards(page, dark=session.is_dark(), missing=say("onepage.empty.indicators"))
    with st.container(horizontal=True, key="onepage_headings"):
        _section(Section.SPEARHEADS, page, bodies, say)
        if page.cards and opened(Section.INDICATORS) is None:
            _section(Section.INDICATORS, page, bodies, say)
    if not page.cards:
        return
    now = opened(Section.INDICATORS)
    if now is None:
        _show(page, cards)
    else:
        with st.container(key=f"onepage_open_{Section.INDICATORS}"):
            show_editor(now, say, lambda: _show(page, cards))


def _show(page: ProgrammePage, body: str) -> None:
    st.html(drawing.framed(page, body, "part"))


def _edit_button(section: Section, say: Wording) -> None:
    name = say(f"onepage.section.{section}")
    st.button(
        label_of(say("onepage.edit"), name),
        icon=":material/edit:",
        type="tertiary",
        key=f"{TOLD}story_edit_{section}",
        help=f"{say('onepage.edit')}: {name}",
        on_click=open_section,
        args=(section, say),
    )
