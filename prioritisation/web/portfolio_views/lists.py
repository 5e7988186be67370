"""What is in and what is out, as plain lists: for a room, and for a phone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.web import html
from prioritisation.web.portfolio_views.amounts import value_figure
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what is in and what is left out, whole and side by side where there is room."""
    selected = set(planned.portfolio.selected)
    inside = [i for i in planned.problem.ids if i in selected]
    outside = [i for i in planned.problem.ids if i not in selected]
    html.show(
        '<div class="pr-lists">'
        f"{_list(inside, say('portfolio.selected'), planned, say)}"
        f"{_list(outside, say('portfolio.left_out'), planned, say)}</div>"
    )


def _list(ids: Iterable[str], title: str, planned: PlannedPortfolio, say: Wording) -> str:
    measures = {measure.id: measure for measure in planned.programme.measures}
    spearheads = [part.id for part in planned.programme.spearheads]
    rows = []
    for i in ids:
        measure = measures[i]
        order = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
        rows.append(
            f"<tr><td>{html.shape(order)} {escape(say.text(measure.name))}</td>"
            f"<td>{escape(value_figure(planned.counted_values[i], planned, say))}</td>"
            f"<td>{escape(say.number(measure.net_cost(planned.resource), 2))}</td></tr>"
        )
    unit = resource_named(planned.programme, planned.resource).unit
    cost = say("planner.net_column" if planned.income else "planner.cost_column", unit=unit)
    headings = (f"{title} {len(rows)}", say("portfolio.benefit_column"), cost)
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
