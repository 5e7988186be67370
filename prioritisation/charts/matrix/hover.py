"""What the pointer shows of an item: the whole measure with its scores in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from prioritisation.charts.matrix.words import anchor_of
from prioritisation.charts.scene import HoverLine
from prioritisation.decision.matrix.positions import Position
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import Score, ScoreSource, ScoreTable
from prioritisation.wording.wording import Wording


def hover_lines(
    programme: Programme,
    item: Item,
    board: Board,
    table: ScoreTable,
    position: Position,
    wording: Wording,
    resource: str = "cost",
) -> tuple[HoverLine, ...]:
    """Return the lines, the name first; what is not stated is left out."""
    lines = [HoverLine("", " ".join(wording.text(item.name).split()))]
    if isinstance(item, Measure) and item.spearhead:
        lines += _named("spearhead", [item.spearhead], programme.spearheads, wording)
    for criterion in board.criteria:
        score = table.score(item.id, criterion.id)
        if score.value is not None:
            lines.append(HoverLine(wording.text(criterion.name), _score(score, criterion, wording)))
    if isinstance(item, Measure):
        lines += _of_measure(programme, item, wording, resource)
    if position.is_borderline:
        lines.append(HoverLine("", wording("chart.borderline")))
    if item.illustrative:
        lines.append(HoverLine("", wording("app.illustrative")))
    return tuple(lines)


def _score(score: Score, criterion: Criterion, wording: Wording) -> str:
    """Return a score with its anchor in words, or with the two that it stands between."""
    value = score.value
    if value is None:
        return ""
    level = min(floor(value), criterion.high)
    anchors = [anchor_of(criterion, level, wording)]
    if value != level and criterion.anchors:
        anchors.append(anchor_of(criterion, level + 1, wording))
    words = " – ".join(anchors) if all(anchors) and (value == level or len(anchors) > 1) else ""
    number = wording.number(value, 2)
    notes = {
        ScoreSource.AGREED: wording("matrix.agreed"),
        ScoreSource.COMPUTED: wording("chart.computed"),
    }
    note = f" ({notes[score.source]})" if score.source in notes else ""
    return f"{number} · {words}{note}" if words else f"{number}{note}"


def _of_measure(
    programme: Programme, measure: Measure, wording: Wording, resource: str
) -> Iterator[HoverLine]:
    if resource in measure.cost:
        cost = measure.total_cost(resource)
        written = wording.money(cost) if resource == "cost" else wording.number(cost, 2)
        yield HoverLine(wording("matrix.size_cost"), written)
    if measure.unit:
        yield HoverLine(wording("column.unit"), measure.unit)
    if measure.owner:
        yield HoverLine(wording("column.owner"), measure.owner)
    yield from _named("target_groups", measure.target_groups, programme.target_groups, wording)


def _named(
    column: str, ids: Iterable[str], parts: Iterable[Part], wording: Wording
) -> Iterator[HoverLine]:
    names = {part.id: wording.text(part.name) for part in parts}
    listed = ", ".join(names.get(i, i) for i in ids)
    if listed:
        yield HoverLine(wording(f"column.{column}"), listed)
