"""The programme on a page as one sheet: a plain page that prints as it looks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from prioritisation.actions.desk import desk_at, the_store
from prioritisation.charts.colours import LIGHT
from prioritisation.charts.svg.stylesheet import font_rules
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError, NotAllowedError, PrioritisationError
from prioritisation.web.access.gate import may_see_walls
from prioritisation.web.programme_picture.drawing import whole
from prioritisation.web.programme_picture.fit import SHEETS, fit
from prioritisation.web.programme_picture.style import (
    card_rules,
    colour_properties,
    picture_rules,
    step_class,
)
from prioritisation.web.security import page_headers
from prioritisation.web.wall.asked import language, programme_asked, query_of_programme
from prioritisation.web.wall.files import edition
from prioritisation.wording.catalogue import Language
from prioritisation.wording.programme_page import programme_page
from prioritisation.wording.wording import Wording

_HERE = Path(__file__).resolve().parent
_PAGES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
SIZES = tuple(SHEETS)


def print_routes() -> list[BaseRoute]:
    """Return the routes of the printed programme; its looks are no secret, its words may be."""
    return [
        Route("/programme/print", _page),
        Route("/programme/print/{name}", _file),
    ]


def print_address(size: str, language: Language, programme: str, key: str = "") -> str:
    """Return the address of a sheet.

    Parameters
    ----------
    size : ``a3`` or ``a4``
    programme : id
    key : of the walls, where the page asks for one
    """
    query = {"size": size, "lang": language.value} | query_of_programme(programme)
    return f"/programme/print?{urlencode(query | ({'key': key} if key else {}))}"


def sheet_html(programme: Programme, size: str, say: Wording, key: str = "") -> str:
    """Return the page of a sheet; every text of it is escaped.

    Raises
    ------
    InvalidValueError : there is no sheet of that size.
    """
    if size not in SHEETS:
        raise InvalidValueError("unknown_sheet", field="size", value=size)
    page = programme_page(programme, say)
    found = fit(page, SHEETS[size].stage)
    picture = whole(page, f"paper {step_class(found.percent)}", dark=False)
    return _PAGES.get_template("print.html").render(
        page=page,
        say=say,
        size=size,
        sizes=SIZES,
        languages=list(Language),
        address=lambda other, language: print_address(other, Language(language), programme.id, key),
        # Made of escaped parts.
        picture=Markup(picture),
        is_whole=found.is_whole,
        edition=edition(),
    )


async def _page(request: Request) -> Response:
    say = Wording(language(request))
    key = request.query_params.get("key", "")
    response: Response
    try:
        if not await run_in_threadpool(may_see_walls, request):
            raise NotAllowedError("sign_in_to_print")
        store, wanted = the_store(), programme_asked(request)
        version = await run_in_threadpool(store.version, wanted)
        desk = await run_in_threadpool(desk_at, store, wanted, version)
        size = request.query_params.get("size", "a4")
        response = HTMLResponse(sheet_html(desk.programme, size, say, key))
    except PrioritisationError as error:
        known = {NotAllowedError: 403, InvalidValueError: 404}
        status = known.get(type(error), 503)
        response = PlainTextResponse(say.error(error), status_code=status)
    response.headers.update(page_headers(is_personal=True))
    response.headers["Vary"] = "Accept-Language"
    return response


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "print.js":
        script = (_HERE / name).read_text(encoding="utf-8")
        response = Response(script, media_type="text/javascript")
    elif name.removesuffix(".css") in SHEETS:
        response = Response(_style(name.removesuffix(".css")), media_type="text/css")
    else:
        response = PlainTextResponse("Not found", status_code=404)
    response.headers.update(page_headers())
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _style(size: str) -> str:
    margin, width, height, _ = SHEETS[size]
    sheet = f"@page{{size:{size.upper()} landscape;margin:{margin}mm}}"
    # On the screen the sheet may be narrower: all else follows its width.
    measures = (
        f"--sheet:{width}mm;--ratio:{height / width:.5f};"
        f"--smallest:{SHEETS[size].stage.smallest:.2f};"
    )
    return "\n".join(
        (
            sheet,
            font_rules(f"/wall/sans-{{weight}}.ttf?v={edition()}"),
            f":root{{{colour_properties()}{measures}}}",
            card_rules(LIGHT),
            picture_rules(),
            (_HERE / "print.css").read_text(encoding="utf-8"),
        )
    )
