"""The sign and the name of an item's spearhead, for plain pages."""

from __future__ import annotations

from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.symbols import outline
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording

_MARK_PX = 16.0


def mark_of(programme: Programme, item: Item) -> dict[str, str]:
    """Return the sign of an item's spearhead: its outline, and the class of its colour."""
    heads = [part.id for part in programme.spearheads]
    spearhead = item.spearhead if isinstance(item, Measure) else ""
    sign = spearhead_sign(heads.index(spearhead) if spearhead in heads else None)
    # The same classes as in the drawings: filled, or an outline alone.
    is_ring = sign.shape.symbol.endswith("-open")
    colour = f"s-{sign.colour}" if is_ring else f"f-{sign.colour}"
    return {"path": outline(sign.shape.symbol, _MARK_PX), "colour": colour}


def spearhead_name(programme: Programme, item: Item, say: Wording) -> str:
    """Return the name of an item's spearhead; empty where it has none."""
    if not isinstance(item, Measure):
        return ""
    by_id = {part.id: part for part in programme.spearheads}
    return say.text(by_id[item.spearhead].name) if item.spearhead in by_id else ""
