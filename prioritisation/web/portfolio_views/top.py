"""The top of a planner's page: its title, and what it says where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InfeasibleError, PrioritisationError
from prioritisation.web import cached, choices, html, session
from prioritisation.web.portfolio_views import answering, conflict_view
from prioritisation.wording.wording import Wording

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Top:
    """Where a planner's page begins.

    Parameters
    ----------
    page : the name of the page
    desk : what is planned, with measures to choose among
    header : where the finding stands, above all else
    """

    page: str
    desk: Desk
    header: DeltaGenerator
    say: Wording

    def title(self) -> None:
        """Show what the page is about, where it has found nothing."""
        with self.header:
            st.title(self.say(f"page.{self.page}"))

    def answer(
        self, ask: Callable[[], _Answer | None], *, is_of_plan: bool = True, hint: str = ""
    ) -> _Answer | None:
        """Return what the page shows; where there is none, its head tells why.

        Parameters
        ----------
        ask : returns it; None = none is known yet, and it tells so below the title
        is_of_plan : whether it answers the plan, whose contradictions can be mended here
        hint : told above them
        """
        try:
            return self.possible_answer(ask)
        except InfeasibleError as error:
            if is_of_plan:
                self.impossible(hint)
                with self.header:
                    conflict_view.show(self.desk, self.say)
            else:
                self._none(error)
            return None

    def possible_answer(self, ask: Callable[[], _Answer | None]) -> _Answer | None:
        """Return what the page shows; where none is known, its head tells why.

        Raises
        ------
        InfeasibleError : nothing keeps the plan.
        """
        try:
            found = ask()
        except InfeasibleError:
            raise
        except PrioritisationError as error:
            self._none(error)
            return None
        if found is None:
            self.title()
        return found

    def impossible(self, hint: str = "") -> None:
        """Show in the head that nothing keeps the plan."""
        self.title()
        with self.header:
            html.show(html.tags([html.tag(self.say("portfolio.infeasible_title"), "bad")]))
            if hint:
                st.caption(hint)

    def _none(self, error: PrioritisationError) -> None:
        self.title()
        with self.header:
            answering.show_why_none(error, self.say)


def begun(page: str) -> Top | None:
    """Return the top of a page; None = there are no measures yet, and it tells how to begin."""
    say = session.wording()
    top = Top(page, cached.desk(), st.container(gap="small"), say)
    if top.desk.programme.measures:
        return top
    top.title()
    with top.header:
        choices.is_told_empty(top.desk.programme, BoardId.MEASURES, say)
    return None
