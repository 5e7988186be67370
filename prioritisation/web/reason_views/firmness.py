"""How firmly each measure is in or out, as a picture: bars from the middle, out left, in right.

A table drawn by style sheet alone: a browser lays fifty rows out in a moment, where a chart of as
many texts takes half a second; it is read out row by row, and follows light and dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from prioritisation.charts.colours import Palette, palette
from prioritisation.charts.planner.firmness_info import (
    BarKind,
    FirmnessInfo,
    FirmnessRow,
    firmness_info,
)
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html, session
from prioritisation.wording.wording import Wording


def show(
    programme: Programme, reasons: Mapping[str, Reason], objective: Objective, say: Wording
) -> None:
    """Show the picture of the reasons that are known."""
    info = firmness_info(programme, reasons.values(), objective, say)
    html.show(firmness_html(info, palette(dark=session.is_dark())))


def firmness_html(
    info: FirmnessInfo,
    colours: Palette,
    *,
    heading: str = "",
    told: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the table; everything that people wrote is escaped.

    Parameters
    ----------
    heading : above the names
    told : what is said of a measure after its name, by its id
    """
    rows = "".join(_row(row, colours, info, told.get(row.id, "")) for row in info.rows)
    kind = "pr-firm told" if told else "pr-firm"
    first = f'<th scope="col">{escape(heading)}</th>' if heading else "<td></td>"
    return (
        f'<table class="{kind}" aria-label="{escape(info.summary)}"><thead><tr>{first}'
        f'<th scope="col" class="out">{escape(info.out_title)}</th>'
        f'<th scope="col" class="in">{escape(info.in_title)}</th>'
        f'<th scope="col" class="figure">{escape(info.unit)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: FirmnessRow, colours: Palette, info: FirmnessInfo, told: str) -> str:
    character, token = row.sign
    sign = f'<span style="color:{colours.colour(token)}">{escape(character)}</span>'
    bar = "" if row.kind is BarKind.UNKNOWN else _bar(row)
    sides = ("", bar) if row.is_in else (bar, "")
    title = info.in_title if row.is_in else info.out_title
    name = f"<b>{escape(row.name)}.</b> {escape(told)}" if told else escape(row.name)
    return (
        f'<tr title="{escape(f"{row.name}. {title}: {row.text}")}">'
        f'<th scope="row">{sign} {name}</th>'
        f'<td class="out">{sides[0]}</td><td class="in">{sides[1]}</td>'
        f'<td class="figure">{escape(row.text)}</td></tr>'
    )


def _bar(row: FirmnessRow) -> str:
    return f'<i class="{row.kind}" style="width:{100 * row.share:.2f}%"></i>'
