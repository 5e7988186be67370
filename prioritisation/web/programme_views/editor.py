"""A section turned into fields: what is typed, what is wrong with it, save and cancel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

import streamlit as st

from prioritisation.actions.story.drafts import Section
from prioritisation.actions.story.headlines import parts_of_row
from prioritisation.actions.story.uses import Uses
from prioritisation.decision.programme.text import Text
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.programme_views.fields import show_rows, show_text, show_texts
from prioritisation.web.programme_views.opened import Opened, close, field_label, save
from prioritisation.wording.wording import Wording

_HELP = {
    Section.PURPOSE: "points_help",
    Section.CHANNELS: "channels_help",
    Section.SPEARHEADS: "order_help",
    Section.INDICATORS: "indicators_help",
}
# More names would hide what they are about.
_MOST_NAMES = 6


def show_editor(now: Opened, say: Wording, show_saved: Callable[[], None]) -> None:
    """Show the fields of a section.

    Parameters
    ----------
    show_saved : shows the section as it is kept now, beside what is typed
    """
    section = now.section
    with st.container(key=f"story_form_{section}", border=True, gap="small"):
        st.markdown(f"**{say(f'onepage.section.{section}')}**")
        help_text = say("onepage.one_language")
        if section in _HELP:
            help_text = f"{say(f'onepage.{_HELP[section]}')} {help_text}"
        st.caption(help_text)
        show_texts(now, say)
        if section is Section.INDICATORS:
            _indicators(now, say)
        else:
            show_rows(now, say, are_sentences=section is Section.KEY_CHANGES)
        if now.problem:
            st.error(as_text(now.problem), icon=":material/error:")
        if now.is_conflict:
            st.caption(say("onepage.saved_now"))
            show_saved()
        uses = now.uses_of_removed() if now.asks else ()
        for one in uses:
            _loss(one, say)
        _buttons(now, uses, say)


def _indicators(now: Opened, say: Wording) -> None:
    parts = enumerate(now.seen.programme.spearheads)
    names = {part.id: f"{html.shape(n)} {escape(say.text(part.name))}" for n, part in parts}
    former = ""
    for uid in now.order:
        spearhead, stage, _ = parts_of_row(now.row(uid).id)
        if spearhead != former:
            html.show(f"<h3>{names[spearhead]}</h3>")
            former = spearhead
        for name in now.names_in_row(uid):
            label = field_label(now.section, name, say)
            if name == "wording":
                label = say(f"onepage.on.{stage}")
            show_text(now, uid, name, label, say)


def _loss(uses: Uses, say: Wording) -> None:
    """Say what a part that was taken out is named by."""
    name = say.text(uses.part.name)
    if uses.plans:
        plans = ", ".join(plan or say("onepage.the_plan") for plan in uses.plans)
        st.error(as_text(say("onepage.in_rules", name=name, plans=plans)), icon=":material/error:")
        return
    lines = [as_text(say("onepage.loses", name=name)), ""]
    lines += [f"- {as_text(line)}" for line in _losers(uses, say)]
    lines += ["", as_text(say("onepage.loses_nothing_else"))]
    st.warning("\n".join(lines), icon=":material/warning:")


def _losers(uses: Uses, say: Wording) -> Iterator[str]:
    for kind, names in (
        ("measures", uses.measures),
        ("boxes", uses.boxes),
        ("indicators", uses.indicators),
    ):
        if names:
            yield say(f"onepage.loses_{kind}", n=len(names), names=_few(names, say))
    if uses.arrows:
        yield say("onepage.loses_arrows", n=uses.arrows)


def _few(names: Sequence[Text], say: Wording) -> str:
    shown = [say.text(name) for name in names[:_MOST_NAMES]]
    left = len(names) - len(shown)
    return ", ".join(shown) + (f" {say('onepage.more_names', n=left)}" if left else "")


def _buttons(now: Opened, uses: Sequence[Uses], say: Wording) -> None:
    section = now.section
    with st.container(horizontal=True, gap="small"):
        word, options = "save", {}
        if uses and not any(one.plans for one in uses):
            word, options = "save_and_take_out", {"may_take_out": True}
        elif now.is_conflict:
            word, options = "save_mine", {"over": True}
        st.button(
            say(f"onepage.{word}"),
            type="primary",
            key=f"story_save_{section}",
            on_click=save,
            args=(section,),
            kwargs=options,
        )
        st.button(
            say("onepage.cancel"), key=f"story_cancel_{section}", on_click=close, args=(section,)
        )
