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


def status_tags(judged: Judgement, say: Wording) -> str:
    """Return the status as tags of HTML, with the overdue one where a value is overdue."""
    icon, kind = _ICONS[judged.status]
    found = _tag(say(f"indicator.status.{judged.status}"), icon, kind)
    if judged.is_overdue:
        found += _tag(say("indicator.status.overdue"), "event_busy", "warn")
    return f'<div class="pr-tags">{found}</div>'


def _tag(text: str, icon: str, kind: str) -> str:
    return (
        f'<span class="pr-tag {kind}"><span class="pr-icon" aria-hidden="true">{icon}</span>'
        f"{escape(text)}</span>"
    )
