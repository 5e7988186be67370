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
    """Return in which weights a list stays the best: ``2.1 to 5.4``, ``any``.

    The ends are rounded inwards, so that what is said holds.
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        key = "time" if interval.not_known is NotKnown.TIME else "rounding"
        return say(f"weight_interval.not_known_{key}")
    if not interval.matters or interval.is_everything:
        return say("weight_interval.any")
    parts = [_end_text(low, interval, say), _end_text(high, interval, say)]
    if low.at == high.at:
        return say("weight_interval.only", weight=parts[0])
    if high.at is None and high.is_proven:
        return say("weight_interval.from", low=parts[0])
    return say("weight_interval.between", low=parts[0], high=parts[1])


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
    if interval.low.at or not interval.low.is_within:
        key = "below" if interval.low.is_within else "at"
        yield from _beyond(interval.low, key, interval, starts, name, names, say)
    if interval.high.at is not None or not interval.high.is_proven:
        key = "above" if interval.high.is_within else "from_on"
        yield from _beyond(interval.high, key, interval, starts, name, names, say)


def _beyond(
    end: End,
    key: str,
    interval: WeightInterval,
    starts: Starts,
    name: str,
    names: PlanNames,
    say: Wording,
) -> Iterator[str]:
    at = _end_text(end, interval, say)
    if not end.is_proven:
        side = "below" if end is interval.low else "above"
        yield say(f"weight_interval.{side}_not_known", name=name)
        return
    if end.breaks:
        rule = next((r for r in names.plan.rules if r.id == end.breaks), None)
        sentence = end.breaks if rule is None else rule_sentence(rule, names, say)
        what = say("weight_interval.breaks", rule=sentence.rstrip("."))
    elif end.beyond is None:
        what = say("weight_interval.another")
    else:
        what = exchange_text(starts, end.beyond, names, say)
    yield say(f"weight_interval.{key}", name=name, at=at, what=what)


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


def _end_text(end: End, interval: WeightInterval, say: Wording) -> str:
    if end.at is None:
        return say("weight_interval.unlimited")
    is_low = end is interval.low
    for decimals in range(_DECIMALS, _MOST_DECIMALS):
        shown = _rounded(end.at, decimals, upwards=is_low)
        if (shown <= interval.weight) if is_low else (shown >= interval.weight):
            return say.number(shown, decimals)
    return say.number(interval.weight, _MOST_DECIMALS)


def _rounded(number: Fraction, decimals: int, *, upwards: bool) -> Fraction:
    unit = 10**decimals
    return Fraction(ceil(number * unit) if upwards else floor(number * unit), unit)
