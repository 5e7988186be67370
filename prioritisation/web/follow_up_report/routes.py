"""The address of the report to the council, for who may see the desk's pages."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.desk import desk_of, the_store
from prioritisation.actions.follow_up_report import (
    decision_named,
    has_amounts_of_then,
    report_on,
)
from prioritisation.decision.follow_up.report import Period, ReportKind, interim_to, whole_year
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.settings import Settings
from prioritisation.store import StoreUnavailableError
from prioritisation.web.access.gate import may_see_desk
from prioritisation.web.follow_up_report.page import report_html, style_hash
from prioritisation.web.phone.asking import now, wording_of
from prioritisation.web.security import page_headers

ADDRESS = "follow-up-report"


def report_routes() -> list[BaseRoute]:
    """Return the route of the printed report."""
    return [Route(f"/{ADDRESS}", _report, methods=["GET"])]


async def _report(request: Request) -> Response:
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    say = wording_of(request)
    if not may_see_desk(request):
        if Settings.from_environment().login:
            told = say("follow_up.download_instead")
            return PlainTextResponse(told, status_code=403, headers=_headers())
        back = quote(f"{request.url.path}?{request.url.query}", safe="")
        address = f"/sign-in?lang={say.language}&next={back}"
        return RedirectResponse(address, status_code=303, headers=_headers())
    store, asked = the_store(), request.query_params
    try:
        desk = desk_of(store, asked.get("programme", ""))
        decision = decision_named(desk, asked.get("decision", ""))
        period = period_asked(asked.get("kind", ""), asked.get("to", ""))
        today = now().date()
        body = report_html(
            report_on(store, desk, decision, period, today),
            desk.programme,
            say,
            today,
            has_amounts_of_then=has_amounts_of_then(store, desk, decision),
        )
    except PrioritisationError as error:
        status = 503 if isinstance(error, StoreUnavailableError) else 404
        return PlainTextResponse(say.error(error), status_code=status, headers=_headers())
    return HTMLResponse(body, headers=_headers())


def address_of(programme: str, decision: str, period: Period, language: str) -> dict[str, str]:
    """Return what the address of a report asks for, by name."""
    return {
        "programme": programme,
        "decision": decision,
        "kind": period.kind,
        "to": period.last.isoformat(),
        "lang": language,
    }


def period_asked(kind: str, to: str) -> Period:
    """Return the period that an address asks for.

    Raises
    ------
    InvalidValueError : the last day is none, or its year is not one of 1900 to 2200.
    """
    try:
        last = date.fromisoformat(to)
    except ValueError:
        raise InvalidValueError("not_a_date", field="to", value=to) from None
    if not 1900 <= last.year <= 2200:
        raise InvalidValueError("not_a_date", field="to", value=to)
    return whole_year(last.year) if kind == ReportKind.YEARLY else interim_to(last)


def _headers() -> dict[str, str]:
    headers = dict(page_headers(is_personal=True))
    policy = headers["Content-Security-Policy"]
    # The page is a file of its own, too, so its style is inside; no other may be.
    return headers | {
        "Content-Security-Policy": policy.replace("style-src 'self'", f"style-src {style_hash()}"),
        "Vary": "Accept-Language, Cookie",
    }
