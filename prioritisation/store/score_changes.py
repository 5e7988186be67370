"""Scores before and after an action, as the audit trail keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.store.columns import utc_text
from prioritisation.store.keys import AgreedKey, AnswerKey, Key, Score


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A score before and after an action; None = there was, or is, none."""

    key: Key
    before: Score | None
    after: Score | None

    def reversed(self) -> ScoreChange:
        """Return the change that takes this one back."""
        return ScoreChange(self.key, self.after, self.before)


def plain_of(changes: Iterable[ScoreChange]) -> list[dict[str, Any]]:
    """Return changes as plain data."""
    return [
        {"key": change.key, "before": _plain(change.before), "after": _plain(change.after)}
        for change in changes
    ]


def changes_of(plain: Iterable[Mapping[str, Any]]) -> tuple[ScoreChange, ...]:
    """Return the changes that plain data holds."""
    return tuple(
        ScoreChange(
            key := _key(part["key"]), _score(key, part["before"]), _score(key, part["after"])
        )
        for part in plain
    )


def _key(parts: list[Any]) -> Key:
    return AgreedKey(*parts) if len(parts) == len(AgreedKey._fields) else AnswerKey(*parts)


def _plain(score: Score | None) -> dict[str, Any] | None:
    """Return what a score says beside its key."""
    if score is None:
        return None
    if isinstance(score, Answer):
        return {"score": None if score.score is None else str(score.score)}
    return {
        "score": str(score.score),
        "reason": score.reason,
        "who": score.who,
        "when": utc_text(score.when),
    }


def _score(key: Key, plain: Mapping[str, Any] | None) -> Score | None:
    if plain is None:
        return None
    if isinstance(key, AnswerKey):
        score = None if plain["score"] is None else Decimal(plain["score"])
        return Answer(**key._asdict(), score=score)
    return AgreedScore(
        item=key.item,
        criterion=key.criterion,
        score=Decimal(plain["score"]),
        reason=plain["reason"],
        who=plain["who"],
        when=datetime.fromisoformat(plain["when"]),
    )
