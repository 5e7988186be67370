"""What the address of a wall asks for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.programme import Programme
from prioritisation.web.matrix_views.view import View, query_of, view_of
from prioritisation.wording.catalogue import Language, language_of

PROGRAMME = "programme"
_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which board a wall shows, and how; two walls of the same get the same picture.

    Parameters
    ----------
    programme : id of the programme whose board it is
    """

    programme: str = SAMPLE_ID
    board: BoardId
    language: Language
    view: View

    @property
    def query(self) -> str:
        """The address of the same, whatever else the browser says of its reader."""
        parts = {"board": self.board.value, "lang": self.language.value}
        return urlencode(query_of_programme(self.programme) | parts | query_of(self.view))


def query_of_programme(programme: str) -> dict[str, str]:
    """Return what an address says of the programme; the sample's says nothing."""
    return {} if programme == SAMPLE_ID else {PROGRAMME: programme}


def programme_asked(request: Request) -> str:
    """Return the id of the programme that an address names; the sample, where it names none."""
    return request.query_params.get(PROGRAMME) or SAMPLE_ID


def asks_for_a_board(request: Request) -> bool:
    """Return whether the board of the address is one; the measures, where it names none."""
    return _board(request) in set(BoardId)


def asked(request: Request, programme: Programme) -> Asked:
    """Return what is asked for; what is said wrongly, but for the board, is as usual.

    What the programme does not have is left out: no address makes a picture of its own that
    looks like another's.
    """
    board = BoardId(_board(request))
    view = view_of(request.query_params).known(programme, board)
    return Asked(programme=programme.id, board=board, language=language(request), view=view)


def language(request: Request) -> Language:
    """Return the language of the address, or the first one that the browser prefers."""
    chosen = request.query_params.get("lang")
    if chosen in set(Language):
        return Language(chosen)
    return language_of(request.headers.get("accept-language", "").split(",")[0].split(";")[0])


def theme(request: Request) -> str:
    """Return the ground of the address; nothing leaves it to the reader's system."""
    chosen = request.query_params.get("theme", "")
    return chosen if chosen in _THEMES else ""


def _board(request: Request) -> str:
    return request.query_params.get("board", BoardId.MEASURES.value)
