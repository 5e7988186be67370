"""The guide: what each of the three users does, the words, and the method."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from prioritisation.web import session
from prioritisation.wording.guide.chapters import Chapter, Picture, chapter_blocks
from prioritisation.wording.wording import Wording

PICTURES = Path(__file__).resolve().parents[3] / "data" / "guide"
# In the address, so that a link leads to a chapter.
_CHAPTER = "chapter"
_KEY = "guide_chapter"
# A screen is shown as wide as the text, a phone about as wide as one.
_PHONE, _PHONE_WIDTH = "phone-", 300


def render() -> None:
    """Show the chapter that the reader chose; the address keeps it."""
    say = session.wording()
    chapter = _chosen(say)
    with st.container(width=820, key="guide"):
        for block in chapter_blocks(chapter, say):
            if isinstance(block, Picture):
                _show(block, say)
            else:
                st.markdown(block)


def _chosen(say: Wording) -> Chapter:
    asked = st.query_params.get(_CHAPTER)
    chosen = st.segmented_control(
        say("guide.chapter"),
        list(Chapter),
        default=asked if asked in set(Chapter) else Chapter.PARTICIPANT,
        format_func=lambda chapter: say(f"guide.{chapter}"),
        key=_KEY,
        on_change=_name_in_address,
        required=True,
        label_visibility="collapsed",
    )
    return Chapter(chosen or Chapter.PARTICIPANT)


def _name_in_address() -> None:
    st.query_params[_CHAPTER] = str(session.get(_KEY))


def _show(picture: Picture, say: Wording) -> None:
    is_phone = picture.file.startswith(_PHONE)
    with st.container(border=True, width="content" if is_phone else "stretch"):
        st.image(
            PICTURES / say.language / picture.file,
            caption=picture.says,
            width=_PHONE_WIDTH if is_phone else "stretch",
            alt=picture.says,
        )
