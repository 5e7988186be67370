"""A scene at another size: the same placement, all lengths by one factor."""

from __future__ import annotations

import re

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Area, Curve, Dot, Label, Line, Rule, Scene, Words

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def scaled(scene: Scene, factor: float) -> Scene:
    """Return a scene whose every length is that of the first times a factor."""

    def box(b: Box) -> Box:
        return Box(*(side * factor for side in b))

    def area(a: Area) -> Area:
        points = tuple((x * factor, y * factor) for x, y in a.points)
        if a.along is None:
            return a._replace(points=points)
        (x0, y0), (x1, y1) = a.along
        along = ((x0 * factor, y0 * factor), (x1 * factor, y1 * factor))
        return a._replace(points=points, along=along)

    def line(part: Line) -> Line:
        points = tuple((x * factor, y * factor) for x, y in part.points)
        return part._replace(points=points, width=part.width * factor)

    def curve(c: Curve) -> Curve:
        path = _NUMBER.sub(lambda number: f"{float(number.group()) * factor:.2f}", c.path)
        return c._replace(path=path, width=c.width * factor)

    def dot(d: Dot) -> Dot:
        return d._replace(
            x=d.x * factor,
            y=d.y * factor,
            diameter=d.diameter * factor,
            outline_width=d.outline_width * factor,
        )

    def words(w: Words) -> Words:
        after = tuple(run._replace(size=run.size * factor, gap=run.gap * factor) for run in w.after)
        return w._replace(x=w.x * factor, y=w.y * factor, size=w.size * factor, after=after)

    def label(part: Label) -> Label:
        return part._replace(
            words=tuple(map(words, part.words)),
            box=box(part.box),
            sign=part.sign and dot(part.sign),
        )

    def rule(r: Rule) -> Rule:
        return r._replace(at_low=r.at_low * factor, at_high=r.at_high * factor)

    return scene._replace(
        width=round(scene.width * factor),
        height=round(scene.height * factor),
        areas=tuple(map(area, scene.areas)),
        lines=tuple(map(line, scene.lines)),
        curves=tuple(map(curve, scene.curves)),
        ties=tuple(map(line, scene.ties)),
        ghosts=tuple(map(dot, scene.ghosts)),
        whiskers=tuple(map(line, scene.whiskers)),
        rings=tuple(map(dot, scene.rings)),
        dots=tuple(map(dot, scene.dots)),
        markers=tuple(map(dot, scene.markers)),
        words=tuple(map(words, scene.words)),
        labels=tuple(map(label, scene.labels)),
        plot=scene.plot and box(scene.plot),
        x=scene.x and rule(scene.x),
        y=scene.y and rule(scene.y),
    )
