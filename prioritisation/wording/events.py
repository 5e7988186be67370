"""Entries of the audit trail as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from prioritisation.wording.wording import Wording


class Logged(Protocol):
    """What was done: the key of its sentence, and what the sentence names."""

    @property
    def kind(self) -> str:
        """Key of the sentence."""

    @property
    def details(self) -> Mapping[str, Any]:
        """What the sentence names, as plain data."""


def event_sentence(event: Logged, say: Wording) -> str:
    """Return what was done, in a few words: ``Market square: Cost, €``.

    What another version has done is said to be unknown.
    """
    if not say.has(f"event.{event.kind}"):
        return say("event.unknown_kind")
    details = {name: _shown(name, event.details, say) for name in event.details}
    sentence = say(f"event.{event.kind}", **details)
    lowered = event.details.get("lowered", ())
    if not lowered:
        return sentence
    names = dict.fromkeys(_name(entry["name"], say) for entry in lowered)
    return say("event.lowered", sentence=sentence, names=", ".join(names))


def _shown(name: str, details: Mapping[str, Any], say: Wording) -> object:
    value = details[name]
    if name in {"columns", "what"}:
        words = [_word(part, details.get("value", ""), say) for part in value]
        return ", ".join(dict.fromkeys(words))
    if name == "names":
        # A plan without a name is the one at work.
        return ", ".join(_name(part, say) or say("planner.at_work") for part in value)
    return value


def _word(part: Any, value: str, say: Wording) -> str:
    """Return a column or a part of the plan, with its value, in words; a criterion by its name."""
    if isinstance(part, Mapping):
        return _name(part, say)
    column, _, resource = part.partition(":")
    by_year = f"event.{column}_by_year" if resource else ""
    for key in (f"event.{part}", by_year, f"column.{part}", f"column.{column}"):
        if say.has(key):
            return say(key, value=int(value) if value.isdecimal() else value)
    return str(part)


def _name(part: Any, say: Wording) -> str:
    """Return a name kept as wordings by language, or as it stands."""
    if isinstance(part, Mapping):
        return str(part.get(say.language) or next(iter(part.values()), ""))
    return str(part)
