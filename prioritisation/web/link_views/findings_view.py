"""Who is carried and who is exposed, each with its why; and what each trend does."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.winds import Winds
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.findings import Finding
from prioritisation.decision.story.wind import Gust, MeasureWind
from prioritisation.web import html, session
from prioritisation.web.link_views.grid import reason_text
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording

# A sign beside the words, so that the groups are told apart at a glance.
_SIGNS = {
    Finding.CARRIED: "\u2191",
    Finding.EXPOSED: "\u2193",
    Finding.BEHIND: "\u2197",
    Finding.MIXED: "\u2195",
    Finding.NONE: "\u2013",
}
# The first two are what the page is for; the rest stands below them.
_FIRST = (Finding.CARRIED, Finding.EXPOSED)
_REST = (Finding.MIXED, Finding.BEHIND, Finding.NONE)


def show(desk: Desk, winds: Winds, say: Wording) -> None:
    """Show the groups of measures, filtered by spearhead, and the trends below."""
    programme = desk.programme
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        chosen = st.pills(
            say("matrix.filter_spearhead"),
            list(spearheads),
            selection_mode="multi",
            format_func=lambda i: as_text(spearheads[i]),
            key="links_spearheads",
            persist_state="session",
            label_visibility="collapsed",
        )
        is_open = st.toggle(say("links.show_why"), key="links_why", persist_state="session")
    seen = {m.id for m in programme.measures if not chosen or m.spearhead in chosen}
    draw(desk, winds, seen, say, is_open=is_open)
    st.subheader(say("links.by_trend"))
    trends(programme, winds, say)


def draw(
    desk: Desk, winds: Winds, seen: Collection[str], say: Wording, *, is_open: bool = False
) -> None:
    """Show the groups of the measures that are seen; to a room without what unfolds."""
    for listed in (_FIRST, _REST):
        groups = "".join(_group(desk.programme, what, winds, seen, say, is_open) for what in listed)
        html.show(f'<div class="pr-winds">{groups}</div>')


def trends(programme: Programme, winds: Winds, say: Wording) -> None:
    """Show how many measures each trend helps and harms, carries and exposes."""
    names = {trend.id: say.text(trend.name) for trend in programme.trends}
    html.show(
        html.table(
            [
                say("links.trend"),
                say("links.trend_helps"),
                say("links.trend_carries"),
                say("links.trend_harms"),
                say("links.trend_exposes"),
            ],
            [
                [
                    names[reach.trend],
                    *(
                        str(len(ids))
                        for ids in (reach.helps, reach.carries, reach.harms, reach.exposes)
                    ),
                ]
                for reach in winds.reaches
            ],
        )
    )


def _group(
    programme: Programme,
    what: Finding,
    winds: Winds,
    seen: Collection[str],
    say: Wording,
    is_open: bool,
) -> str:
    ids = [i for i in winds.found(what) if i in seen]
    body = "".join(_entry(programme, winds.by_measure[i], winds, say, is_open) for i in ids)
    return (
        f'<section class="{what}"><h2><span aria-hidden="true">{_SIGNS[what]}</span> '
        f"{escape(say(f'links.finding_{what}'))} {len(ids)}</h2>"
        f'<div class="muted">{escape(say(f"links.finding_{what}_why"))}</div>{body}</section>'
    )


def _entry(
    programme: Programme, wind: MeasureWind, winds: Winds, say: Wording, is_open: bool
) -> str:
    measure = next(m for m in programme.measures if m.id == wind.measure)
    spearheads = [part.id for part in programme.spearheads]
    order = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
    mark = f" {html.tag(say('links.decided'))}" if wind.measure in winds.decided else ""
    name = f"{html.shape(order)} <b>{escape(say.text(measure.name))}</b>{mark}"
    if session.is_presented():
        return f'<div class="wind">{name}{_short(programme, wind, say)}</div>'
    helping = len({gust.link.trend for gust in wind.helping})
    harming = len({gust.link.trend for gust in wind.harming})
    counts = escape(say("links.counts", helping=helping, harming=harming))
    return (
        f'<details class="wind"{" open" if is_open else ""}><summary>{name} '
        f'<span class="muted">{counts}</span></summary>{_why(programme, wind, say)}</details>'
    )


def _short(programme: Programme, wind: MeasureWind, say: Wording) -> str:
    """Return the trends alone, as a room reads them."""
    names = {trend.id: say.text(trend.name) for trend in programme.trends}
    lines = ""
    for sign, gusts in (("+", wind.helping), ("\u2212", wind.harming)):
        trends = dict.fromkeys(names[gust.link.trend] for gust in gusts)
        if trends:
            lines += f'<div class="muted">{sign} {escape("; ".join(trends))}</div>'
    return lines


def _why(programme: Programme, wind: MeasureWind, say: Wording) -> str:
    factors = {factor.id: say.text(factor.name) for factor in programme.factors}
    strong = ", ".join(factors[i] for i in wind.strong) or say("links.no_strong")
    return (
        f"<div>{escape(say('links.strong_factors', names=strong))}</div>"
        f"{_gusts('helped_by', wind.helping, programme, say)}"
        f"{_gusts('harmed_by', wind.harming, programme, say)}"
    )


def _gusts(heading: str, gusts: Iterable[Gust], programme: Programme, say: Wording) -> str:
    names = {item.id: say.text(item.name) for item in programme.all_items()}
    # Where every link is a sample, the page says so once.
    is_mixed = not all(link.illustrative for link in programme.trend_links)
    texts = []
    for gust in gusts:
        link = gust.link
        trend = names[link.trend]
        if gust.factor:
            trend = say("links.through", trend=trend, factor=names[gust.factor])
        is_marked = is_mixed and link.illustrative
        reason = reason_text(say.text(link.reason), illustrative=is_marked, say=say)
        texts.append(f"{trend}: {reason}" if reason else trend)
    if not texts:
        return ""
    return f"<div>{escape(say(f'links.{heading}'))}</div>{html.bullets(texts, heading)}"
