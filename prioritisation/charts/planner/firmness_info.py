"""How firmly each measure is in or out: what the picture shows, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.portfolio.reasons.nearness import nearest_first
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.plan_amounts import shown_figure
from prioritisation.wording.wording import Wording


class BarKind(StrEnum):
    """What a bar says.

    LOSS : its length is what is lost when the decision is turned round
    MOST : its length is the most that is lost; the exact loss is not known
    FIXED : the decision cannot be turned round
    UNKNOWN : nothing is known
    """

    LOSS = "loss"
    MOST = "most"
    FIXED = "fixed"
    UNKNOWN = "unknown"


class FirmnessRow(NamedTuple):
    """One measure: its sign (character, colour), its side, and a bar as a share of the longest."""

    id: str
    name: str
    sign: tuple[str, str]
    is_in: bool
    kind: BarKind
    share: float
    text: str


class FirmnessInfo(NamedTuple):
    """Everything that the picture shows, from the top down, and what it says in a sentence."""

    rows: tuple[FirmnessRow, ...]
    out_title: str
    in_title: str
    unit: str
    summary: str


def firmness_info(
    programme: Programme, reasons: Iterable[Reason], objective: Objective, wording: Wording
) -> FirmnessInfo:
    """Return what to draw: a bar for every measure with a reason, the nearest decision first.

    Parameters
    ----------
    objective : in whose unit the losses are
    """
    ordered = nearest_first(reasons)
    longest = max((r.at_most for r in ordered if r.at_most is not None), default=Fraction(0))
    orders = {part.id: k for k, part in enumerate(programme.spearheads)}
    measures = {measure.id: measure for measure in programme.measures}
    rows = []
    for reason in ordered:
        measure = measures[reason.measure]
        sign = spearhead_sign(orders.get(measure.spearhead))
        kind = _kind(reason)
        length = (reason.at_most or Fraction(0)) / longest if longest else Fraction(0)
        rows.append(
            FirmnessRow(
                id=reason.measure,
                name=wording.text(measure.name),
                sign=(sign.shape.character, sign.colour),
                is_in=reason.selected,
                kind=kind,
                share=1.0 if kind is BarKind.FIXED else float(length),
                text=_text(kind, reason, objective, wording),
            )
        )
    inside = sum(row.is_in for row in rows)
    return FirmnessInfo(
        rows=tuple(rows),
        out_title=wording("reasons.firmness_out"),
        in_title=wording("reasons.firmness_in"),
        unit=wording(f"reasons.firmness_unit_{objective}"),
        summary=wording("reasons.firmness_summary", inside=inside, outside=len(rows) - inside),
    )


def _kind(reason: Reason) -> BarKind:
    if reason.is_possible is False:
        return BarKind.FIXED
    if reason.at_most is None:
        return BarKind.UNKNOWN
    return BarKind.LOSS if reason.is_proven else BarKind.MOST


def _text(kind: BarKind, reason: Reason, objective: Objective, wording: Wording) -> str:
    if kind in (BarKind.FIXED, BarKind.UNKNOWN):
        return wording(f"reasons.firmness_{kind}")
    # Nothing is lost at all: told apart from what is only rounded to 0.
    amount = shown_figure(reason.at_most, objective, wording) if reason.at_most else "0"
    return amount if kind is BarKind.LOSS else f"≤ {amount}"
