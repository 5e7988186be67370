"""The one figure of each spearhead, as the slide has it, with where it stands."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritisation.actions.following_up import FollowUp
from prioritisation.charts.colours import palette
from prioritisation.charts.indicators.sparkline import sparkline
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.programme.indicators import IndicatorStage, Level
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html, session
from prioritisation.web.indicator_views.choosing import open_one
from prioritisation.web.indicator_views.statuses import status_tags
from prioritisation.web.plain import TOLD, label_of
from prioritisation.wording.indicators import change_text, figure, period_text, target_text
from prioritisation.wording.wording import Wording

_IN_A_ROW = 4


def show(programme: Programme, found: FollowUp, say: Wording) -> None:
    """Show a card for each spearhead, with a way to the indicator."""
    spearheads = programme.spearheads
    if not spearheads:
        return
    st.subheader(say("indicators.cards"))
    for first in range(0, len(spearheads), _IN_A_ROW):
        row = spearheads[first : first + _IN_A_ROW]
        with st.container(key=f"indicator_cards_{first}"):
            columns = st.columns(len(row), gap="small")
        for number, (part, column) in enumerate(zip(row, columns, strict=True), start=first):
            followed = found.one_figures.get(part.id)
            with column:
                html.show(_card(number, part, followed, say))
                if followed is not None:
                    i = followed.indicator.id
                    name = say.text(followed.indicator.name)
                    st.button(
                        label_of(say("indicators.open"), name),
                        key=f"{TOLD}open_{i}",
                        icon=":material/show_chart:",
                        type="tertiary",
                        on_click=open_one,
                        args=(i,),
                    )


def _card(position: int, spearhead: Part, followed: Followed | None, say: Wording) -> str:
    ground = palette(dark=session.is_dark())
    shape = html.shape(position, ground.on_spearhead)
    body = f'<div class="muted">{escape(say("indicators.none_on_card"))}</div>'
    if followed is not None:
        body = _figure(followed, say)
    return (
        f'<div class="pr-card"><header style="background:{html.colour_of(position)}">{shape}'
        f'{escape(say.text(spearhead.name))}</header><div class="body">{body}</div></div>'
    )


def _figure(followed: Followed, say: Wording) -> str:
    indicator, latest = followed.indicator, followed.series.latest
    stage = IndicatorStage.ONE_FIGURE
    name = indicator.wordings.get(stage, indicator.name) if stage in indicator.stages else None
    parts = [f'<div class="pr-figure-name">{escape(say.text(name or indicator.name))}</div>']
    if latest is not None:
        line = sparkline(followed.series, palette(dark=session.is_dark()))
        parts.append(
            f'<div class="pr-figure"><b>{escape(figure(latest.value, indicator, say))}</b> '
            f'<span class="muted">{escape(period_text(latest.period, say))}</span></div>'
            f"{html.picture(line, 'pr-sparkline')}"
            f'<div class="muted">{escape(_since(followed, say))}</div>'
        )
    parts.append(status_tags(followed.judgement, say))
    target = target_text(indicator, say)
    if target:
        told = escape(say("indicators.target", target=target))
        parts.append(f'<div class="target">{told}</div>')
    return "".join(parts)


def _since(followed: Followed, say: Wording) -> str:
    """Return how much the figure has moved since its baseline, or since its first value."""
    indicator, latest = followed.indicator, followed.series.latest
    first = followed.series.points[0]
    start = indicator.baseline or Level(period=first.period, value=first.value)
    if latest is None or start.period == latest.period:
        return ""
    change = change_text(latest.value - start.value, indicator, say)
    return say("indicators.since", change=change, period=period_text(start.period, say))
