"""Each rule of the plan: in a sentence, and in mathematics with its own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import singledispatch

from prioritisation.decision.programme.rules import (
    COUNT,
    VALUE,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
    Together,
)
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.written_model.document import (
    Block,
    Formula,
    Paragraph,
    Section,
    WrittenRule,
)
from prioritisation.wording.written_model.question import Question


def rules_section(asked: Question) -> Section:
    """Return the section with every rule; one that is off is told without its formula."""
    say = asked.say
    blocks: list[Block] = [_written(rule, asked) for rule in asked.plan.rules]
    return Section(say("model.rules"), tuple(blocks) or (Paragraph(say("model.no_rules")),))


def rule_formulas(rule: Rule, asked: Question) -> tuple[str, ...]:
    """Return a rule in force as inequalities, one a line."""
    return tuple(_formulas(rule, asked))


def _written(rule: Rule, asked: Question) -> WrittenRule:
    return WrittenRule(
        id=rule.id,
        sentence=rule_sentence(rule, asked.names, asked.say),
        is_on=rule.on,
        formula=Formula(rule_formulas(rule, asked) if rule.on else ()),
        notes=tuple(_notes(rule, asked)) if rule.on else (),
    )


def _notes(rule: Rule, asked: Question) -> list[str]:
    """Return who is in a group that the rule does not name one by one."""
    if not isinstance(rule, Count | Amount | Share) or rule.named():
        return []
    members = asked.problem.members[rule.id]
    if not members:
        return [asked.say("model.empty_group")]
    named = "; ".join(f"{asked.x[i]} {asked.name(i)}" for i in members)
    return [asked.say("model.group_members", names=named)]


@singledispatch
def _formulas(rule: Rule, asked: Question) -> Sequence[str]:
    raise NotImplementedError(rule)


@_formulas.register
def _(rule: Must, asked: Question) -> Sequence[str]:
    return [f"{asked.x[i]} = 1" for i in rule.measures]


@_formulas.register
def _(rule: Never, asked: Question) -> Sequence[str]:
    return [f"{asked.x[i]} = 0" for i in rule.measures]


@_formulas.register
def _(rule: Requires, asked: Question) -> Sequence[str]:
    x, it = asked.x, asked.x[rule.measure]
    if not asked.has_years:
        # All start in the one period: a gap can then never be kept.
        return [f"{it} ≤ {x[j]}" if not rule.gap else f"{it} = 0" for j in rule.needs]
    every = asked.say("model.every_year")
    until = f"t − {rule.gap}" if rule.gap else "t"
    return [f"Σ_{{s ≤ t}} {it}(s) ≤ Σ_{{s ≤ {until}}} {x[j]}(s) {every}" for j in rule.needs]


@_formulas.register
def _(rule: Count, asked: Question) -> Sequence[str]:
    members = asked.sum_of_x(asked.problem.members[rule.id])
    lines = _between(members, rule.at_least, rule.at_most, asked)
    if rule.exactly is not None:
        lines.append(f"{members} = {asked.number(rule.exactly)}")
    return lines


@_formulas.register
def _(rule: Amount, asked: Question) -> Sequence[str]:
    part = _sum(rule.what, asked.set_of(asked.problem.members[rule.id]), rule.year, asked)
    return _between(part, rule.at_least, rule.at_most, asked)


@_formulas.register
def _(rule: Share, asked: Question) -> Sequence[str]:
    members = asked.problem.members[rule.id]
    if rule.what == COUNT:
        part, whole = asked.sum_of_x(members), "Σ_i x_i"
    else:
        part = _sum(rule.what, asked.set_of(members), None, asked)
        whole = _sum(rule.what, "", None, asked)
    lines = []
    if rule.at_least is not None:
        lines.append(f"{part} ≥ {asked.number(rule.at_least)} · {whole}")
    if rule.at_most is not None:
        lines.append(f"{part} ≤ {asked.number(rule.at_most)} · {whole}")
    return lines


@_formulas.register
def _(rule: Together, asked: Question) -> Sequence[str]:
    y, x, n = asked.y[rule.id], asked.x, len(rule.measures)
    every = asked.say("model.every_year")
    if asked.has_years:
        sums = [f"Σ_{{s ≤ t}} {x[i]}(s)" for i in rule.measures]
        effect, tail = f"Σ_{{s ≤ t}} {y}(s)", f" {every}"
    else:
        sums, effect, tail = [x[i] for i in rule.measures], y, ""
    lines = [f"{effect} ≤ {each}{tail}" for each in sums]
    lines.append(f"{effect} ≥ {' + '.join(sums)} − {n - 1}{tail}")
    k = y.removeprefix("y")
    lines.append(f"w({k}) = {asked.number(rule.value)}")
    if asked.problem.counts_remaining:
        lines.append(f"m({k}) = {asked.number(rule.months_to_effect)}")
    lines += [
        f"d({asked.r[resource]}, {k}) = {asked.number(amount)}"
        for resource, amount in rule.saving.items()
    ]
    return lines


def _sum(what: str, members: str, year: int | None, asked: Question) -> str:
    """Return what measures come to; all of them where no set is given."""
    over = f"Σ_{{i ∈ {members}}}" if members else "Σ_i"
    if what == VALUE:
        share = asked.say("model.symbol_share")
        if asked.problem.counts_remaining:
            return f"{over} Σ_t v(i) · {share}(t, m(i)) · x_i(t)"
        return f"{over} v(i) · x_i"
    r = asked.r[what]
    if not asked.has_years:
        return f"{over} c({r}, i) · x_i"
    if year is not None:
        return f"{over} C({r}, i, {year})"
    return f"{over} {asked.sum_over_years} C({r}, i, t)"


def _between(
    sum_: str, least: Decimal | int | None, most: Decimal | int | None, asked: Question
) -> list[str]:
    lines = []
    if least is not None:
        lines.append(f"{sum_} ≥ {asked.number(least)}")
    if most is not None:
        lines.append(f"{sum_} ≤ {asked.number(most)}")
    return lines
