"""What stands on the driver map, and how it looks by what the colours stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.programme.driver_map import BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.hyphens import with_soft_hyphens
from prioritisation.wording.wording import Wording

_BETWEEN = ":"


class Colouring(StrEnum):
    """What the colours of the boxes stand for."""

    SPEARHEAD = "spearhead"
    TARGET_GROUP = "target_group"
    PORTFOLIO = "portfolio"


class Look(StrEnum):
    """How a box looks: its outline, and whether it is filled."""

    PLAIN = "plain"
    IN = "in"
    OUT = "out"
    NO_MEASURE = "no_measure"


class MapSign(NamedTuple):
    """A shape and its colour; ``check`` is the shape of what is in the portfolio."""

    symbol: str
    colour: str


_TAKEN = MapSign("check", "ok")


class MapNode(NamedTuple):
    """Something that stands on the map.

    `name` may hold soft hyphens, where a long word may be broken; `note` is a second line; `of`
    is the key of a box's spearhead; `told` says in words what its look does.
    """

    key: str
    name: str
    signs: tuple[MapSign, ...] = ()
    look: Look = Look.PLAIN
    is_factor: bool = False
    note: str = ""
    of: str = ""
    told: str = ""


def key_of(node: Node) -> str:
    """Return the key of a node, which the drawing and the page call it by."""
    return f"{node.kind}{_BETWEEN}{node.id}"


def node_of(key: str) -> Node:
    """Return the node that has a key, as `key_of` gives it."""
    kind, _, node_id = key.partition(_BETWEEN)
    return Node(NodeKind(kind), node_id)


class Looks:
    """How boxes look by what their colours stand for, and what a legend says of it."""

    def __init__(
        self,
        programme: Programme,
        wording: Wording,
        colouring: Colouring,
        chosen: Collection[str],
        fed: Collection[Node],
    ) -> None:
        self._wording, self._colouring = wording, colouring
        self._chosen, self._fed = chosen, fed
        self._boxes = programme.driver_map
        self._measures: Mapping[str, Measure] = {m.id: m for m in programme.measures}
        self._spearheads = {
            part.id: MapSign(sign.shape.symbol, sign.colour)
            for order, part in enumerate(programme.spearheads)
            for sign in [spearhead_sign(order)]
        }
        self._groups = {
            part.id: (MapSign(sign.shape.symbol, sign.colour), wording.text(part.name))
            for order, part in enumerate(programme.target_groups)
            for sign in [spearhead_sign(order)]
        }

    def text(self, name: str) -> str:
        """Return a name in one line, with the places where a long word may be broken."""
        return with_soft_hyphens(" ".join(name.split()), self._wording.language)

    def note(self, boxes: Collection[DriverBox]) -> str:
        """Return what a spearhead's heading says of its boxes: how many, or how many are in."""
        if self._colouring is Colouring.PORTFOLIO:
            measures = [b for b in boxes if self._is_measure(b)]
            taken = sum(box.id in self._chosen for box in measures)
            return self._wording("driver_map.taken", n=taken, of=len(measures))
        return self._wording("driver_map.boxes", n=len(boxes))

    def head_colour(self, own: str) -> str:
        """Return the colour of a heading: none that stands for something else on the map."""
        return "muted" if self._colouring is Colouring.TARGET_GROUP else own

    def node(self, box: DriverBox) -> MapNode:
        """Return how a box looks."""
        return MapNode(
            key_of(Node(NodeKind.BOX, box.id)),
            self.text(self._wording.text(box.name)),
            self._signs(box),
            self._look(box),
            is_factor=box.kind is BoxKind.FACTOR,
            of=key_of(Node(NodeKind.SPEARHEAD, box.spearhead))
            if box.spearhead in self._spearheads
            else "",
            told=self.told(box),
        )

    def told(self, box: DriverBox) -> str:
        """Return what the look of a box says, in words."""
        if box.kind is not BoxKind.MEASURE:
            return self._wording(f"driver_map.kind_{box.kind}")
        if not self._is_measure(box):
            return self._wording("driver_map.measure_gone")
        if self._colouring is Colouring.PORTFOLIO:
            is_in = box.id in self._chosen
            return self._wording("driver_map.status_in" if is_in else "driver_map.status_out")
        if self._colouring is Colouring.TARGET_GROUP:
            groups = self._measures[box.id].target_groups
            return ", ".join(self._groups[group][1] for group in groups if group in self._groups)
        return ""

    def outcome(self, node: Node, part: Part) -> MapNode:
        """Return how a result or a change looks."""
        is_fed = self._colouring is Colouring.PORTFOLIO and node in self._fed
        return MapNode(
            key_of(node),
            self.text(self._wording.text(part.name)),
            (_TAKEN,) if is_fed else (),
            Look.IN if is_fed else Look.PLAIN,
            told=self._wording("driver_map.is_fed") if is_fed else "",
        )

    def legend(self) -> Iterator[tuple[MapSign | Look, str]]:
        """Yield what the signs and outlines mean."""
        if self._colouring is Colouring.TARGET_GROUP:
            yield from self._groups.values()
        if self._colouring is Colouring.PORTFOLIO:
            yield Look.IN, self._wording("driver_map.legend_in")
            yield Look.OUT, self._wording("driver_map.legend_out")
        if not all(map(self._is_measure, self._boxes)):
            yield Look.NO_MEASURE, self._wording("driver_map.legend_no_measure")

    def _is_measure(self, box: DriverBox) -> bool:
        return box.kind is BoxKind.MEASURE and box.id in self._measures

    def _look(self, box: DriverBox) -> Look:
        if not self._is_measure(box):
            return Look.NO_MEASURE
        if self._colouring is not Colouring.PORTFOLIO:
            return Look.PLAIN
        return Look.IN if box.id in self._chosen else Look.OUT

    def _signs(self, box: DriverBox) -> tuple[MapSign, ...]:
        if self._colouring is Colouring.SPEARHEAD:
            sign = self._spearheads.get(box.spearhead)
            return (sign,) if sign is not None else ()
        if not self._is_measure(box):
            return ()
        if self._colouring is Colouring.PORTFOLIO:
            return (_TAKEN,) if box.id in self._chosen else ()
        groups: Iterable[str] = self._measures[box.id].target_groups
        return tuple(self._groups[group][0] for group in groups if group in self._groups)
