"""Results kept between runs of a page: the only user of Streamlit's caches.

Everything here is frozen and made of one version of the store, so that one copy serves
every session; a write changes the version, and the next look makes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from typing import TypeAlias

import plotly.graph_objects as go
import streamlit as st

from prioritisation.actions import balancing, planning, posing
from prioritisation.actions.access import passphrase
from prioritisation.actions.access.passphrase import Protection, protection
from prioritisation.actions.balancing import Weighed
from prioritisation.actions.desk import Desk, desk_at, the_store
from prioritisation.actions.frontiers import ListLine, list_lines
from prioritisation.actions.opening import usual_programme
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed
from prioritisation.actions.scenarios import scenario
from prioritisation.actions.scoring import scores_on
from prioritisation.actions.winds import Winds, winds_of
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.errors import InvalidValueError
from prioritisation.settings import Settings
from prioritisation.store import Event, KeptWorkshop, Store
from prioritisation.web import session
from prioritisation.web.matrix_views import shown
from prioritisation.web.matrix_views.shown import Shown
from prioritisation.web.matrix_views.view import SpreadOf, View
from prioritisation.web.wall.asked import query_of_programme
from prioritisation.wording.catalogue import Language

# A figure, and what it says to those who do not see it.
Picture: TypeAlias = tuple[go.Figure, str]


def store() -> Store:
    """Return the store of this server."""
    return the_store()


def programme_id() -> str:
    """Return the id of the programme that is open.

    Raises
    ------
    InvalidValueError : none is, and there is none to open.
    """
    if not session.open_programme():
        session.set_open_programme(usual_programme(store()))
    return session.open_programme()


def has_programme() -> bool:
    """Return whether a programme is open."""
    try:
        return bool(programme_id())
    except InvalidValueError:
        return False


def desk() -> Desk:
    """Return what is kept of the open programme now."""
    return desk_at(store(), programme_id(), store().version(programme_id()))


def workshops() -> tuple[KeptWorkshop, ...]:
    """Return the workshops of the open programme, by id."""
    return store().workshops.all(programme_id())


def wall_key() -> str:
    """Return what the address of a wall ends with, so that it opens without a passphrase."""
    needs_key = protection(store()) is Protection.ON or Settings.from_environment().login
    return f"&key={passphrase.wall_key(store())}" if needs_key else ""


def wall_programme() -> dict[str, str]:
    """Return what the address of a wall says of the programme; the sample's says nothing."""
    return query_of_programme(programme_id())


def undoable() -> Event | None:
    """Return the last action that can be taken back."""
    return store().undoable(programme_id())


def score_table(board_id: BoardId) -> ScoreTable:
    """Return the scores in effect on a board."""
    return _score_table(programme_id(), desk().version, board_id)


def winds() -> Winds:
    """Return what trends and factors say of the measures."""
    return _winds(programme_id(), desk().version)


def shown_matrix(
    desk: Desk,
    board_id: BoardId,
    view: View,
    language: Language,
    *,
    selected: str,
    is_phone: bool,
) -> Shown:
    """Return what a view shows of a board as a desk holds it; walls share what is the same."""
    return shown.shown_matrix(
        store(),
        programme_id(),
        desk.version,
        board_id,
        view,
        language,
        selected=selected if view.spread is SpreadOf.SELECTED else "",
        is_phone=is_phone,
    )


def posed(version: int) -> Posed:
    """Return the question of the programme's plan, as a version of the store holds it."""
    return _posed(programme_id(), version)


def scenario_posed(version: int, name: str) -> Posed:
    """Return the question of a scenario, on the measures and scores of a version of the store."""
    return _scenario_posed(programme_id(), version, name)


def decided_portfolio(version: int, decision: str) -> Weighed:
    """Return a portfolio that was decided, as its measures are in a version of the store."""
    return _decided_portfolio(programme_id(), version, decision)


def answer_to(posed: Posed, portfolio: ScheduledPortfolio) -> PlannedPortfolio:
    """Return a portfolio with what stands beside it."""
    whose = (posed.programme.id, posed.revision, posed.key)
    mark = (whose, tuple(portfolio.starts.items()), portfolio.bound, portfolio.ties)
    return _answer_to(mark, posed, portfolio)


def lines_to(version: int, posed: Posed, most: Fraction) -> Sequence[ListLine]:
    """Return what going down the usual lists is worth, up to a budget.

    Parameters
    ----------
    version : of the store that the question was made of
    """
    return _lines_to((programme_id(), version, most), posed, most)


def picture(version: int, mark: tuple[Hashable, ...], make: Callable[[], Picture]) -> Picture:
    """Return a picture that is drawn once, and what it says; nobody changes it.

    Parameters
    ----------
    version : of the store that the picture shows something of
    mark : what else it follows from, its name first
    """
    return _picture((programme_id(), version, *mark), make)


@st.cache_resource(max_entries=60, show_spinner=False)
def _lines_to(mark: tuple[Hashable, ...], _posed: Posed, _most: Fraction) -> Sequence[ListLine]:
    del mark  # It is what the lines are kept under.
    return list_lines(_posed, _most)


@st.cache_resource(max_entries=60, show_spinner=False)
def _picture(mark: tuple[Hashable, ...], _make: Callable[[], Picture]) -> Picture:
    del mark  # It is what the picture is kept under.
    return _make()


@st.cache_resource(max_entries=60, show_spinner=False)
def _score_table(programme: str, version: int, board_id: BoardId) -> ScoreTable:
    return scores_on(desk_at(store(), programme, version), board_id)


@st.cache_resource(max_entries=20, show_spinner=False)
def _winds(programme: str, version: int) -> Winds:
    desk = desk_at(store(), programme, version)
    return winds_of(desk, scores_on(desk, BoardId.FACTORS))


@st.cache_resource(max_entries=20, show_spinner=False)
def _posed(programme: str, version: int) -> Posed:
    return posing.posed(desk_at(store(), programme, version))


@st.cache_resource(max_entries=60, show_spinner=False)
def _scenario_posed(programme: str, version: int, name: str) -> Posed:
    desk = desk_at(store(), programme, version)
    return posing.posed(desk, scenario(desk.programme, name))


@st.cache_resource(max_entries=20, show_spinner=False)
def _decided_portfolio(programme: str, version: int, decision: str) -> Weighed:
    desk = desk_at(store(), programme, version)
    kept = next(d for d in desk.programme.decisions if d.id == decision)
    return balancing.decided_portfolio(desk, kept)


@st.cache_resource(max_entries=60, show_spinner=False)
def _answer_to(
    mark: tuple[object, ...], _posed: Posed, _portfolio: ScheduledPortfolio
) -> PlannedPortfolio:
    del mark  # It is what the answer is kept under.
    return planning.answer_to(_posed, _portfolio)
