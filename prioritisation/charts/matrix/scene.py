"""The impact matrix on its stage: everything in its place, before any drawing library."""

from __future__ import annotations

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.marks import Spot
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
from prioritisation.charts.matrix.frame import Frame, Style, frame_of, gutter
from prioritisation.charts.matrix.headings import Headings, headings
from prioritisation.charts.matrix.items import ghost_boxes, marks_of, placed_items
from prioritisation.charts.matrix.legend import legend
from prioritisation.charts.matrix.titles import Titles, titles
from prioritisation.charts.matrix_info import MatrixInfo, MatrixItem
from prioritisation.charts.placement import Placement, place
from prioritisation.charts.scene import Line, Scene

_MARGIN = 6.0


def matrix_scene(
    info: MatrixInfo,
    *,
    width: int,
    height: int,
    selected: str | None = None,
    compact: bool = False,
    titled: bool = False,
) -> Scene:
    """Return where everything stands.

    Parameters
    ----------
    width, height : of the stage, px
    selected : id of the item that is ringed
    compact : running numbers in place of names, for a phone
    titled : with the finding and how it is measured above the plot
    """
    scale = min(max(min(width / 1120, height / 760), 0.85), 1.6)
    style = Style(1.0 if compact else scale, compact)
    above = titles(info, style, width, _MARGIN) if titled else Titles((), (), 0.0)
    top = _MARGIN + above.height
    frame, names, key_top = _frame(info, style, width, height, top)

    plot = frame.plot
    marks = marks_of(frame)
    borders = borders_of(frame, {mark.id: mark.box_at(mark.x, mark.y) for mark in marks})
    placement = place(
        marks,
        Box(plot.left + 2, plot.top, width - 2, plot.bottom),
        style.lettering,
        (*names.boxes, *ghost_boxes(frame)),
        region_box(frame, borders) if info.has_region else None,
        frozenset(item.id for item in info.items if _is_large(info, item) and frame.is_fast(item)),
        tuple(
            quadrant_box(
                frame, borders, is_large=_is_large(info, item), is_fast=frame.is_fast(item)
            )
            for item in info.items[: len(marks)]
        ),
    )
    spots = dict(zip((mark.id for mark in marks), placement.spots, strict=True))
    borders = borders_of(frame, {i: _covered(spot) for i, spot in spots.items()})

    labels = [spot.label for spot in placement.spots]
    below = legend(info, style, _MARGIN, width - _MARGIN, key_top)
    items = placed_items(frame, placement, selected)
    edge = region_edge(frame, borders) if info.has_region else ()
    return Scene(
        width=width,
        height=height,
        areas=(tint(frame, edge),) if edge else (),
        lines=(
            *gridlines(frame, [*labels, *names.boxes]),
            *axis_lines(frame),
            *dotted(frame, borders, labels),
            *((Line(edge, "fruit_edge", 4),) if edge else ()),
            *_stems(placement, frame, borders),
            *items.lines,
            *below.lines,
            *above.lines,
        ),
        curves=names.branch,
        dots=(*names.cherries, *below.dots, *items.dots),
        rings=items.rings,
        words=(*above.words, *names.words, *axis_words(frame), *below.words, *items.words),
        hotspots=items.hotspots,
        hover=tuple((item.id, item.hover) for item in info.items),
    )


def _is_large(info: MatrixInfo, item: MatrixItem) -> bool:
    return item.x >= info.x.threshold


def _covered(spot: Spot) -> Box:
    marker, label = spot.marker, spot.label
    return Box(0, min(marker.top, label.top), 0, max(marker.bottom, label.bottom))


def _stems(placement: Placement, frame: Frame, borders: Borders) -> tuple[Line, ...]:
    """Return stems, in the region's colour inside it, and the thin lines to what is far off."""
    stems = [
        Line(
            ((stem.x0, stem.y0), (stem.x1, stem.y1)),
            "fruit_edge" if is_inside(frame, borders, stem) else "line2",
            3.0,
        )
        for stem in placement.stems
    ]
    leaders = [Line(((s.x0, s.y0), (s.x1, s.y1)), "line2", 1.0) for s in placement.leaders]
    return (*stems, *leaders)


def _frame(
    info: MatrixInfo, style: Style, width: int, height: int, top: float
) -> tuple[Frame, Headings, float]:
    """Return the frame, the names in it and where the legend begins: each leaves the rest room."""
    key = legend(info, style, _MARGIN, width - _MARGIN, 0)
    key_top = height - key.height - 4
    if style.compact:
        top += 18
    left = _MARGIN + gutter(info, style)
    plot = Box(left, top, width - _MARGIN, key_top - 40)
    rough = frame_of(info, plot, style, 0, 0)
    bottom = key_top - axis_height(rough) - (4 if style.compact else 8 * style.scale)
    plot = plot._replace(bottom=bottom)
    names = headings(info, style, plot, across(rough))
    return frame_of(info, plot, style, names.heading, names.footing), names, key_top
