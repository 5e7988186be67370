"""What a phone asks, and who asks it."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request

from prioritisation.actions.desk import the_store
from prioritisation.actions.workshops.joining import seat_of
from prioritisation.store import Seat
from prioritisation.web.security import form_token, is_form_token, is_same_origin
from prioritisation.wording.catalogue import Language, language_of
from prioritisation.wording.wording import Wording

# Holds a participant's token, and nothing else of them.
COOKIE = "participant"


def token_of(request: Request) -> str:
    """Return the token that the phone shows; empty = none."""
    return request.cookies.get(COOKIE, "")


def seat_asking(request: Request) -> Seat | None:
    """Return whose phone it is; None = nobody's who takes part."""
    return seat_of(the_store(), token_of(request))


def may_post(request: Request, given: str) -> bool:
    """Return whether a post comes from this site, from a form made for this phone."""
    return is_same_origin(request) and is_form_token(token_of(request), given)


def form_token_of(request: Request) -> str:
    """Return what the forms of this phone carry."""
    return form_token(token_of(request))


def wording_of(request: Request, seat: Seat | None = None) -> Wording:
    """Return the reader's wording: of the address, of the participant, or of the browser."""
    asked = request.query_params.get("lang") or (seat.participant.language if seat else "")
    if asked in set(Language):
        return Wording(Language(asked))
    preferred = request.headers.get("accept-language", "").split(",")[0].split(";")[0]
    return Wording(language_of(preferred))


def now() -> datetime:
    """Return this moment, UTC."""
    return datetime.now(UTC)
