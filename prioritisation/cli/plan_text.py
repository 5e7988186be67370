"""The answer to a plan as text to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from prioritisation.actions.file_plans import PlanAnswer
from prioritisation.cli.frame import one_line
from prioritisation.cli.portfolio_text import DIGITS, objective_in_words, worth
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import NOTHING
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.programme.budgets import Budget
from prioritisation.errors import InfeasibleError, NoAnswerError
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording


def plan_text(answer: PlanAnswer, say: Wording) -> str:
    """Return what is selected, when it starts and what it takes, in lines and tables."""
    portfolio = answer.outcome
    if not isinstance(portfolio, ScheduledPortfolio):
        return "\n".join(map(one_line, _no_answer(answer, portfolio, say)))
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=DIGITS):
        parts = [
            "\n".join(map(one_line, plan_head(answer, portfolio, say))),
            _measures(answer, portfolio, say) if portfolio.selected else "",
            _money(answer, portfolio, say) if portfolio.money else "",
            "\n".join(map(one_line, _limits(answer, portfolio, say))),
            "\n".join(map(one_line, _rules(answer, say))),
        ]
    return "\n\n".join(part for part in parts if part)


def plan_head(answer: PlanAnswer, portfolio: ScheduledPortfolio, say: Wording) -> Iterator[str]:
    """Yield what is known of a portfolio, in lines: its proof and value."""
    plan, total = answer.asked.plan, len(answer.asked.problem.ids)
    yield say("cli.selected_measures", file=answer.file, n=len(portfolio.selected), total=total)
    if title := say.text(answer.asked.source.title):
        yield title
    if portfolio.status is Status.OPTIMAL:
        yield say("cli.optimal")
        if portfolio.ties is Ties.OPEN:
            yield say("cli.ties_open")
    else:
        gap = say.percent(Decimal(portfolio.gap), 6)
        yield say("cli.feasible", bound=worth(portfolio.bound, answer, say), gap=gap)
    of = objective_in_words(answer, say)
    yield say("cli.value_line", value=worth(portfolio.value, answer, say), of=of)
    if plan.counts_remaining:
        yield say("cli.plan_remaining", n=plan.counted_years)
    if plan.price_level is not None:
        yield say("cli.plan_prices", year=str(plan.price_level))
    if plan.vat:
        yield say("cli.plan_vat", vat=plan.vat)
    if answer.illustrative:
        yield say("cli.illustrative", n=len(answer.illustrative))


def _measures(answer: PlanAnswer, portfolio: ScheduledPortfolio, say: Wording) -> str:
    names = {m.id: say.text(m.name) for m in answer.asked.source.measures}
    starts = answer.starts
    rows = [
        [
            i,
            str(starts.get(i, NOTHING)),
            worth(portfolio.assessment.counted_value(i), answer, say),
            names[i],
        ]
        for i in portfolio.selected
    ]
    headings = [say(f"cli.{name}") for name in ("id", "plan_start", "value", "name")]
    if not starts:
        headings, rows = _without(1, headings, rows)
    return text_table(headings, rows, right=range(1, len(headings) - 1))


def _without(
    column: int, headings: list[str], rows: list[list[str]]
) -> tuple[list[str], list[list[str]]]:
    kept = [[cell for n, cell in enumerate(row) if n != column] for row in (headings, *rows)]
    return kept[0], kept[1:]


def _money(answer: PlanAnswer, portfolio: ScheduledPortfolio, say: Wording) -> str:
    """Return spending against budget by year, what is carried over and what comes later."""
    plan = answer.asked.plan
    rows: list[list[str]] = []
    for resource in answer.asked.source.resources:
        money = portfolio.money[resource.id]
        budget = plan.budgets.get(resource.id, Budget())
        later = (money.commitments, money.permanent) if plan.years else ()
        lines = {"spending": (*money.spending, *later)}
        if budget.amounts:
            lines["budget"] = tuple(map(Fraction, budget.amounts))
        if budget.carry_over:
            lines["carried"] = portfolio.carried[resource.id]
        for label, amounts in lines.items():
            cells = [say.amount(amount, resource.unit) for amount in amounts]
            name = resource.id if label == "spending" else ""
            rows.append([name, say(f"cli.plan_{label}"), *cells])
    headings = [say("cli.plan_resource"), "", *map(str, plan.years)]
    if plan.years:
        headings += [say("cli.plan_later"), say("cli.plan_permanent")]
    else:
        headings.append(say("cli.plan_amount"))
    filled = [[*row, *[""] * (len(headings) - len(row))] for row in rows]
    return text_table(headings, filled, right=range(2, len(headings)))


def _limits(answer: PlanAnswer, portfolio: ScheduledPortfolio, say: Wording) -> Iterator[str]:
    """Yield the limits that are not of one year, and which resources have none."""
    for resource in answer.asked.source.resources:
        budget = answer.asked.plan.budgets.get(resource.id)
        if budget is None:
            yield say("cli.plan_unlimited", resource=resource.id)
            continue
        if budget.total is not None:
            yield say(
                "cli.plan_total",
                resource=resource.id,
                amount=say.amount(portfolio.costs[resource.id], resource.unit),
                total=say.amount(budget.total, resource.unit),
            )
        if budget.each_year_after is not None:
            after = say.amount(budget.each_year_after, resource.unit)
            yield say("cli.plan_after", resource=resource.id, amount=after)


def _rules(answer: PlanAnswer, say: Wording) -> Iterator[str]:
    """Yield each rule as a sentence, after its id."""
    names = _names(answer, say)
    for rule in answer.asked.plan.rules:
        sentence = rule_sentence(rule, names, say)
        off = "" if rule.on else f" {say('cli.plan_rule_off')}"
        yield f"{rule.id}: {sentence}{off}"


def _no_answer(
    answer: PlanAnswer, error: InfeasibleError | NoAnswerError, say: Wording
) -> Iterator[str]:
    """Yield why there is no portfolio, and which demands cannot hold together."""
    yield say.error(error)
    if answer.conflict:
        names = _names(answer, say)
        yield say("cli.plan_conflict")
        for demand in answer.conflict:
            yield f"- {demand_text(demand, names, say)}"


def _names(answer: PlanAnswer, say: Wording) -> PlanNames:
    source, plan = answer.asked.source, answer.asked.plan
    return PlanNames(
        plan=plan,
        measures={m.id: say.text(m.name) for m in source.measures},
        resources={r.id: say.text(r.name) for r in source.resources},
        units={r.id: r.unit for r in source.resources},
        groups={},
        windows={},
    )
