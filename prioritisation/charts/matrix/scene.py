"""The impact matrix on its stage: everything in its place, before any drawing library."""

from __future__ import annotations

from collections.abc import Iterator

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.label_lines import LINE, Lettering
from prioritisation.charts.labels.ladder import best_lettering, letterings
from prioritisation.charts.labels.marks import Mark, Spot
from prioritisation.charts.matrix.axes import axis_height, axis_lines, axis_words, gridlines
from prioritisation.charts.matrix.borders import (
    Borders,
    across,
    borders_of,
    dotted,
    is_inside,
    quadrant_box,
    region_box,
    region_edge,
    tint,
)
from prioritisation.charts.matrix.emptiness import empty_note
from prioritisation.charts.matrix.frame import (
    WALL,
    Frame,
    Stage,
    Style,
    frame_of,
    gutter,
    style_of,
)
from prioritisation.charts.matrix.headings import Headings, headings
from prioritisation.charts.matrix.items import (
    arrow_boxes,
    ghost_boxes,
    marks_of,
    placed_items,
    unnamed_boxes,
)
from prioritisation.charts.matrix.legend import legend
from prioritisation.charts.matrix.titles import Titles, titles
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.placement import Placement, place
from prioritisation.charts.scene import Line, Rule, Scene

_MARGIN, _COMPACT_MARGIN = 30.0, 6.0
_NUMBER = 12.0  # Size of a running number on the phone.


def matrix_scene(info: MatrixInfo, stage: Stage = WALL) -> Scene:
    """Return where everything stands on a stage."""
    style = style_of(stage)
    margin = _COMPACT_MARGIN if style.compact else _MARGIN
    above = Titles((), (), margin + 18)
    if not style.compact:
        above = titles(info, margin, stage.width - margin)
    frame, names, key_top = _frame(info, style, stage, margin, above.bottom)

    marks = marks_of(frame)
    lettering, placement = _placement(frame, marks, names, stage.width - margin + 2)
    spots = dict(zip((mark.id for mark in marks), placement.spots, strict=True))
    borders = borders_of(
        frame,
        unnamed_boxes(frame) | {i: spot.marker for i, spot in spots.items()},
        unnamed_boxes(frame) | {i: _covered(spot) for i, spot in spots.items()},
    )

    note = empty_note(info, frame)
    boxes = [*(spot.label for spot in placement.spots), *note.boxes]
    below = legend(info, style, margin, stage.width - margin, key_top)
    items = placed_items(frame, marks, placement.spots, lettering)
    edge = region_edge(frame, borders) if info.has_region else ()
    return Scene(
        width=stage.width,
        height=stage.height,
        areas=(tint(frame, edge),) if edge else (),
        lines=(
            *gridlines(frame, _covers(frame, borders, boxes, names)),
            *axis_lines(frame),
            *dotted(frame, borders, boxes),
            *((Line(edge, "fruit_edge", 3.0 if style.compact else 4.0),) if edge else ()),
            *below.lines,
        ),
        curves=(*above.curves, *names.branch, *items.arrows),
        ties=(*_stems(placement, frame, borders), *items.ties),
        ghosts=items.ghosts,
        whiskers=items.whiskers,
        rings=items.rings,
        dots=below.dots,
        markers=items.markers,
        words=(*above.words, *names.words, *axis_words(frame), *below.words, *note.words),
        labels=items.labels,
        hover=tuple((item.id, item.hover) for item in info.items),
        title=f"{info.headline}. {info.subtitle}",
        plot=frame.plot,
        x=Rule(
            info.x.low, info.x.high, frame.x(info.x.low), frame.x(info.x.high), info.x.threshold
        ),
        y=Rule(
            info.y.low, info.y.high, frame.y(info.y.low), frame.y(info.y.high), info.y.threshold
        ),
    )


def _placement(
    frame: Frame, marks: tuple[Mark, ...], names: Headings, right: float
) -> tuple[Lettering, Placement]:
    """Return how labels are set, and where markers and labels stand."""
    info, plot = frame.info, frame.plot
    exact = {mark.id: mark.box_at(mark.x, mark.y) for mark in marks}
    unnamed = unnamed_boxes(frame)
    borders = borders_of(frame, exact | unnamed, exact | unnamed)
    placed = [item for item in info.items if item.id in exact]
    # Labels keep clear of these, but for where a marker stands on them anyway.
    strewn = [
        box
        for box in (*unnamed.values(), *arrow_boxes(frame))
        if not any(box.overlaps(marker) for marker in exact.values())
    ]
    area = Box(plot.left + 2, plot.top, right, plot.bottom)
    around = (
        (*names.boxes, *ghost_boxes(frame), *strewn),
        region_box(frame, borders) if info.has_region else None,
        frozenset(item.id for item in placed if item.is_large and item.is_fast),
        tuple(
            quadrant_box(frame, borders, is_right=frame.is_right(item), is_top=frame.is_top(item))
            for item in placed
        ),
    )
    if not frame.style.compact:
        return best_lettering(marks, area, letterings(len(marks), frame.style.reach), *around)
    numbers = Lettering(_NUMBER, LINE * _NUMBER, frame.style.reach)
    return numbers, place(marks, area, numbers, *around)


def _covers(frame: Frame, borders: Borders, labels: list[Box], names: Headings) -> Iterator[Box]:
    """Yield what breaks the gridlines: labels, names, and the region, which stays clear."""
    yield from (box.grown(3) for box in (*labels, *names.boxes))
    if frame.info.has_region:
        yield region_box(frame, borders)


def _covered(spot: Spot) -> Box:
    marker, label = spot.marker, spot.label
    return Box(
        min(marker.left, label.left),
        min(marker.top, label.top),
        max(marker.right, label.right),
        max(marker.bottom, label.bottom),
    )


def _stems(placement: Placement, frame: Frame, borders: Borders) -> tuple[Line, ...]:
    """Return stems, in the region's colour inside it, and the thin lines to what is far off."""
    stems = [
        Line(
            ((stem.x0, stem.y0), (stem.x1, stem.y1)),
            "fruit_edge" if is_inside(frame, borders, stem) else "line2",
            2.2 if frame.style.compact else 3.0,
        )
        for stem in placement.stems
    ]
    leaders = [Line(((s.x0, s.y0), (s.x1, s.y1)), "line2", 1.0) for s in placement.leaders]
    return (*stems, *leaders)


def _frame(
    info: MatrixInfo, style: Style, stage: Stage, margin: float, top: float
) -> tuple[Frame, Headings, float]:
    """Return the frame, the names in it and where the legend begins: each leaves the rest room."""
    right = stage.width - margin
    key = legend(info, style, margin, right, 0)
    key_top = stage.height - key.height - (4 if style.compact else 9)
    left = margin + gutter(info, style)
    plot = Box(left, top, right, key_top - 40)
    rough = frame_of(info, plot, style, 0, 0)
    bottom = key_top - axis_height(rough) - (4 if style.compact else 8 * style.scale)
    plot = plot._replace(bottom=bottom)
    names = headings(info, style, plot, across(rough))
    return frame_of(info, plot, style, names.heading, names.footing), names, key_top
