"""The addresses of the phone's pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.errors import NotAllowedError, PrioritisationError
from prioritisation.store import StoreUnavailableError
from prioritisation.web.phone import joining, posting, scoring
from prioritisation.web.phone.answering import message_page
from prioritisation.web.phone.asking import wording_of
from prioritisation.web.phone.files import file
from prioritisation.web.security import is_too_large, page_headers
from prioritisation.web.wall.files import edition

Handler = Callable[[Request], Awaitable[Response]]

_LARGEST_POST = 256_000


def phone_routes() -> list[BaseRoute]:
    """Return the routes of the phone; what is not there below them is answered as that."""
    return [
        Route("/join", _answering(joining.code_page), methods=["GET"]),
        Route("/join", _answering(joining.code_given), methods=["POST"]),
        Route("/join/{key}", _answering(joining.join_page), methods=["GET"]),
        Route("/join/{key}", _answering(joining.joined), methods=["POST"]),
        Route("/join/{rest:path}", _no_such_thing),
        Route("/p", _answering(scoring.page), methods=["GET"]),
        Route("/p/state", _answering(scoring.state), methods=["GET"]),
        Route("/p/answer", _answering(posting.answer), methods=["POST"]),
        Route("/p/answers", _answering(posting.answers), methods=["POST"]),
        Route("/p/done", _answering(posting.done), methods=["POST"]),
        Route("/p/propose", _answering(posting.propose), methods=["POST"]),
        Route("/p/weights", _answering(posting.weights), methods=["POST"]),
        Route("/p/language", _answering(posting.language), methods=["POST"]),
        Route("/p/file/{name}", _file, methods=["GET"]),
        Route("/p/{rest:path}", _no_such_thing),
    ]


def _answering(handler: Handler) -> Handler:
    """Return a handler whose answers have the headers, and tell what was not possible."""

    async def answer(request: Request) -> Response:
        response = await _answered(handler, request)
        for name, value in page_headers(has_forms=True, is_personal=True).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Vary", "Accept-Language, Cookie")
        return response

    return answer


async def _answered(handler: Handler, request: Request) -> Response:
    if is_too_large(request, _LARGEST_POST):
        return PlainTextResponse("Too large", status_code=413)
    try:
        return await handler(request)
    except PrioritisationError as error:
        status = 409
        if isinstance(error, NotAllowedError):
            status = 403
        elif isinstance(error, StoreUnavailableError):
            status = 503
        say = wording_of(request)
        told = say.error(error)
        if request.url.path == "/p/answers":
            return JSONResponse({"rule": error.rule, "message": told}, status_code=status)
        return await run_in_threadpool(message_page, request, told, status)


async def _file(request: Request) -> Response:
    try:
        found = file(request.path_params["name"])
    except KeyError:
        return _nothing()
    is_named = request.query_params.get("v") == edition()
    cache = "public, max-age=31536000, immutable" if is_named else "no-cache"
    headers = {**page_headers(), "Cache-Control": cache}
    return Response(found.content, media_type=found.kind, headers=headers)


async def _no_such_thing(_request: Request) -> Response:
    return _nothing()


def _nothing() -> Response:
    return PlainTextResponse("Not found", status_code=404, headers=dict(page_headers()))
