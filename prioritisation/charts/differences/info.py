"""What the picture of two groups' differences shows, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.scene import HoverLine
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.round_results import RoundResults
from prioritisation.wording.wording import Wording

# Groups that are so many levels apart see an item differently.
APART = 2
MOST_ROWS = 15
_LONGEST_TICKS = 11


class Difference(NamedTuple):
    """The criterion on which two groups are farthest apart on an item, and their scores on it."""

    item: str
    criterion: str
    a: Fraction
    b: Fraction

    @property
    def size(self) -> Fraction:
        """How many levels lie between the two."""
        return abs(self.a - self.b)


class Row(NamedTuple):
    """One item: its criterion, and where the two groups stand, 0 … 1 along the scale."""

    id: str
    name: str
    criterion: str
    a: float
    b: float
    a_text: str
    b_text: str
    gap: str
    is_apart: bool
    hover: tuple[HoverLine, ...]


class DifferencesInfo(NamedTuple):
    """Everything that the picture shows.

    `ticks` are places along the scale and what is written at them: every level where all the
    criteria shown have one scale, else its ends; `more` says how many items are left out.
    """

    kicker: str
    headline: str
    subtitle: str
    tag: str
    a: str
    b: str
    criterion_title: str
    gap_title: str
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    more: str
    empty_note: str


def differences(results: RoundResults, board: Board, a: str, b: str) -> tuple[Difference, ...]:
    """Return the items on which both groups' scores are shown, the farthest apart first.

    Each with the criterion on which the two are farthest apart, measured in its own scale;
    of equal ones the first. What is withheld of one group is not compared.

    Parameters
    ----------
    a, b : ids of the groups
    """
    spans = {c: board.criterion(c).high - board.criterion(c).low for c in results.criteria}
    of_a, of_b = results.by_group.get(a, {}), results.by_group.get(b, {})
    found: list[Difference] = []
    for item in results.items:
        compared = []
        for criterion in results.criteria:
            one, other = of_a.get((item, criterion)), of_b.get((item, criterion))
            if one is None or other is None or one.score.group is None or other.score.group is None:
                continue
            compared.append(Difference(item, criterion, one.score.group, other.score.group))
        if compared:
            found.append(max(compared, key=lambda d: d.size / spans[d.criterion]))
    return tuple(sorted(found, key=lambda d: -d.size / spans[d.criterion]))


def differences_info(
    programme: Programme,
    board: Board,
    results: RoundResults,
    a: str,
    b: str,
    groups: Iterable[Part],
    wording: Wording,
) -> DifferencesInfo:
    """Return what to draw: the items on which two groups are farthest apart.

    Parameters
    ----------
    a, b : ids of the groups
    groups : all of the workshop's, with their names
    """
    found = differences(results, board, a, b)
    shown = found[:MOST_ROWS]
    names = {part.id: wording.text(part.name) for part in groups}
    one, other = (names.get(group, wording("room.no_group")) for group in (a, b))
    items = {item.id: item for item in programme.items_on(board.id)}
    apart = sum(difference.size >= APART for difference in found)
    headline = "discussion.apart" if apart else "discussion.nowhere_apart"
    measured = f"room.measured_{results.group_score}_{results.weighting}"
    left_out = len(found) - len(shown)
    return DifferencesInfo(
        kicker=" · ".join(
            t for t in (wording.text(programme.title), wording.text(board.title)) if t
        ),
        headline=wording(headline, a=one, b=other, n=apart, least=APART)
        if found
        else wording("discussion.not_comparable", a=one, b=other),
        subtitle=f"{wording(measured, n=results.participants)} {wording('discussion.each_item')}",
        tag=wording("app.illustrative")
        if any(items[d.item].illustrative for d in shown if d.item in items)
        else "",
        a=one,
        b=other,
        criterion_title=wording("discussion.criterion"),
        gap_title=wording("discussion.gap"),
        rows=tuple(
            _row(
                difference,
                " ".join(wording.text(items[difference.item].name).split()),
                board.criterion(difference.criterion),
                (one, other),
                wording,
            )
            for difference in shown
            if difference.item in items
        ),
        ticks=_ticks([board.criterion(d.criterion) for d in shown], wording),
        more=wording("discussion.more", n=left_out) if left_out else "",
        empty_note=""
        if found
        else wording("discussion.nothing_to_compare", n=results.least_answers),
    )


def _row(
    difference: Difference,
    name: str,
    criterion: Criterion,
    groups: tuple[str, str],
    wording: Wording,
) -> Row:
    span = criterion.high - criterion.low
    a_text, b_text = (
        wording.number(score, 1, exactly=True) for score in (difference.a, difference.b)
    )
    of = wording.text(criterion.name)
    return Row(
        id=difference.item,
        name=name,
        criterion=of,
        a=float((difference.a - criterion.low) / span),
        b=float((difference.b - criterion.low) / span),
        a_text=a_text,
        b_text=b_text,
        gap=_gap(difference, wording),
        is_apart=difference.size >= APART,
        hover=(
            HoverLine("", name),
            HoverLine("", of),
            HoverLine(groups[0], wording.number(difference.a, 2)),
            HoverLine(groups[1], wording.number(difference.b, 2)),
        ),
    )


def _gap(difference: Difference, wording: Wording) -> str:
    """Return a difference with a decimal, with two where one would round it up to far apart."""
    seems_apart = round(difference.size, 1) >= APART
    decimals = 1 if seems_apart == (difference.size >= APART) else 2
    return wording.number(difference.size, decimals, exactly=True)


def _ticks(criteria: Iterable[Criterion], wording: Wording) -> tuple[tuple[float, str], ...]:
    scales = {(criterion.low, criterion.high) for criterion in criteria}
    if not scales:
        return ()
    if len(scales) > 1:
        return ((0.0, wording("discussion.lowest")), (1.0, wording("discussion.highest")))
    ((low, high),) = scales
    levels = range(low, high + 1)
    kept = levels if len(levels) <= _LONGEST_TICKS else (low, high)
    return tuple(((level - low) / (high - low), wording.number(level)) for level in kept)
