"""One indicator in full: its picture, why it has its status, its values and settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp, starts_of
from prioritisation.actions.indicator_editing import indicator_of
from prioritisation.charts.drawing import CONFIG
from prioritisation.charts.indicators.figure import indicator_figure
from prioritisation.charts.indicators.info import indicator_info
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.restating import Apart, kept_apart
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html, session
from prioritisation.web.indicator_views import settings_form, values_table
from prioritisation.web.indicator_views.choosing import chosen_indicator
from prioritisation.web.indicator_views.statuses import status_tags
from prioritisation.wording.indicators import (
    figure,
    period_text,
    status_sentence,
    target_text,
)
from prioritisation.wording.wording import Wording


def show(desk: Desk, found: FollowUp, say: Wording) -> None:
    """Let the reader choose an indicator, and show it."""
    if not found.indicators:
        st.info(say("indicators.no_indicators"))
        return
    indicators = [f.indicator for f in found.indicators.values()]
    i = chosen_indicator(indicators, say("indicators.choose"), say)
    followed = found.indicators[i]
    programme = desk.programme
    html.show(_head(followed, say))
    if followed.series.latest is not None:
        picture(programme, followed, say)
    html.show(html.bullets(_remarks(followed, say), "muted"))
    html.show(_starts(programme, followed, say))
    html.show(_facts(programme, followed, say))
    is_sent = False
    if followed.index is not None:
        st.info(say("indicators.is_index"))
    else:
        is_sent = values_table.show(desk, i, say)
    with st.expander(
        say("indicators.settings"), icon=":material/settings:", key=f"settings_box_{i}"
    ):
        seen, is_form_sent = settings_form.show(desk, i, say)
    is_old = indicator_of(seen.programme, i) != indicator_of(programme, i)
    if is_old and not is_sent and not is_form_sent:
        # Somebody else has changed it, and nothing that was sent here waits to be kept.
        session.new_edition("indicators")
        st.rerun()


def picture(programme: Programme, followed: Followed, say: Wording) -> None:
    """Show an indicator over time."""
    info = indicator_info(followed, starts_of(programme, followed.indicator.spearhead), say)
    st.subheader(say("indicators.chart"))
    with st.container(key="indicator_picture"):
        st.plotly_chart(
            indicator_figure(info, dark=session.is_dark()),
            theme=None,
            key=f"indicator_chart_{followed.indicator.id}",
            config=CONFIG,
            alt=info.summary,
        )


def _head(followed: Followed, say: Wording) -> str:
    tag = html.tag(say("app.illustrative")) if followed.indicator.illustrative else ""
    return (
        f'<div data-testid="indicator-status" class="pr-status">'
        f"{status_tags(followed.judgement, say)}{tag}"
        f"<p>{escape(status_sentence(followed, say))}</p></div>"
    )


def _remarks(followed: Followed, say: Wording) -> Iterator[str]:
    """Yield what the picture cannot say of itself: gaps, restated values, values kept apart."""
    indicator, series = followed.indicator, followed.series
    if series.missing:
        periods = ", ".join(period_text(period, say) for period in series.missing)
        yield say("indicators.missing", periods=periods)
    for point in series.points:
        if point.earlier:
            earlier = ", ".join(figure(v, indicator, say) for v in point.earlier)
            yield say(
                "indicators.restated",
                period=period_text(point.period, say),
                earlier=earlier,
                value=figure(point.value, indicator, say),
            )
    for reading in series.apart:
        value = say.number(reading.value, 6)
        why = kept_apart(indicator, reading) or Apart.UNIT
        yield say(
            f"indicators.apart_{why}",
            period=period_text(reading.period, say),
            value=value,
            unit=reading.unit,
        )


def _starts(programme: Programme, followed: Followed, say: Wording) -> str:
    decision = programme.decision_in_force()
    starts = starts_of(programme, followed.indicator.spearhead)
    if decision is None or not starts:
        return ""
    names = {m.id: say.text(m.name) for m in decision.selected}
    lines = [
        say("indicators.starts_line", year=str(year), names=", ".join(names[i] for i in ids))
        for year, ids in starts.items()
    ]
    return f"<h2>{escape(say('indicators.starts'))}</h2>{html.bullets(lines)}"


def _facts(programme: Programme, followed: Followed, say: Wording) -> str:
    indicator = followed.indicator
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    changes = {part.id: say.text(part.name) for part in programme.key_changes}
    baseline, level = indicator.baseline, indicator.target_level
    rows = {
        "indicators.column_spearhead": spearheads.get(indicator.spearhead, ""),
        "indicators.column_stage": ", ".join(say(f"stage.{s}") for s in indicator.stages),
        "indicators.column_unit": say.text(indicator.unit),
        "indicators.source": say.text(indicator.source),
        "indicators.column_owner": indicator.owner or "–",
        "indicators.interval": say(f"indicators.interval_{indicator.interval}"),
        "indicators.column_baseline": ""
        if baseline is None
        else f"{figure(baseline.value, indicator, say)} ({period_text(baseline.period, say)})",
        "indicators.column_target": target_text(replace(indicator, target_level=None), say),
        "indicators.column_target_level": ""
        if level is None
        else f"{figure(level.value, indicator, say)} ({period_text(level.period, say)})",
        "indicators.note": say.text(indicator.note),
    }
    cells = "".join(
        f'<div><div class="muted">{escape(say(key))}</div><div>{escape(text)}</div></div>'
        for key, text in rows.items()
        if text
    )
    shown = html.bullets([changes[i] for i in indicator.key_changes] or ["–"])
    return (
        f"<h2>{escape(say('indicators.facts'))}</h2><div class='pr-grid'>{cells}</div>"
        f"<div class='muted'>{escape(say('indicators.key_changes'))}</div>{shown}"
    )
