"""What is in and what is out, as plain lists: for a room, and for a phone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.web import html, session
from prioritisation.web.portfolio_views.amounts import (
    basis,
    loss_figure,
    loss_heading,
    loss_note,
    loss_number,
    value_figure,
)
from prioritisation.web.portfolio_views.losses import in_order, losses
from prioritisation.wording.hyphens import with_soft_hyphens
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what is in and what is left out, whole and side by side where there is room."""
    selected = set(planned.portfolio.selected)
    reasons = losses(planned)
    inside = in_order([i for i in planned.problem.ids if i in selected], reasons)
    outside = in_order([i for i in planned.problem.ids if i not in selected], reasons)
    note = f"{loss_note(planned.plan, say)} " if reasons else ""
    html.show(
        '<div class="pr-lists">'
        f"{_list(inside, say('portfolio.selected'), planned, say)}"
        f"{_list(outside, say('portfolio.left_out'), planned, say)}</div>"
        f'<p class="muted">{escape(note + basis(planned.plan, say))}</p>'
    )


def _list(ids: Sequence[str], title: str, planned: PlannedPortfolio, say: Wording) -> str:
    measures = {measure.id: measure for measure in planned.programme.measures}
    spearheads = [part.id for part in planned.programme.spearheads]
    starts = planned.portfolio.starts if planned.has_years else {}
    has_starts = any(i in starts for i in ids)
    reasons = losses(planned)
    rows = []
    for i in ids:
        measure = measures[i]
        order = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
        figures = [
            value_figure(planned.counted_values[i], planned, say),
            say.number(measure.net_cost(planned.resource), 2),
        ]
        if has_starts:
            figures.append(str(planned.plan.years[starts[i]]))
        if reasons:
            loss = loss_number(reasons.get(i))
            figures.append("–" if loss is None else loss_figure(loss, planned.plan, say))
        cells = "".join(f"<td>{escape(figure)}</td>" for figure in figures)
        rows.append(
            f"<tr><td>{html.shape(order)} {escape(_fitting(say.text(measure.name), say))}</td>"
            f"{cells}</tr>"
        )
    unit = resource_named(planned.programme, planned.resource).unit
    cost = say("planner.net_column" if planned.income else "planner.cost_column", unit=unit)
    # The figures above name the unit of value: a room needs the width for names.
    headings = [f"{title} {len(rows)}", say("portfolio.benefit_column"), cost]
    if has_starts:
        headings.append(say("planner.start"))
    if reasons and ids:
        headings.append(loss_heading(say, is_in=ids[0] in planned.portfolio.starts))
    head = "".join(f"<th>{escape(_fitting(heading, say))}</th>" for heading in headings)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _fitting(text: str, say: Wording) -> str:
    """Return a text that a phone can break where a table of five columns is too wide for it."""
    return with_soft_hyphens(text, say.language) if session.is_phone() else text
