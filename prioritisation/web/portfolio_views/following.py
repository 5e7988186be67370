"""A page that follows long work: it runs again when more is known, and nothing moves for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.web import html, session


def follow(
    jobs: Sequence[Job[Any]],
    tell: Callable[[], str],
    *,
    is_shown: bool,
    has_more: Callable[[], bool] = lambda: False,
    key: str,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Show how far the work is, with a button that stops it, until there is more to show.

    The line keeps its place when all is done, so that what is below stays where it is.

    Parameters
    ----------
    jobs : what the page waits for
    tell : what is said of it, asked again and again
    is_shown : all were done when the page asked for what it shows; work that ends between then
        and now is shown by running the page again
    has_more : whether more is known than the page shows
    key : of the button
    width : "content", where something else stands beside it
    """
    say = session.wording()
    place = f"work_{key}"
    if is_shown:
        with st.container(key=place):
            html.show('<div class="pr-idle"></div>')
        return

    @st.fragment(run_every=0.5)
    def watch() -> None:
        for job in jobs:
            job.look()
        the_jobs().stop_unwatched()
        if all(job.is_done for job in jobs) or has_more():
            st.rerun()
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=place, width=width
        ):
            # As wide as is left beside the button, so that the two stay on one line.
            st.caption(tell(), width=width)
            if st.button(say("planner.stop"), key=key, icon=":material/stop:", type="tertiary"):
                for job in jobs:
                    job.stop.set()

    watch()
