"""The same as a list by spearhead: for a phone, and for whoever does not see the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from prioritisation.charts.driver_map.looks import key_of
from prioritisation.decision.programme.driver_map import Node, NodeKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html
from prioritisation.web.driver_map_views.names import named
from prioritisation.wording.wording import Wording


def show_list(programme: Programme, told: Mapping[str, str], say: Wording) -> None:
    """Show what is on the map, each with what it leads to.

    Parameters
    ----------
    told : by key, what the look of a thing says in words
    """
    known = {part.id for part in programme.spearheads}
    columns = [
        _column(
            f"{html.shape(order)} {escape(say.text(part.name))}",
            (
                _row(programme, Node(NodeKind.BOX, box.id), told, say)
                for box in programme.driver_map
                if box.spearhead == part.id
            ),
        )
        for order, part in enumerate(programme.spearheads)
    ]
    rest = [box for box in programme.driver_map if box.spearhead not in known]
    if rest:
        heading = escape(say("driver_map.no_spearhead"))
        columns.append(
            _column(heading, (_row(programme, Node(NodeKind.BOX, b.id), told, say) for b in rest))
        )
    for kind, parts, title in (
        (NodeKind.RESULT, programme.intermediate_results, "driver_map.results"),
        (NodeKind.CHANGE, programme.key_changes, "driver_map.changes"),
    ):
        nodes = [Node(kind, part.id) for part in parts]
        if nodes:
            rows = (_row(programme, node, told, say) for node in nodes)
            columns.append(_column(escape(say(title)), rows))
    html.show(f'<div class="pr-grid pr-driver-list">{"".join(columns)}</div>')


def _column(heading: str, rows: Iterable[str]) -> str:
    return f'<div><h2>{heading}</h2><ul class="pr-list">{"".join(rows)}</ul></div>'


def _row(programme: Programme, node: Node, told: Mapping[str, str], say: Wording) -> str:
    # A key change is a sentence, and is listed here.
    ends = [
        named(programme, arrow.target, say).rstrip(".")
        for arrow in programme.arrows
        if arrow.source == node
    ]
    said = [text for text in (told.get(key_of(node), ""),) if text]
    if ends:
        said.append(say("driver_map.leads_to_names", names="; ".join(ends)))
    note = f'<div class="muted">{escape(" · ".join(said))}</div>' if said else ""
    return f"<li>{escape(named(programme, node, say))}{note}</li>"
