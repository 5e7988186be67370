"""A scene → a plotly figure of the same size. Names are untrusted: all text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from prioritisation.charts.colours import Palette, shape_of
from prioritisation.charts.labels.text_width import shortened, wrapped
from prioritisation.charts.scene import Area, Curve, Dot, HoverLine, Label, Line, Scene, Words

# For st.plotly_chart: no buttons over the picture, and no formula where a name holds "$".
CONFIG = {"displayModeBar": False, "typesetMath": False, "doubleClick": False}
FONT = '"Source Sans", sans-serif'
_CLEAR = "rgba(0,0,0,0)"
_HOVER_SIZE, _HOVER_WIDTH = 14, 400.0


def escaped(text: str) -> str:
    """Return a text that plotly shows as it is: plotly reads some HTML in every text."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def drawn(scene: Scene, colours: Palette) -> go.Figure:
    """Return the figure of a scene: one unit of its hidden axes is one px, y downwards."""
    traces = [
        *(_area(area, colours) for area in scene.areas),
        *(_line(line, colours) for line in (*scene.lines, *scene.ties, *scene.whiskers)),
        *_words((*scene.words, *(w for label in scene.labels for w in label.words)), colours),
        *_dots(scene, colours),
    ]
    return go.Figure(traces, _layout(scene, colours))


def _layout(scene: Scene, colours: Palette) -> go.Layout:
    axis: dict[str, Any] = {"visible": False, "fixedrange": True}
    return go.Layout(
        template="none",
        width=scene.width,
        height=scene.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis={**axis, "range": [0, scene.width]},
        yaxis={**axis, "range": [scene.height, 0]},
        paper_bgcolor=_CLEAR,
        plot_bgcolor=_CLEAR,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverdistance=6,
        font={"family": FONT, "color": colours.ink},
        hoverlabel={
            "bgcolor": colours.surface,
            "bordercolor": colours.line2,
            "align": "left",
            "font": {"family": FONT, "size": _HOVER_SIZE, "color": colours.ink},
        },
        shapes=[_curve(curve, colours) for curve in scene.curves],
    )


def _area(area: Area, colours: Palette) -> go.Scatter:
    fill: dict[str, Any] = {"fillcolor": colours.colour(area.colour)}
    if area.to_colour:
        ends = [colours.colour(area.colour), colours.colour(area.to_colour)]
        if area.along and area.along[0][0] > area.along[1][0]:
            ends.reverse()
        fill["fillgradient"] = {
            "type": "horizontal",
            "colorscale": [[0, ends[0]], [1, ends[1]]],
        }
    x, y = zip(*area.points, strict=True)
    return go.Scatter(
        x=x, y=y, mode="lines", line={"width": 0}, fill="toself", hoverinfo="skip", **fill
    )


def _line(line: Line, colours: Palette) -> go.Scatter:
    x, y = zip(*line.points, strict=True)
    stroke = {"color": colours.colour(line.colour), "width": line.width, "dash": line.dash}
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line=stroke,
        opacity=line.opacity,
        hoverinfo="skip",
        cliponaxis=False,
    )


def _curve(curve: Curve, colours: Palette) -> dict[str, Any]:
    colour = colours.colour(curve.colour)
    return {
        "type": "path",
        "path": curve.path,
        "fillcolor": colour if curve.filled else _CLEAR,
        "line": {"color": colour, "width": 0 if curve.filled else curve.width},
        "opacity": curve.opacity,
        "layer": "above",
    }


def _words(words: Iterable[Words], colours: Palette) -> list[go.Scatter]:
    """Return one trace for all texts of a weight and colour."""
    sides = {"left": "middle right", "right": "middle left", "center": "middle center"}

    def look(part: Words) -> tuple[int, str]:
        return part.weight, part.colour

    traces = []
    for (weight, token), group in groupby(sorted(words, key=look), look):
        parts = list(group)
        colour = colours.colour(token)
        traces.append(
            go.Scatter(
                x=[part.x for part in parts],
                y=[part.y for part in parts],
                text=[_in_one_line(part, colours) for part in parts],
                textposition=[sides[part.anchor] for part in parts],
                mode="text",
                textfont={
                    "family": FONT,
                    "size": [part.size for part in parts],
                    "color": colour,
                    "weight": weight,
                },
                # Plotly dims every text when a marker is selected, unless told otherwise.
                selected={"textfont": {"color": colour}},
                unselected={"textfont": {"color": colour}},
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
    return traces


def _in_one_line(words: Words, colours: Palette) -> str:
    runs = (
        f' <span style="color:{colours.colour(run.colour)};font-weight:{run.weight};'
        f'font-size:{run.size:g}px">{escaped(run.text)}</span>'
        for run in words.after
    )
    return escaped(words.text) + "".join(runs)


def _dots(scene: Scene, colours: Palette) -> list[go.Scatter]:
    hover = {id_: _hover_text(lines) for id_, lines in scene.hover}
    signs = [label.sign for label in scene.labels if label.sign]
    mute = [*scene.ghosts, *scene.rings, *scene.dots, *signs]
    traces = [_markers(mute, colours, {"hoverinfo": "skip"})] if mute else []
    if scene.markers:
        texts = [hover.get(dot.id, "") for dot in scene.markers]
        ids = [dot.id for dot in scene.markers]
        extra = {"customdata": ids, "hovertext": texts, "hoverinfo": "text"}
        traces.append(_markers(scene.markers, colours, extra))
    if scene.labels:
        traces.append(_unseen(scene.labels, hover))
    return traces


def _markers(dots: Sequence[Dot], colours: Palette, extra: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[dot.x for dot in dots],
        y=[dot.y for dot in dots],
        mode="markers",
        marker={
            "symbol": [dot.symbol for dot in dots],
            "size": [dot.diameter * shape_of(dot.symbol).scale for dot in dots],
            "color": [colours.colour(dot.colour) for dot in dots],
            "opacity": 1,
            "line": {
                "color": [colours.colour(dot.outline) for dot in dots],
                "width": [dot.outline_width for dot in dots],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        **extra,
    )


def _unseen(labels: Iterable[Label], hover: dict[str, str]) -> go.Scatter:
    """Return unseen markers strewn along each label, so that it answers like its marker."""
    x: list[float] = []
    y: list[float] = []
    sizes: list[float] = []
    ids: list[str] = []
    for label in labels:
        box = label.box
        height = box.bottom - box.top
        count = max(1, round((box.right - box.left) / height * 2))
        for k in range(count):
            x.append(box.left + (k + 0.5) * (box.right - box.left) / count)
            y.append((box.top + box.bottom) / 2)
            sizes.append(height)
            ids.append(label.id)
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"size": sizes, "color": _CLEAR, "line": {"width": 0}},
        selected={"marker": {"color": _CLEAR}},
        unselected={"marker": {"color": _CLEAR}},
        customdata=ids,
        hovertext=[hover.get(id_, "") for id_ in ids],
        hoverinfo="text",
    )


def _hover_text(lines: Iterable[HoverLine]) -> str:
    rows: list[str] = []
    for i, (name, value) in enumerate(lines):
        text = f"{name}: {value}" if name else value
        whole = wrapped(text, _HOVER_WIDTH, _HOVER_SIZE, 450)
        parts = [escaped(shortened(part, _HOVER_WIDTH, _HOVER_SIZE, 450)) for part in whole]
        rows += [f"<b>{part}</b>" for part in parts] if i == 0 else parts
    return "<br>".join(rows)
