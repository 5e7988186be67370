"""Answers to a phone: a page of a template, or another address."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from prioritisation.store import Seat
from prioritisation.web.phone.asking import form_token_of, wording_of
from prioritisation.web.phone.files import PAGES
from prioritisation.web.wall.files import edition
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording


def shown_page(
    request: Request,
    template: str,
    *,
    seat: Seat | None = None,
    say: Wording | None = None,
    status: int = 200,
    **values: object,
) -> Response:
    """Return a page of a template, in the reader's language."""
    say = say or wording_of(request, seat)
    body = PAGES.get_template(template).render(
        say=say,
        language=say.language,
        languages=list(Language),
        edition=edition(),
        form_token=form_token_of(request),
        **values,
    )
    return HTMLResponse(body, status_code=status)


def message_page(request: Request, message: str, status: int) -> Response:
    """Return a page that tells what was not possible, with the way on."""
    return shown_page(request, "message.html", status=status, message=message)


def other_address(address: str) -> Response:
    """Return that the answer is found by asking for another address."""
    return RedirectResponse(address, status_code=303)
