"""What limits each resource: in a table of years, and in mathematics."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.problem import Limits
from prioritisation.wording.written_model.document import (
    Block,
    Formula,
    Paragraph,
    Section,
    Table,
)
from prioritisation.wording.written_model.measures import NONE
from prioritisation.wording.written_model.question import Question


def budgets_section(asked: Question) -> Section:
    """Return the section on budgets, totals, carry-over and what comes after."""
    say = asked.say
    blocks: list[Block] = [
        Paragraph(say("model.spending_note")),
        Formula(_spending_formulas(asked)),
        _table(asked),
    ]
    for limit in asked.problem.limits:
        name = f"{asked.r[limit.resource]} {asked.names.resource(limit.resource)}"
        if lines := limit_formulas(asked, limit):
            blocks += [Paragraph(f"{name}:"), Formula(lines)]
        else:
            blocks.append(Paragraph(say("model.unlimited", name=name)))
    return Section(say("model.budgets"), tuple(blocks))


def limit_formulas(asked: Question, limit: Limits) -> tuple[str, ...]:
    """Return the limits on a resource, one formula a limit; none where nothing limits it."""
    say, r = asked.say, asked.r[limit.resource]
    spending, carried = say("model.symbol_spending"), say("model.symbol_carried")
    lines = []
    for t, budget in enumerate(limit.budgets):
        amount = asked.number(budget)
        if not asked.has_years:
            lines.append(f"{spending}({r}) ≤ {amount}")
            continue
        year = asked.plan.years[t]
        if not limit.carry_over or not t:
            lines.append(f"{spending}({r}, {year}) ≤ {amount}")
        else:
            lines.append(f"{spending}({r}, {year}) ≤ {amount} + {carried}({r}, {year})")
        if limit.carry_over and t + 1 < len(limit.budgets):
            before = f" + {carried}({r}, {year})" if t else ""
            lines.append(
                f"0 ≤ {carried}({r}, {year + 1}) ≤ {asked.number(limit.carry_over)} · "
                f"({amount}{before} − {spending}({r}, {year}))"
            )
    if limit.total is not None:
        whole = f"{spending}({r})"
        if asked.has_years:
            whole = f"{asked.sum_over_years} {spending}({r}, t)"
        lines.append(f"{whole} ≤ {asked.number(limit.total)}")
    if limit.after is not None and asked.has_years:
        lines.append(
            f"{spending}({r}, t) ≤ {asked.number(limit.after)}, t > {asked.plan.years[-1]}"
        )
    return tuple(lines)


def _spending_formulas(asked: Question) -> tuple[str, ...]:
    """Return what a resource's spending is made of."""
    spending = asked.say("model.symbol_spending")
    if not asked.has_years:
        saved = " − Σ_k d(r, k) · y_k" if asked.y else ""
        return (f"{spending}(r) = Σ_i (c(r, i) − e(r, i)) · x_i{saved}",)
    saved = " − Σ_k d(r, k) · y_k(t)" if asked.y else ""
    return (
        "C(r, i, t) = Σ_{s ≤ t} c(r, i, t − s + 1) · x_i(s)",
        "E(r, i, t) = Σ_{s ≤ t} e(r, i, t − s + 1) · x_i(s)",
        f"{spending}(r, t) = Σ_i (C(r, i, t) − E(r, i, t)){saved}",
    )


def _table(asked: Question) -> Table:
    """Return a column a resource: its years, total, carry-over and later years."""
    say, limits = asked.say, asked.problem.limits
    years = [str(year) for year in asked.plan.years] or [say("model.whole")]
    rows = [
        (year, *(_cell(asked, limit.budgets[t] if limit.budgets else None) for limit in limits))
        for t, year in enumerate(years)
    ]
    rows.append((say("model.total_limit"), *(_cell(asked, limit.total) for limit in limits)))
    if asked.has_years:
        shares = (
            say.percent(limit.carry_over, 4) if limit.carry_over else NONE for limit in limits
        )
        rows.append((say("model.carry_over"), *shares))
        rows.append((say("model.after_limit"), *(_cell(asked, limit.after) for limit in limits)))
    return Table(
        headings=(
            say("model.limit"),
            *(_heading(asked, limit.resource) for limit in limits),
        ),
        rows=tuple(rows),
    )


def _heading(asked: Question, resource: str) -> str:
    name, unit = asked.names.resource(resource), asked.names.unit(resource)
    return f"{asked.r[resource]} {name}, {unit}" if unit else f"{asked.r[resource]} {name}"


def _cell(asked: Question, amount: Fraction | None) -> str:
    return NONE if amount is None else asked.number(amount)
