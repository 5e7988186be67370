"""What was typed into the steps → the draft of a programme."""

from __future__ import annotations

from decimal import Decimal

from prioritisation.actions.new_programmes import general_items
from prioritisation.actions.typing import typed_euros
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.draft import Draft
from prioritisation.decision.programme.items import Item
from prioritisation.web.workspace_views.wizard_fields import (
    MEASURES,
    everything_typed,
    lines,
    typed,
)
from prioritisation.wording.wording import Wording


def typed_draft(say: Wording) -> Draft:
    """Return the draft of what was typed so far; a step not seen yet adds nothing of its own.

    Raises
    ------
    InvalidValueError : the budget is not a whole number of euros.
    """
    spearheads = lines(str(typed("spearheads")))
    return Draft(
        language=str(typed("language", say.language.value)),
        title=str(typed("title")).strip(),
        town=str(typed("town")).strip(),
        purpose=str(typed("purpose")).strip(),
        vision=str(typed("vision")).strip(),
        target_groups=lines(str(typed("target_groups"))),
        spearheads=spearheads,
        key_changes=lines(str(typed("key_changes"))),
        measures=_measures(spearheads),
        factors=_general(BoardId.FACTORS),
        trends=_general(BoardId.TRENDS),
        first_year=typed("first_year", None),
        years=int(typed("years", 1) or 1),
        budget=_budget(say),
    )


def _measures(spearheads: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the measures by spearhead; those of a spearhead that is gone have none."""
    by_name = {
        name.removeprefix(MEASURES): lines(str(text))
        for name, text in everything_typed().items()
        if name.startswith(MEASURES)
    }
    others = [name for of, names in by_name.items() if of not in spearheads for name in names]
    return (*(by_name.get(name, ()) for name in spearheads), tuple(others))


def _general(board: BoardId) -> tuple[Item, ...]:
    return general_items(board) if typed(f"general_{board}", False) else ()


def _budget(say: Wording) -> Decimal | None:
    text = str(typed("budget")).strip()
    return typed_euros(text, "budget", say.language.value) if text else None
