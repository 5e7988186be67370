"""The addresses of a workshop's wall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from prioritisation.actions.access.addresses import public_address
from prioritisation.actions.desk import the_store
from prioritisation.actions.workshops.progress import recent_progress
from prioritisation.actions.workshops.results import programme_of
from prioritisation.actions.workshops.walls import checked_wall, wall_now
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.settings import Settings
from prioritisation.store import KeptWorkshop
from prioritisation.web.wall.asked import language, programme_asked, theme
from prioritisation.web.wall.files import HERE, edition
from prioritisation.web.wall.room import views
from prioritisation.web.wall.room.item import item_shown
from prioritisation.wording.wording import Wording

_PAGES = Environment(
    loader=FileSystemLoader(HERE / "room"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which workshop a wall shows, and what of it."""

    kept: KeptWorkshop
    wall: Wall
    say: Wording
    moment: datetime
    address: str

    @property
    def tag(self) -> str:
        """The ETag of what is shown."""
        current = self.kept.workshop.current
        parts = (
            edition(),
            self.kept.workshop.id,
            # What people give shows on these views alone.
            (
                recent_progress(the_store(), self.kept, self.moment).tick
                if self.wall.view in (WallView.JOIN, WallView.PROGRESS)
                else 0
            ),
            self.kept.version,
            the_store().version(self.kept.programme_id),
            self.wall,
            self.say.language,
            self.address,
            None if current is None else current.state_at(self.moment),
            self.kept.lets_in(self.moment),
        )
        return f'"{sha256(repr(parts).encode()).hexdigest()[:24]}"'


async def page(request: Request) -> Response:
    """Show the wall of a workshop, which then follows the facilitator by itself."""
    return await run_in_threadpool(_page, request)


async def shown(request: Request) -> Response:
    """Tell a wall what it shows now, if that is something else than it has."""
    return await run_in_threadpool(_shown, request)


async def paper(request: Request) -> Response:
    """Show the form for those without a phone, to be printed."""
    return await run_in_threadpool(_paper, request)


def _paper(request: Request) -> Response:
    kept = the_store().workshops.kept(
        programme_asked(request), request.query_params.get("workshop", "")
    )
    say = Wording(language(request))
    body = _PAGES.get_template("paper.html").render(
        say=say,
        language=say.language,
        edition=edition(),
        workshop=kept.workshop,
        **views.paper_shown(the_store(), kept, say),
    )
    return HTMLResponse(body, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def _page(request: Request) -> Response:
    asked = _asked(request)
    sent = _content(asked)
    body = _PAGES.get_template("page.html").render(
        say=asked.say,
        language=asked.say.language,
        theme=theme(request),
        edition=edition(),
        title=sent["title"],
        tag=asked.tag,
        query=request.url.query,
        view=sent["view"],
        html=Markup(sent.get("html", "")),
        svg=Markup(sent.get("svg", "")),
        # Within a script nothing but this character could end it.
        hover=Markup(json.dumps(sent.get("hover", {})).replace("<", "\\u003c")),
        offline=asked.say.template("wall.offline"),
        is_embedded=request.query_params.get("embedded") == "1",
    )
    return HTMLResponse(body, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def _shown(request: Request) -> Response:
    asked = _asked(request)
    headers = {"ETag": asked.tag, "Cache-Control": "no-cache", "Vary": "Accept-Language"}
    if request.headers.get("if-none-match", "").removeprefix("W/") == asked.tag:
        return Response(status_code=304, headers=headers)
    body = json.dumps(_content(asked) | {"edition": edition()}, ensure_ascii=False)
    return Response(body.encode(), media_type="application/json", headers=headers)


def _asked(request: Request) -> Asked:
    store, moment = the_store(), datetime.now(UTC)
    query = request.query_params
    kept = store.workshops.kept(programme_asked(request), query.get("workshop", ""))
    fixed = None
    if query.get("view") in set(WallView):
        fixed = Wall(view=WallView(query["view"]), item=query.get("item", ""))
        checked_wall(kept, fixed)
    server = request.scope.get("server") or ("", 80)
    return Asked(
        kept=kept,
        wall=fixed or wall_now(kept),
        say=Wording(language(request)),
        moment=moment,
        address=public_address(store, Settings.from_environment(), server[1] or 80).url,
    )


def _content(asked: Asked) -> dict[str, Any]:
    """Return what a wall shows: a drawing with its hover texts, or a page of a template."""
    store, kept, say = the_store(), asked.kept, asked.say
    view, current = asked.wall.view, kept.workshop.current
    if current is not None and view in (WallView.MATRIX, WallView.MOVEMENT):
        picture = (
            views.matrix_shown(store, kept, current.number, say, asked.wall.item)
            if view is WallView.MATRIX
            else views.movement_shown(store, kept, current.number, say)
        )
        return {
            "view": view.value,
            "title": picture.title,
            "svg": picture.svg,
            "hover": picture.hover,
        }
    if view is WallView.JOIN:
        data = views.joining_shown(store, kept, say, asked.address, asked.moment)
    elif current is not None and view is WallView.ITEM:
        data = item_shown(store, kept, current.number, asked.wall.item, say)
    else:
        view = WallView.PROGRESS
        data = views.progress_shown(store, kept, say, asked.moment)
    programme = programme_of(store, kept)
    html = _PAGES.get_template(f"{view}.html").render(
        say=say,
        workshop=kept.workshop,
        programme=say.text(programme.title),
        **data,
        # Made of squares by a library; no text of anybody's is in it.
        **({"qr_code": Markup(data["qr"])} if view is WallView.JOIN else {}),
    )
    return {"view": view.value, "title": kept.workshop.title, "html": html}
