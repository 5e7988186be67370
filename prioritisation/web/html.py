"""Small pieces of HTML with escaped text: the frame that carries the palette, tags, shapes."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from prioritisation.charts.colours import DARK, LIGHT, palette, spearhead_sign
from prioritisation.charts.symbols import outline
from prioritisation.web import session

_HERE = Path(__file__).resolve().parent

# Names in the icon font that Streamlit brings.
_ICONS = {"ok": "verified", "warn": "hourglass_top", "bad": "block"}
# Signs have equal areas, as on the matrix, so one box is for all: a star just fits into it.
_SIGN_BOX = "-10 -10 20 20"
_DIAMETER = 11.9
_RING = 1.8


def load_style(*, is_presented: bool) -> None:
    """Put the stylesheet on the page, with the palette of the reader's ground."""
    words = f":root{{--choose-file:{json.dumps(session.wording()('app.choose_file'))}}}"
    rules = [properties(dark=session.is_dark()), words, stylesheet("style")]
    if is_presented:
        rules.append(stylesheet("presentation"))
    st.html(f"<style>{''.join(rules)}</style>")


def properties(*, dark: bool) -> str:
    """Return the palette as custom properties: ``fruit_edge`` is ``--fruit-edge``.

    Inside the app they follow at once when the browser turns dark, as Streamlit's theme does;
    what floats above it has the colours of the ground that it was opened on.
    """
    names = [name for name, colour in LIGHT._asdict().items() if isinstance(colour, str)]
    now = palette(dark=dark)
    opened = "".join(f"{_property(n)}:{now.colour(n)};" for n in names)
    live = "".join(f"{_property(n)}:light-dark({LIGHT.colour(n)},{DARK.colour(n)});" for n in names)
    return f":root{{{opened}}}@supports(color:light-dark(red,red)){{.stApp{{{live}}}}}"


def _property(token: str) -> str:
    return f"--{token.replace('_', '-')}"


@cache
def stylesheet(name: str) -> str:
    """Return the rules of a file, which name colours by their custom properties only."""
    return (_HERE / f"{name}.css").read_text(encoding="utf-8")


def show(body: str) -> None:
    """Show HTML made of escaped parts."""
    st.html(f'<div class="pr">{body}</div>')


def tag(text: str, kind: str = "") -> str:
    """Return a small outlined tag; of a kind, ``ok``, ``warn`` or ``bad``, with its icon."""
    icon = f'<span class="pr-icon" aria-hidden="true">{_ICONS[kind]}</span>' if kind else ""
    return f'<span class="pr-tag {kind}">{icon}{escape(text)}</span>'


def tags(parts: Iterable[str]) -> str:
    """Return tags in a row that wraps."""
    return f'<div class="pr-tags">{"".join(parts)}</div>'


def bullets(texts: Iterable[str], kind: str = "") -> str:
    """Return a plain list."""
    rows = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ul class="{kind}">{rows}</ul>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], strong: Collection[str] = ()) -> str:
    """Return a table of texts: names at the left, figures at the right.

    Parameters
    ----------
    strong : first cells of the rows that are set in bold
    """
    headings = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "".join(
        f"<tr{' class=strong' if cells[0] in strong else ''}>"
        f'<th scope="row">{escape(cells[0])}</th>'
        f"{''.join(f'<td>{escape(text)}</td>' for text in cells[1:])}</tr>"
        for cells in rows
    )
    return (
        '<div class="pr-scroll"><table class="pr-table">'
        f"<thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def colour_of(position: int | None) -> str:
    """Return the colour of the spearhead at a position of the programme's list; None = none."""
    return palette(dark=session.is_dark()).colour(spearhead_sign(position).colour)


def shape(position: int | None, colour: str = "") -> str:
    """Return the marker shape of the spearhead at a position of the programme's list."""
    return sign(position, colour or colour_of(position))


def sign(position: int | None, paint: str) -> str:
    """Return the marker shape of a spearhead in a colour, for any ground."""
    symbol = spearhead_sign(position).shape.symbol
    is_ring = symbol.endswith("-open")
    drawn = f'fill="none" stroke="{paint}" stroke-width="{_RING}"' if is_ring else f'fill="{paint}"'
    path = f'<path d="{outline(symbol, _DIAMETER)}" {drawn}/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_SIGN_BOX}">{path}</svg>'
    return picture(svg, "pr-shape")


def picture(svg: str, kind: str, *, alt: str = "") -> str:
    """Return a drawing as an image: Streamlit keeps no SVG of its own in its HTML."""
    data = b64encode(svg.encode()).decode()
    return f'<img class="{kind}" alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
