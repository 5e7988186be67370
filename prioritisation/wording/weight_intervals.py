"""How far a weight can move, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from prioritisation.decision.portfolio.sensitivity.weight_interval import (
    End,
    NotKnown,
    Starts,
    WeightInterval,
)
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

# Decimals of an end, and the most that are shown where so few would cut the weight itself off.
_DECIMALS, _MOST_DECIMALS = 2, 9


def range_text(interval: WeightInterval, say: Wording) -> str:
    """Return in which weights a list is known to stay the best: ``from 2.1 to 5.4``.

    Ends are rounded inwards, so that what is said holds.
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        key = "time" if interval.not_known is NotKnown.TIME else "rounding"
        return say(f"weight_interval.not_known_{key}")
    if not interval.matters or interval.is_everything:
        return say("weight_interval.any")
    if high.at is None and high.is_proven and low.is_proven:
        return say("weight_interval.from", low=_inward(low, interval, say))
    # Of an end that is not proven, no more is known than that the weight itself is inside.
    first = _inward(low, interval, say)
    last = _inward(high, interval, say)
    is_proven = low.is_proven and high.is_proven
    if first == last:
        return say("weight_interval.only" if is_proven else "weight_interval.at_least", low=first)
    key = "between" if is_proven else "at_least_between"
    return say(f"weight_interval.{key}", low=first, high=last)


def interval_sentences(
    interval: WeightInterval, starts: Starts, name: str, names: PlanNames, say: Wording
) -> Iterator[str]:
    """Yield what becomes of a list when one weight moves, in whole sentences.

    Parameters
    ----------
    starts : of the list
    name : of the criterion
    """
    if not interval.matters:
        key = "only_weight" if interval.low is not None and not interval.low.is_within else "idle"
        yield say(f"weight_interval.{key}", name=name)
        return
    if interval.low is None or interval.high is None:
        return
    if interval.low.at == interval.high.at == interval.weight and interval.low.is_proven:
        yield say("weight_interval.stays_alone", name=name)
    if interval.low.at or not (interval.low.is_within and interval.low.is_proven):
        yield _beyond(interval.low, interval, starts, name, names, say)
    if interval.high.at is not None or not interval.high.is_proven:
        yield _beyond(interval.high, interval, starts, name, names, say)


def _beyond(
    end: End,
    interval: WeightInterval,
    starts: Starts,
    name: str,
    names: PlanNames,
    say: Wording,
) -> str:
    side = "below" if end is interval.low else "above"
    at, is_exact = _outward(end, interval, say)
    if not end.is_proven:
        shown = _inward(end, interval, say)
        known = say(f"weight_interval.shown_{side}", at=shown) if _is_shown(end, interval) else ""
        # At 0, or at no weight at all, nothing is known to end it.
        known += say(f"weight_interval.no_further_{side}", at=at) if end.at else ""
        return say(f"weight_interval.{side}_not_known", name=name) + known
    if end.breaks:
        rule = next((r for r in names.plan.rules if r.id == end.breaks), None)
        sentence = end.breaks if rule is None else rule_sentence(rule, names, say)
        what = say("weight_interval.breaks", rule=sentence.rstrip("."))
        if end.beyond is not None:
            then = exchange_text(starts, end.beyond, names, say)
            what = say("weight_interval.breaks_then", breaks=what, what=then)
    elif end.beyond is None:
        what = say("weight_interval.another")
    else:
        what = exchange_text(starts, end.beyond, names, say)
    if is_exact and not end.is_within:
        side = f"from_{side}" if end.at else "at_none"
    return say(f"weight_interval.{side}", name=name, at=at, what=what)


def exchange_text(before: Starts, after: Starts, names: PlanNames, say: Wording) -> str:
    """Return what goes out, in and to another year, as part of a sentence."""
    parts: Mapping[str, list[str]] = {
        "goes_out": [i for i in before if i not in after],
        "goes_in": [i for i in after if i not in before],
        "moves": [i for i in before if i in after and after[i] != before[i]],
    }
    texts = [
        say(f"weight_interval.{key}", n=len(ids), names=names.listed(ids, say))
        for key, ids in parts.items()
        if ids
    ]
    return "; ".join(texts)


def _inward(end: End, interval: WeightInterval, say: Wording) -> str:
    """Return an end rounded so that it lies inside; how far it is shown where it is not proven."""
    is_low, weight = end is interval.low, interval.weight
    at = end.at if end.is_proven else end.shown
    if at is None:
        return say.number(weight, _MOST_DECIMALS)
    for decimals in range(_DECIMALS, _MOST_DECIMALS):
        shown = _rounded(at, decimals, upwards=is_low)
        # So many decimals that an end beside the weight is not taken for it.
        if at == weight or ((shown < weight) if is_low else (shown > weight)):
            return say.number(shown, decimals)
    return say.number(weight, _MOST_DECIMALS)


def _is_shown(end: End, interval: WeightInterval) -> bool:
    """Return whether more is shown of an unproven end than that the weight itself is inside."""
    return end.shown is not None and end.shown != interval.weight


def _outward(end: End, interval: WeightInterval, say: Wording) -> tuple[str, bool]:
    """Return an end rounded so that it lies outside, and whether it is the end itself."""
    if end.at is None:
        return "", True
    for decimals in range(_DECIMALS, _MOST_DECIMALS + 1):
        shown = _rounded(end.at, decimals, upwards=end is interval.high)
        if shown or not end.at:
            break
    return say.number(shown, decimals), shown == end.at


def _rounded(number: Fraction, decimals: int, *, upwards: bool) -> Fraction:
    unit = 10**decimals
    return Fraction(ceil(number * unit) if upwards else floor(number * unit), unit)
