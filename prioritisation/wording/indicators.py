"""Indicators in words: periods, values, targets, and why a status is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.status import Judgement, Status, StatusRule
from prioritisation.decision.programme.indicators import Indicator
from prioritisation.decision.programme.periods import Interval, first_day, interval_of
from prioritisation.wording.wording import Number, Wording

_DECIMALS, _INDEX_DECIMALS = 6, 1
_SIGNS: Mapping[Status, str] = {
    Status.REACHED: "⚑",
    Status.ON_TRACK: "✓",
    Status.UNCHANGED: "=",
    Status.BEHIND: "◔",
    Status.WRONG_WAY: "↶",
    Status.MISSED: "✗",
    Status.TOO_EARLY: "…",
    Status.NO_TARGET: "?",
    Status.NO_VALUE: "–",
}


def period_text(period: str, say: Wording) -> str:
    """Return a period as it is read: ``2026``, ``Q3 2026``, ``5/2026``."""
    interval = interval_of(period)
    if interval is Interval.YEAR:
        return period
    first = first_day(period)
    number = (first.month - 1) // interval.months + 1
    return say(f"indicator.period_{interval}", year=str(first.year), number=str(number))


def figure(value: Number, indicator: Indicator, say: Wording, *, with_unit: bool = True) -> str:
    """Return a value as it is read; that of an index with one decimal and without a unit."""
    if indicator.index is not None:
        return say.number(value, _INDEX_DECIMALS, exactly=True)
    unit = say.text(indicator.unit) if with_unit else ""
    number = say.number(value, _DECIMALS)
    return f"{number}\u00a0{unit}" if unit else number


def change_text(change: Decimal, indicator: Indicator, say: Wording) -> str:
    """Return how much a value has moved: ``+12``, ``−3``, ``±0``."""
    size = figure(abs(change), indicator, say, with_unit=False)
    return f"{'+' if change > 0 else chr(0x2212) if change < 0 else '±'}{size}"


def target_text(indicator: Indicator, say: Wording) -> str:
    """Return where an indicator shall go: its own words, its level, or its direction."""
    if indicator.target:
        return say.text(indicator.target)
    level = indicator.target_level
    if level is not None:
        return say(
            "indicator.target_level",
            value=figure(level.value, indicator, say),
            period=period_text(level.period, say),
        )
    if indicator.direction is not None:
        return say(f"indicator.direction_{indicator.direction}")
    return ""


def status_text(judged: Judgement, say: Wording) -> str:
    """Return how an indicator goes: a sign and a word, and whether a newer value is due."""
    text = f"{_SIGNS[judged.status]} {say(f'indicator.status.{judged.status}')}"
    return f"{text} · {say('indicator.status.overdue')}" if judged.is_overdue else text


def status_sentence(followed: Followed, say: Wording) -> str:
    """Return why an indicator has its status: the rule that gave it, with its figures."""
    judged, indicator = followed.judgement, followed.indicator
    sentences = [say(f"indicator.why.{_rule(judged)}", **_figures(followed, say))]
    is_compared = judged.rule in (StatusRule.PATH, StatusRule.DIRECTION)
    if judged.is_first_value and is_compared:
        sentences.append(say("indicator.first_value"))
    elif indicator.index is not None and is_compared:
        sentences.append(say("indicator.index_base"))
    if judged.is_overdue:
        sentences.append(say("indicator.overdue_sentence"))
    return " ".join(sentences)


def _rule(judged: Judgement) -> str:
    match judged.rule:
        case StatusRule.NOTHING_TO_JUDGE:
            return "no_value" if judged.status is Status.NO_VALUE else "no_target"
        case StatusRule.TARGET_REACHED | StatusRule.AFTER_REFERENCE:
            return judged.rule
        case _:
            return f"{judged.rule}_{judged.status}"


def _figures(followed: Followed, say: Wording) -> dict[str, str]:
    judged, indicator = followed.judgement, followed.indicator
    levels = {
        "reference": judged.reference,
        "target": indicator.target_level,
        "latest": judged.latest,
    }
    found = dict.fromkeys(("value", "period", "expected"), "")
    for name, level in levels.items():
        value, period = ("value", "period") if name == "latest" else (name, f"{name}_period")
        found[value] = "" if level is None else figure(level.value, indicator, say)
        found[period] = "" if level is None else period_text(level.period, say)
    if judged.expected is not None:
        latest = judged.latest.value if judged.latest else Decimal(0)
        decimals = max(1, min(3, -int(latest.as_tuple().exponent)))
        found["expected"] = say.number(judged.expected, decimals)
    return found
