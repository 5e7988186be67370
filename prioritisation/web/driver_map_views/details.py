"""One thing on the map in full: what it is, what it leads to, and what leads to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.driver_map import BoxKind, Node, NodeKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html
from prioritisation.web.driver_map_views.names import named
from prioritisation.web.driver_map_views.portfolios import Portfolio
from prioritisation.wording.wording import Wording


def show_details(
    programme: Programme, node: Node, portfolio: Portfolio | None, say: Wording
) -> None:
    """Show a card of what is selected."""
    rows = [(say("driver_map.kind"), kind_of(programme, node, say))]
    rows += _box_rows(programme, node, portfolio, say)
    ways = [(arrow.source, arrow.target) for arrow in programme.arrows]
    rows += [
        (
            say("driver_map.leads_to"),
            _listed(programme, (target for source, target in ways if source == node), say),
        ),
        (
            say("driver_map.led_by"),
            _listed(programme, (source for source, target in ways if target == node), say),
        ),
    ]
    cells = "".join(
        f'<div><div class="muted">{escape(label)}</div><div>{escape(text)}</div></div>'
        for label, text in rows
        if text
    )
    head = f"<b style='font-size:21px'>{escape(named(programme, node, say))}</b>"
    html.show(
        f'<div class="pr-card"><div class="body" data-testid="driver-details">{head}'
        f'<div class="pr-grid" style="margin:12px 0 0">{cells}</div></div></div>'
    )


def kind_of(programme: Programme, node: Node, say: Wording) -> str:
    """Return what something on the map is, in words."""
    if node.kind is not NodeKind.BOX:
        return say(f"driver_map.kind_{node.kind}")
    box = next(box for box in programme.driver_map if box.id == node.id)
    return say(f"driver_map.kind_{box.kind}")


def status_of(box_id: str, chosen: Collection[str], say: Wording) -> str:
    """Return whether a measure is in the portfolio, with its sign."""
    return say("driver_map.status_in" if box_id in chosen else "driver_map.status_out")


def _box_rows(
    programme: Programme, node: Node, portfolio: Portfolio | None, say: Wording
) -> list[tuple[str, str]]:
    if node.kind is not NodeKind.BOX:
        return []
    box = next(box for box in programme.driver_map if box.id == node.id)
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    spearhead = spearheads.get(box.spearhead, say("driver_map.no_spearhead"))
    rows = [(say("column.spearhead"), spearhead)]
    if box.kind is not BoxKind.MEASURE:
        return rows
    measure = next((m for m in programme.measures if m.id == box.id), None)
    if measure is None:
        return [*rows, (say("driver_map.measure"), say("driver_map.measure_gone"))]
    rows += _measure_rows(programme, measure, say)
    if portfolio is not None:
        rows.append((portfolio.name, status_of(box.id, portfolio.measures, say)))
    return rows


def _measure_rows(programme: Programme, measure: Measure, say: Wording) -> list[tuple[str, str]]:
    groups = {part.id: say.text(part.name) for part in programme.target_groups}
    resource = programme.resources[0].id if programme.resources else "cost"
    amount = say.amount(measure.net_cost(resource), resource_named(programme, resource).unit)
    if measure.illustrative:
        amount = f"{amount} ({say('app.illustrative')})"
    return [
        (say("driver_map.net_cost"), amount),
        (say("column.target_groups"), ", ".join(groups[i] for i in measure.target_groups)),
    ]


def _listed(programme: Programme, nodes: Iterable[Node], say: Wording) -> str:
    return "; ".join(named(programme, node, say) for node in nodes)
