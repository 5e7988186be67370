"""What the programme will hold, before it is made."""

from __future__ import annotations

from html import escape

from prioritisation.errors import PrioritisationError
from prioritisation.web import html
from prioritisation.web.workspace_views.typed_draft import typed_draft
from prioritisation.wording.wording import Wording


def show_summary(say: Wording) -> None:
    """Show in one list what was typed in the five steps."""
    try:
        draft = typed_draft(say)
    except PrioritisationError:
        # It is told where the reader wants to go on.
        return
    numbers = {
        "target_groups": len(draft.target_groups),
        "spearheads": len(draft.spearheads),
        "key_changes": len(draft.key_changes),
        "measures": sum(map(len, draft.measures)),
        "factors": len(draft.factors),
        "trends": len(draft.trends),
    }
    rows = [(say(f"new.field_{field}"), getattr(draft, field)) for field in ("title", "vision")]
    rows += [(say(f"new.field_{field}"), say.number(n)) for field, n in numbers.items()]
    first, budget = draft.first_year, draft.budget
    years = "–" if first is None else f"{first}–{first + draft.years - 1}"
    rows.append((say("new.summary_years"), years))
    rows.append((say("new.field_budget"), "–" if budget is None else say.money(budget)))
    cells = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(str(value) or "–")}</td></tr>'
        for label, value in rows
    )
    html.show(f'<table class="pr-table">{cells}</table>')
