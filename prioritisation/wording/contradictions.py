"""Contradictions of a plan, and the ways out of them, as sentences.

Names are people's own text: a sentence is plain text, and whoever shows it escapes it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.portfolio.contradictions.changed_rules import changed_rule
from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    TakenOff,
    WayOut,
    WaysOut,
)
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.programme.rules import COUNT, VALUE, Amount, Rule, Share
from prioritisation.wording.plan_amounts import value_amount
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

# A rule may name every measure there is: beyond so many characters a button only grows. What it
# demands stands before the names in one language, behind them in another: both ends stay.
_LONGEST, _END = 160, 50


def contradiction_title(demands: int, say: Wording) -> str:
    """Return that so many demands cannot hold together."""
    size = {1: "one", 2: "two"}.get(demands, "many")
    return say(f"contradiction.title_{size}", n=demands)


def several_text(contradictions: int, say: Wording) -> str:
    """Return that there are so many contradictions, two or more."""
    return say(f"contradiction.several{'_two' if contradictions == 2 else ''}", n=contradictions)


def ways_intro(out: WaysOut, say: Wording, *, is_only: bool) -> str:
    """Return what ways out do.

    Parameters
    ----------
    is_only : whether theirs is the plan's only contradiction
    """
    if out.are_steps:
        return say("contradiction.ways_steps")
    return say(f"contradiction.ways_{'only' if is_only else 'of_several'}", n=len(out.ways))


def way_text(way: WayOut, names: PlanNames, say: Wording) -> str:
    """Return what a way out does, as a button says it.

    ``Give Investment money 2028 €60,000 more (€860,000)``,
    ``Ask for 2 instead of 3: Of the measures of the spearhead Housing at least 3 are in.``

    Parameters
    ----------
    names : of the plan as it is
    """
    if isinstance(way, More):
        return _more_text(way, names, say)
    sentence = _sentence(_rule(way, names), names, say)
    if isinstance(way, Loosened):
        return _loosened_text(way, sentence, names, say)
    if isinstance(way, TakenOff):
        measure = names.measure(way.measure, say)
        return say("contradiction.taken_off", measure=measure, sentence=sentence)
    return say("contradiction.dropped", sentence=sentence)


def way_done(way: WayOut, names: PlanNames, say: Wording) -> str:
    """Return what a way out has done, as the log says it.

    ``Investment money 2028: €800,000 → €860,000``, ``Rule off: Market square must be in.``

    Parameters
    ----------
    names : of the plan as it was
    """
    if isinstance(way, More):
        return say(
            f"contradiction.done_{_limit(way, names)}",
            before=names.amount(way.demand.name, way.before, say),
            after=names.amount(way.demand.name, way.after, say),
            **_place(way, names),
        )
    rule = _rule(way, names)
    if isinstance(way, Dropped):
        return say("contradiction.done_dropped", sentence=_sentence(rule, names, say))
    changed = changed_rule(rule, way) if isinstance(way, Loosened | TakenOff) else rule
    return say("contradiction.done_rule", sentence=_sentence(changed, names, say))


def _more_text(way: More, names: PlanNames, say: Wording) -> str:
    return say(
        f"contradiction.more_{_limit(way, names)}",
        extra=names.amount(way.demand.name, way.extra, say),
        amount=names.amount(way.demand.name, way.after, say),
        **_place(way, names),
    )


def _limit(way: More, names: PlanNames) -> str:
    """Return which limit on a resource it is, as the plan's years tell it."""
    years = names.plan.years
    match way.demand.kind:
        case DemandKind.BUDGET:
            return "year" if years else "budget"
        case DemandKind.TOTAL:
            return "total_years" if len(years) > 1 else "total"
        case _:
            return "after_year" if years else "after"


def _place(way: More, names: PlanNames) -> dict[str, str]:
    years = names.plan.years
    year = years[-1 if way.demand.year is None else way.demand.year] if years else ""
    return {
        "resource": names.resource(way.demand.name),
        "year": str(year),
        "first": str(years[0]) if years else "",
        "last": str(years[-1]) if years else "",
    }


def _loosened_text(way: Loosened, sentence: str, names: PlanNames, say: Wording) -> str:
    if way.limit == "gap":
        key = "contradiction.gap" if way.after else "contradiction.gap_none"
        return say(key, n=int(way.after), before=int(way.before), sentence=sentence)
    return say(
        f"contradiction.{way.limit}",
        before=_written(way, way.before, names, say),
        after=_written(way, way.after, names, say),
        sentence=sentence,
    )


def _written(way: Loosened, limit: Fraction, names: PlanNames, say: Wording) -> str:
    """Return a limit of a rule as its sentence writes it."""
    rule = _rule(way, names)
    if isinstance(rule, Share):
        return say.percent(limit, 4)
    if isinstance(rule, Amount) and rule.what == VALUE:
        return value_amount(limit, names.plan.objective, say)
    if isinstance(rule, Amount) and rule.what != COUNT:
        return names.amount(rule.what, limit, say)
    return say.number(limit)


def _rule(way: WayOut, names: PlanNames) -> Rule:
    return next(rule for rule in names.plan.rules if rule.id == way.demand.name)


def _sentence(rule: Rule, names: PlanNames, say: Wording) -> str:
    """Return what a rule demands, without why, and cut in the middle where it names very many."""
    sentence = rule_sentence(replace(rule, why=""), names, say)
    if len(sentence) <= _LONGEST:
        return sentence
    start, end = sentence[: _LONGEST - _END - 3], sentence[-_END:]
    # Whole words, where there are any.
    return f"{_head(start)} … {_tail(end)}"


def _head(text: str) -> str:
    before, _, _ = text.rpartition(" ")
    return before or text


def _tail(text: str) -> str:
    _, _, behind = text.partition(" ")
    return behind or text
