"""A status with its icon, its word and its colour: never its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from prioritisation.decision.follow_up.status import Judgement, Status
from prioritisation.wording.wording import Wording

# Names in the icon font that Streamlit brings, and the kind of tag.
_ICONS: Mapping[Status, tuple[str, str]] = {
    Status.REACHED: ("flag", "ok"),
    Status.ON_TRACK: ("check", "ok"),
    Status.UNCHANGED: ("trending_flat", "warn"),
    Status.BEHIND: ("hourglass_top", "warn"),
    Status.WRONG_WAY: ("u_turn_left", "bad"),
    Status.MISSED: ("close", "bad"),
    Status.TOO_EARLY: ("schedule", ""),
    Status.NO_TARGET: ("help", ""),
    Status.NO_VALUE: ("remove", ""),
}
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


def status_tags(judged: Judgement, say: Wording) -> str:
    """Return the status as tags of HTML, with the overdue one where a value is overdue."""
    icon, kind = _ICONS[judged.status]
    found = _tag(say(f"indicator.status.{judged.status}"), icon, kind)
    if judged.is_overdue:
        found += _tag(say("indicator.status.overdue"), "event_busy", "warn")
    return f'<div class="pr-tags">{found}</div>'


def status_text(judged: Judgement, say: Wording) -> str:
    """Return the status for a table: a sign and a word."""
    text = f"{_SIGNS[judged.status]} {say(f'indicator.status.{judged.status}')}"
    return f"{text} · {say('indicator.status.overdue')}" if judged.is_overdue else text


def _tag(text: str, icon: str, kind: str) -> str:
    return (
        f'<span class="pr-tag {kind}"><span class="pr-icon" aria-hidden="true">{icon}</span>'
        f"{escape(text)}</span>"
    )
