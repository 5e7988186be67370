"""An answer of the optimiser as text to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from prioritisation.actions.file_frontiers import FileFrontier
from prioritisation.actions.file_plans import PlanAnswer
from prioritisation.actions.file_questions import COST, FileAnswer
from prioritisation.cli.frame import one_line
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import shares_in_words
from prioritisation.decision.portfolio.conflict import Asked, AskedKind
from prioritisation.decision.portfolio.portfolio import Portfolio, Status, Ties
from prioritisation.decision.programme.plans import Objective
from prioritisation.errors import InfeasibleError, NoAnswerError
from prioritisation.wording.wording import Wording

# Enough for a product of two numbers of a file, with decimals.
DIGITS = 200
_POINTS = (Objective.BENEFIT, Objective.PRIORITY)


def portfolio_text(answer: FileAnswer, say: Wording) -> str:
    """Return what is selected and what is known of it, in lines."""
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=DIGITS):
        return _text(answer, say)


def _text(answer: FileAnswer, say: Wording) -> str:
    portfolio = answer.outcome
    if not isinstance(portfolio, Portfolio):
        return "\n".join(map(one_line, _no_answer(answer, portfolio, say)))
    head = "\n".join(map(one_line, portfolio_head(answer, portfolio, say)))
    return f"{head}\n\n{_table(answer, portfolio, say)}" if portfolio.selected else head


def portfolio_head(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> list[str]:
    """Return what is known of a portfolio, in lines: its proof, value and costs."""
    lines = [
        _title(answer, portfolio, say),
        *_status(answer, portfolio, say),
        _value(answer, portfolio, say),
        *_costs(answer, portfolio, say),
        *_limits(answer, portfolio, say),
        *_stated(answer, portfolio, say),
    ]
    if answer.illustrative:
        lines.append(say("cli.illustrative", n=len(answer.illustrative)))
    if answer.uncosted:
        lines.append(say("cli.uncosted", ids=", ".join(answer.uncosted)))
    return lines


def _no_answer(
    answer: FileAnswer, error: InfeasibleError | NoAnswerError, say: Wording
) -> Iterator[str]:
    """Yield why there is no portfolio, and which demands cannot hold together."""
    yield say.error(error)
    if answer.conflict:
        yield say("cli.plan_conflict")
        for demand in answer.conflict:
            yield f"- {_demand(demand, answer, say)}"


def _demand(demand: Asked, answer: FileAnswer, say: Wording) -> str:
    problem, name = answer.problem, demand.name
    if demand.kind in (AskedKind.MUST, AskedKind.NEVER):
        return say(f"rule.{demand.kind}", names=say.text(answer.names[name]) or name)
    if demand.kind is AskedKind.LIMIT:
        amount = next(limit.at_most for limit in problem.limits if limit.name == name)
        return say("demand.budget", resource=name, amount=amount_of(amount, COST, answer, say))
    budget = problem.budgets[problem.resources.index(name)] or Fraction(0)
    return say("demand.budget", resource=name, amount=amount_of(budget, name, answer, say))


def _title(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> str:
    key = "cli.selected_projects" if answer.is_election else "cli.selected_measures"
    total = len(answer.problem.ids)
    return say(key, file=answer.file, n=len(portfolio.selected), total=total)


def _status(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> Iterator[str]:
    if portfolio.status is Status.OPTIMAL:
        yield say("cli.optimal_election" if answer.is_election else "cli.optimal")
        if portfolio.ties is Ties.OPEN:
            yield say("cli.ties_open")
    else:
        bound = worth(portfolio.bound, answer, say)
        gap = say.percent(Decimal(portfolio.gap), 6)
        yield say("cli.feasible", bound=bound, gap=gap)


def _value(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> str:
    of = objective_in_words(answer, say)
    return say("cli.value_line", value=worth(portfolio.value, answer, say), of=of)


def _costs(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> Iterator[str]:
    budgets = dict(zip(answer.problem.resources, answer.problem.budgets, strict=True))
    for resource, cost in portfolio.costs.items():
        amounts = {"amount": amount_of(cost, resource, answer, say), "resource": resource}
        budget = budgets[resource]
        if budget is None:
            yield say("cli.unlimited_line", **amounts)
        else:
            left = amount_of(budget - cost, resource, answer, say)
            of = amount_of(budget, resource, answer, say)
            yield say("cli.cost_line", **amounts, budget=of, left=left)


def _limits(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> Iterator[str]:
    chosen = set(portfolio.selected)
    for limit in answer.problem.limits:
        taken = sum(
            (a for i, a in zip(answer.problem.ids, limit.amounts, strict=True) if i in chosen),
            Fraction(0),
        )
        yield say(
            "cli.cost_line",
            resource=limit.name,
            amount=amount_of(taken, COST, answer, say),
            budget=amount_of(limit.at_most, COST, answer, say),
            left=amount_of(limit.at_most - taken, COST, answer, say),
        )


def _stated(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> Iterator[str]:
    if not answer.is_election:
        return
    stated = answer.stated
    if stated is None:
        yield say("cli.stated_nothing")
        return
    yield say(
        "cli.stated",
        n=len(stated.selected),
        value=worth(stated.value, answer, say),
        cost=amount_of(stated.costs[COST], COST, answer, say),
    )
    if not stated.within_budget:
        yield say("cli.stated_above_budget")
    elif stated.selected == portfolio.selected:
        yield say("cli.stated_same")
    else:
        more = worth(portfolio.value - stated.value, answer, say)
        yield say("cli.stated_compared", more=more)


def _table(answer: FileAnswer, portfolio: Portfolio, say: Wording) -> str:
    problem = answer.problem
    position = {i: n for n, i in enumerate(problem.ids)}
    rows = [
        [
            i,
            worth(problem.values[position[i]], answer, say),
            *(
                amount_of(row[position[i]], resource, answer, say)
                for resource, row in zip(problem.resources, problem.spending, strict=True)
            ),
            say.text(answer.names[i]),
        ]
        for i in portfolio.selected
    ]
    headings = [say("cli.id"), say("cli.value"), *problem.resources, say("cli.name")]
    return text_table(headings, rows, right=range(1, len(headings) - 1))


def objective_in_words(answer: FileAnswer | FileFrontier | PlanAnswer, say: Wording) -> str:
    """Return what is summed: ``benefit: impact 75%, speed 25%``."""
    of = say(f"cli.objective_{answer.objective}")
    return f"{of}: {shares_in_words(answer.shares, say)}" if answer.shares else of


def worth(value: Fraction, answer: FileAnswer | FileFrontier | PlanAnswer, say: Wording) -> str:
    """Return a value in the unit of the objective."""
    if answer.objective == Objective.MONEY:
        return say.money(value)
    if answer.objective in _POINTS:
        return say.number(value, 2, exactly=True)
    return say.number(value, 9)


def amount_of(
    amount: Fraction, resource: str, answer: FileAnswer | FileFrontier, say: Wording
) -> str:
    """Return an amount of a resource in its unit."""
    if isinstance(answer, FileFrontier) and resource in answer.units:
        return say.amount(amount, answer.units[resource])
    if not answer.is_election:
        return say.money(amount) if resource == COST else say.number(amount, 9)
    return f"{say.number(amount, 9)} {answer.currency}".rstrip()
