"""The answer: what is selected and when, what it is worth, what it spends, and what is proven."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import Limits
from prioritisation.wording.plan_amounts import value_amount
from prioritisation.wording.written_model.document import Block, Paragraph, Section, Table
from prioritisation.wording.written_model.measures import NONE
from prioritisation.wording.written_model.question import Question


def result_section(asked: Question, portfolio: ScheduledPortfolio | None) -> Section:
    """Return the section on the answer; None = there is none yet."""
    say = asked.say
    if portfolio is None:
        return Section(say("model.result"), (Paragraph(say("model.no_result")),))
    blocks: list[Block] = [
        Paragraph(_worth(asked, portfolio)),
        _selected(asked, portfolio),
    ]
    for limit in asked.problem.limits:
        blocks.append(_spending(asked, portfolio, limit))
        blocks += _afterwards(asked, portfolio, limit)
    return Section(say("model.result"), tuple(blocks))


def proof_section(asked: Question, portfolio: ScheduledPortfolio | None, solver: str) -> Section:
    """Return the section on how the answer was found, and what its proof means."""
    say = asked.say
    texts = [say("model.solver", solver=solver), say("model.recomputed"), say("model.proof")]
    if portfolio is not None:
        texts.append(say(f"model.ties_{'settled' if portfolio.ties is Ties.SETTLED else 'open'}"))
    return Section(say("model.proof_title"), tuple(map(Paragraph, texts)))


def _worth(asked: Question, portfolio: ScheduledPortfolio) -> str:
    say = asked.say
    n, total = len(portfolio.selected), len(asked.problem.ids)
    objective = asked.plan.objective
    is_proven = portfolio.status is Status.OPTIMAL
    return say(
        f"model.worth_{'proven' if is_proven else 'found'}",
        n=n,
        total=total,
        value=value_amount(portfolio.value, objective, say),
        bound=value_amount(portfolio.bound, objective, say),
        gap=say.percent(portfolio.gap, 4),
    )


def _selected(asked: Question, portfolio: ScheduledPortfolio) -> Table:
    """Return the selected measures with what each adds to the value, joint effects below."""
    say, names = asked.say, asked.names
    assessment = portfolio.assessment
    rows = [
        (
            asked.x[i],
            asked.name(i),
            _year(asked, t),
            asked.number(asked.problem.by_id[i].value),
            asked.number(assessment.counted_value(i)),
        )
        for i, t in portfolio.starts.items()
    ]
    for rule in asked.problem.joint_effects:
        t = assessment.joint.get(rule.id)
        if t is not None:
            share = asked.problem.share(t, Fraction(rule.months_to_effect))
            label = say("model.joint", names=names.listed(rule.measures, say))
            value = Fraction(rule.value)
            row = (asked.y[rule.id], label, _year(asked, t))
            rows.append((*row, asked.number(value), asked.number(value * share)))
    rows.append(("", say("model.sum"), "", "", asked.number(portfolio.value)))
    headings = [
        say("model.symbol"),
        say("column.name"),
        say("model.start"),
        asked.with_value_unit("v(i)"),
        asked.with_value_unit(say("model.counted")),
    ]
    # Without a calendar nothing starts in a year, and what is worth something counts in full.
    kept = [k for k in range(5) if asked.has_years or k not in (2, 3)]
    return Table(
        headings=tuple(headings[k] for k in kept),
        rows=tuple(tuple(row[k] for k in kept) for row in rows),
        texts=2,
        has_total=True,
    )


def _spending(asked: Question, portfolio: ScheduledPortfolio, limit: Limits) -> Table:
    """Return spending against the budget, year by year."""
    say, money = asked.say, portfolio.money[limit.resource]
    carried = portfolio.carried[limit.resource]
    rows = []
    for t, spending in enumerate(money.spending):
        budget = limit.budgets[t] if limit.budgets else None
        left = None if budget is None else budget + carried[t] - spending
        amounts = (
            budget,
            carried[t] if limit.carry_over else None,
            money.cost[t],
            money.income[t],
            money.savings[t],
            spending,
            left,
        )
        rows.append((_year(asked, t), *(_cell(asked, amount) for amount in amounts)))
    sums = (
        sum(limit.budgets, Fraction(0)) if limit.budgets else None,
        None,
        *(sum(row, Fraction(0)) for row in (money.cost, money.income, money.savings)),
        sum(money.spending, Fraction(0)),
        None,
    )
    if asked.problem.periods > 1:
        rows.append((say("model.sum"), *(_cell(asked, amount) for amount in sums)))
    name, unit = asked.names.resource(limit.resource), asked.names.unit(limit.resource)
    return Table(
        caption=f"{asked.r[limit.resource]} {name}, {unit}" if unit else name,
        headings=(
            say("model.year"),
            say("model.budget"),
            say("model.carried"),
            say("model.gross"),
            say("model.brought"),
            say("model.savings"),
            say("model.spent"),
            say("model.left"),
        ),
        rows=tuple(rows),
        has_total=asked.problem.periods > 1,
    )


def _afterwards(asked: Question, portfolio: ScheduledPortfolio, limit: Limits) -> list[Block]:
    """Return what is left of the total, what falls after the horizon, what stays for good."""
    say, resource = asked.say, limit.resource
    money = portfolio.money[resource]
    name = asked.names.resource(resource)
    blocks: list[Block] = []
    if limit.total is not None:
        spent = sum(money.spending, Fraction(0))
        amounts = {"limit": limit.total, "spent": spent, "left": limit.total - spent}
        written = {k: asked.names.amount(resource, a, say) for k, a in amounts.items()}
        blocks.append(Paragraph(say("model.total_kept", resource=name, **written)))
    if asked.has_years:
        last = asked.plan.years[-1]
        years = [
            f"{last + k}: {asked.names.amount(resource, amount, say)}"
            for k, amount in enumerate(money.later, start=1)
            if amount
        ]
        if years:
            total = asked.names.amount(resource, money.commitments, say)
            text = say(
                "model.commitments",
                resource=name,
                year=str(last),
                total=total,
                years="; ".join(years),
            )
        else:
            text = say("model.no_commitments", resource=name, year=str(last))
        blocks.append(Paragraph(text))
    if money.permanent:
        amount = asked.names.amount(resource, money.permanent, say)
        blocks.append(Paragraph(say("model.permanent_sum", resource=name, amount=amount)))
    return blocks


def _year(asked: Question, t: int) -> str:
    return str(asked.plan.years[t]) if asked.has_years else asked.say("model.whole")


def _cell(asked: Question, amount: Fraction | None) -> str:
    return NONE if amount is None else asked.number(amount)
