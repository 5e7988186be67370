"""Files that a reader brings: the field for one, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from prioritisation.errors import PrioritisationError
from prioritisation.exchange.board_csv import MOST_PROBLEMS
from prioritisation.exchange.decoding import LARGEST_FILE
from prioritisation.web import session
from prioritisation.wording.wording import Wording

TABLES = ("csv", "txt", "tsv")


def uploaded(label: str, kinds: Sequence[str], editor: str, *, of: str = "") -> UploadedFile | None:
    """Show the field for a file, and return the file; None = there is none yet.

    Parameters
    ----------
    kinds : endings of names
    editor : with a new edition of which the field is empty again
    of : what the file is for, where an editor has several fields
    """
    return st.file_uploader(
        label,
        type=list(kinds),
        key=f"upload_{editor}_{of}_{session.edition(editor)}",
        max_upload_size=LARGEST_FILE // 1_000_000,
    )


def show_problems(problems: Sequence[PrioritisationError], say: Wording) -> None:
    """Show what is wrong with the rows of a table; of many only the first are told."""
    st.error(say("measures.import_errors", n=len(problems)), icon=":material/error:")
    for problem in problems:
        st.text(say.error(problem))
    if len(problems) == MOST_PROBLEMS:
        st.caption(say("measures.import_more_errors"))
