"""Side conditions of a plan as sentences.

Names are people's own text: a sentence is plain text, and whoever shows it escapes it.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import singledispatch

from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.rules import (
    COUNT,
    VALUE,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    RuleKind,
    Share,
    Together,
)
from prioritisation.wording.plan_amounts import value_amount
from prioritisation.wording.plan_names import PlanNames, listed
from prioritisation.wording.rule_groups import Form, group_phrase
from prioritisation.wording.wording import Wording


def rule_title(kind: RuleKind, say: Wording) -> str:
    """Return what a kind of rule is called, for a list to choose from."""
    return say(f"rule.title_{kind}")


def rule_help(kind: RuleKind, say: Wording) -> str:
    """Return what a kind of rule demands, in one line."""
    return say(f"rule.help_{kind}")


def rule_sentence(rule: Rule, names: PlanNames, say: Wording) -> str:
    """Return what a rule demands, and why: ``Market square must be in. Reason: Council 12.3.``.

    Whether the rule is on is not said.
    """
    sentence = _sentence(rule, names, say)
    # A sentence that begins with the name of a measure keeps the name as it is written.
    if isinstance(rule, Count | Amount | Share):
        sentence = sentence[:1].upper() + sentence[1:]
    why = " ".join(rule.why.split())
    return say("rule.because", sentence=sentence, why=why) if why else sentence


@singledispatch
def _sentence(rule: Rule, names: PlanNames, say: Wording) -> str:
    raise NotImplementedError(rule)


@_sentence.register
def _(rule: Must, names: PlanNames, say: Wording) -> str:
    return say("rule.must", names=names.listed(rule.measures, say))


@_sentence.register
def _(rule: Never, names: PlanNames, say: Wording) -> str:
    return say("rule.never", names=names.listed(rule.measures, say))


@_sentence.register
def _(rule: Requires, names: PlanNames, say: Wording) -> str:
    # Without a calendar nothing starts before or after anything else.
    time = "gap" if rule.gap else "order"
    if len(names.plan.years) < 2 and not rule.gap:
        time = "only"
    many = "one" if len(rule.needs) == 1 else "each"
    return say(
        f"rule.requires_{time}_{many}",
        n=rule.gap,
        measure=names.measure(rule.measure, say),
        needs=names.listed(rule.needs, say),
    )


@_sentence.register
def _(rule: Count, names: PlanNames, say: Wording) -> str:
    least, most, exactly = rule.at_least, rule.at_most, rule.exactly
    if exactly is None and least == most:
        least, most, exactly = None, None, least
    if not least and (most is not None or exactly is not None):
        least = None
    numbers = [n for n in (exactly, least, most) if n is not None]
    group = group_phrase(rule.of, Form.OUT_OF, names, say)
    if rule.of.by is GroupKind.MEASURES and len(rule.of.measures) == 1:
        # Of one measure there is nothing to count.
        one = names.listed(rule.of.measures, say)
        if numbers == [0] and least is None:
            return say("rule.never", names=one)
        if numbers == [1] and most is None:
            return say("rule.must", names=one)
    if numbers == [0]:
        return say("rule.count_any" if least == 0 else "rule.count_none", group=group)
    return say(
        "rule.count_may" if exactly is None and least is None else "rule.count",
        n=numbers[-1],
        group=group,
        limits=_limits(least, most, lambda n: _number(int(n), say), say, exactly),
    )


@_sentence.register
def _(rule: Amount, names: PlanNames, say: Wording) -> str:
    group = group_phrase(rule.of, Form.THEIR, names, say)
    if rule.what == VALUE:
        objective = names.plan.objective
        limits = _limits(
            rule.at_least, rule.at_most, lambda v: value_amount(v, objective, say), say
        )
        return say("rule.amount_value", group=group, limits=limits)
    years = names.plan.years
    year = years[0] if rule.year is None and len(years) == 1 else rule.year
    when = "year" if year is not None else "horizon" if years else "whole"
    of = "amount" if names.is_money(rule.what) else "need"
    return say(
        f"rule.{of}_{when}",
        resource=names.resource(rule.what),
        group=group,
        year=str(year),
        limits=_limits(rule.at_least, rule.at_most, lambda a: names.amount(rule.what, a, say), say),
    )


@_sentence.register
def _(rule: Share, names: PlanNames, say: Wording) -> str:
    if rule.what in (VALUE, COUNT):
        of = rule.what
    else:
        of = "resource" if names.is_money(rule.what) else "need"
    return say(
        f"rule.share_{of}",
        resource=names.resource(rule.what),
        group=group_phrase(rule.of, Form.THEIR, names, say),
        limits=_limits(rule.at_least, rule.at_most, lambda s: say.percent(s, 4), say),
    )


@_sentence.register
def _(rule: Together, names: PlanNames, say: Wording) -> str:
    effects = []
    if rule.value:
        change = "more" if rule.value > 0 else "less"
        value = value_amount(abs(rule.value), names.plan.objective, say)
        effects.append(say(f"rule.together_{change}", value=value))
    savings = [
        say(
            "rule.saving",
            amount=names.amount(resource, amount, say),
            resource=names.resource(resource),
        )
        for resource, amount in rule.saving.items()
        if amount
    ]
    if savings:
        effects.append(say("rule.together_saves", savings=listed(savings, say)))
    sentence = say(
        "rule.together",
        names=names.listed(rule.measures, say),
        effects=listed(effects or [say("rule.together_nothing")], say),
    )
    # Months move what counts of a value only where value counts from the effect on.
    if rule.value and rule.months_to_effect and names.plan.counts_remaining:
        return say("rule.together_later", sentence=sentence, n=rule.months_to_effect)
    return sentence


def _limits(
    least: Decimal | int | None,
    most: Decimal | int | None,
    written: Callable[[Decimal | int], str],
    say: Wording,
    exactly: Decimal | int | None = None,
) -> str:
    """Return limits in words: ``at least 2 and at most 3``."""
    if exactly is None and least == most:
        least, most, exactly = None, None, least
    given = (("exactly", exactly), ("at_least", least), ("at_most", most))
    return listed(
        (say(f"rule.{name}", limit=written(n)) for name, n in given if n is not None), say
    )


def _number(n: int, say: Wording) -> str:
    return say("rule.number_one") if n == 1 else say.number(n)
