"""Decisions in words."""

from __future__ import annotations

from datetime import date

from prioritisation.decision.programme.decisions import Decision
from prioritisation.wording.wording import Wording


def decision_title(decision: Decision, say: Wording) -> str:
    """Return what a decision is called: its stage, its day, and the scenario's name."""
    return say(
        "planner.decision_title",
        stage=say(f"planner.stage_{decision.stage}"),
        date=say.day(date.fromisoformat(decision.on)),
        name=decision.plan.name or say("planner.at_work"),
    )
