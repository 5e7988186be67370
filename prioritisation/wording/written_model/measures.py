"""The measures with their numbers, and the decisions that are made of them."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.problem import Candidate, Years
from prioritisation.wording.written_model.document import (
    Block,
    Formula,
    Paragraph,
    Section,
    Table,
)
from prioritisation.wording.written_model.question import Question

NONE = "–"


def measures_section(asked: Question) -> Section:
    """Return the section with every number of every measure."""
    say = asked.say
    blocks: list[Block] = [Paragraph(say("model.measures_note")), _values(asked)]
    if any(measure.illustrative for measure in asked.programme.measures):
        note = f"{say('app.illustrative')}. {say('app.illustrative_help')}"
        blocks.insert(0, Paragraph(note))
    for resource in asked.problem.resources:
        if any(_takes(c, resource) for c in asked.problem.candidates):
            blocks.append(_amounts(asked, resource))
    return Section(say("model.measures"), tuple(blocks))


def variables_section(asked: Question) -> Section:
    """Return the section on the decisions, and the symbols that formulas use."""
    say = asked.say
    n = len(asked.problem.ids)
    if asked.has_years:
        lines = [
            f"x_i(t) ∈ {{0, 1}}, i = 1…{n}, t = {asked.plan.years[0]}…{asked.plan.years[-1]}",
            "Σ_t x_i(t) ≤ 1",
            "x_i = Σ_t x_i(t)",
        ]
    else:
        lines = [f"x_i ∈ {{0, 1}}, i = 1…{n}"]
    blocks: list[Block] = [
        Paragraph(say("model.variables_years" if asked.has_years else "model.variables")),
        Formula(tuple(lines)),
    ]
    if asked.y:
        blocks.append(Paragraph(say("model.variables_joint")))
        k = len(asked.y)
        joint = "y_k(t)" if asked.has_years else "y_k"
        blocks.append(Formula((f"{joint} ∈ {{0, 1}}, k = 1…{k}",)))
    return Section(say("model.variables_title"), tuple(blocks))


def _values(asked: Question) -> Table:
    say = asked.say
    headings = [say("model.symbol"), say("column.name"), asked.with_value_unit("v(i)")]
    if asked.problem.counts_remaining:
        headings.append("m(i)")
    if asked.has_years:
        headings.append(say("model.start_years"))
    rows = []
    for c in asked.problem.candidates:
        row = [asked.x[c.id], asked.name(c.id), asked.number(c.value)]
        if asked.problem.counts_remaining:
            row.append(asked.number(c.months))
        if asked.has_years:
            row.append(_window(asked, c))
        rows.append(tuple(row))
    return Table(headings=tuple(headings), rows=tuple(rows), texts=2)


def _window(asked: Question, candidate: Candidate) -> str:
    if not candidate.starts:
        return NONE
    first, last = (str(asked.plan.years[t]) for t in (candidate.starts[0], candidate.starts[-1]))
    return first if first == last else f"{first}–{last}"


def _amounts(asked: Question, resource: str) -> Table:
    """Return what each measure takes and brings, by year from its start."""
    say, symbol = asked.say, asked.r[resource]
    rows = []
    for c in asked.problem.candidates:
        if _takes(c, resource):
            rows.append(
                (
                    asked.x[c.id],
                    asked.name(c.id),
                    _by_year(asked, c.cost.get(resource, ())),
                    _by_year(asked, c.income.get(resource, ())),
                    asked.number(c.permanent.get(resource, Fraction(0))),
                )
            )
    caption = "model.amounts_years" if asked.has_years else "model.amounts"
    return Table(
        caption=say(
            caption, symbol=symbol, name=asked.names.resource(resource), unit=_unit(asked, resource)
        ),
        headings=(
            say("model.symbol"),
            say("column.name"),
            say("model.cost", symbol=symbol),
            say("model.income", symbol=symbol),
            say("model.permanent"),
        ),
        rows=tuple(rows),
        texts=2,
    )


def _unit(asked: Question, resource: str) -> str:
    return asked.names.unit(resource) or NONE


def _by_year(asked: Question, amounts: Years) -> str:
    return "; ".join(asked.number(a) for a in amounts) if any(amounts) else NONE


def _takes(candidate: Candidate, resource: str) -> bool:
    amounts = (*candidate.cost.get(resource, ()), *candidate.income.get(resource, ()))
    return any(amounts) or bool(candidate.permanent.get(resource))
