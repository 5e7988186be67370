"""The balance of a portfolio in words: its groups, its gaps, and why no rule closes one.

Names are people's own text: a sentence is plain text, and whoever shows it escapes it.
"""

from __future__ import annotations

from prioritisation.decision.portfolio.balance.gaps import Gap, GapKind
from prioritisation.decision.portfolio.balance.groups import NONE
from prioritisation.decision.portfolio.balance.remedies import Obstacle
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording


def group_name(by: GroupKind, key: str, names: PlanNames, say: Wording) -> str:
    """Return the name of a group of a view; measures that state none have one too."""
    return say("balance.none_stated") if key == NONE else names.group(by, key)


def gap_sentence(gap: Gap, names: PlanNames, say: Wording) -> str:
    """Return what is missing or too much, with the numbers it follows from."""
    if gap.kind is GapKind.IDLE_YEAR or gap.by is None:
        return say("balance.gap_idle_year", year=str(gap.year))
    name = names.group(gap.by, gap.key)
    if gap.share is not None and gap.most is not None:
        return say(
            f"balance.gap_concentrated_{gap.by}",
            resource=names.resource(gap.resource),
            name=name,
            share=say.percent(gap.share),
            most=say.percent(gap.most),
        )
    if gap.kind is GapKind.LATE:
        return say(
            f"balance.gap_late_{gap.by}", name=name, year=str(gap.year), first=str(gap.first)
        )
    return say(f"balance.gap_empty_{gap.by}", name=name)


def obstacle_sentence(obstacle: Obstacle, say: Wording) -> str:
    """Return why no rule closes a gap, and what does."""
    return say(f"balance.obstacle_{obstacle}")
