"""The answer to a multidimensional knapsack problem, as a JSON object and as text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from prioritisation.actions.file_knapsacks import KnapsackAnswer
from prioritisation.cli.frame import one_line
from prioritisation.cli.portfolio_objects import conflict_object, outcome_object
from prioritisation.cli.tables import text_table
from prioritisation.decision.portfolio.portfolio import Portfolio, Status, Ties
from prioritisation.wording.wording import Wording

# Enough for a sum of numbers of a file, with decimals.
_DIGITS = 200
_DECIMALS = 9


def knapsack_object(answer: KnapsackAnswer) -> dict[str, object]:
    """Return the answer under the keys of every portfolio, and the problem's own."""
    return {
        "file": answer.file,
        "problem": answer.number,
        **outcome_object(answer.outcome),
        "published": answer.published,
        "seconds": answer.seconds,
        **conflict_object(answer.outcome, answer.conflict),
    }


def knapsack_text(answer: KnapsackAnswer, say: Wording) -> str:
    """Return what is selected, what is known of it, and how it stands to the published value."""
    portfolio = answer.outcome
    if not isinstance(portfolio, Portfolio):
        place = say("cli.problem", number=str(answer.number))
        return one_line(say.error(portfolio.at(file=answer.file, field=place)))
    # Rounding to decimals is refused where all digits together are more than the context's.
    with localcontext(prec=_DIGITS):
        head = "\n".join(map(one_line, _lines(answer, portfolio, say)))
        return f"{head}\n\n{_resources(answer, portfolio, say)}"


def _lines(answer: KnapsackAnswer, portfolio: Portfolio, say: Wording) -> Iterator[str]:
    yield say(
        "cli.selected_items",
        file=answer.file,
        number=str(answer.number),
        n=len(portfolio.selected),
        total=len(answer.problem.ids),
    )
    if portfolio.status is Status.OPTIMAL:
        yield say("cli.optimal_items")
        if portfolio.ties is Ties.OPEN:
            yield say("cli.ties_open")
    else:
        gap = say.percent(Decimal(portfolio.gap), 6)
        yield say("cli.feasible", bound=say.number(portfolio.bound, _DECIMALS), gap=gap)
    yield _value(portfolio.value, answer.published, say)
    if portfolio.selected:
        yield say("cli.selected_ids", ids=", ".join(portfolio.selected))


def _value(value: Fraction, published: Fraction | None, say: Wording) -> str:
    worth = say.number(value, _DECIMALS)
    if published is None:
        return say("cli.published_nothing", value=worth)
    known = say.number(published, _DECIMALS)
    if value == published:
        return say("cli.published_reached", value=worth, published=known)
    difference = say.number(abs(value - published), _DECIMALS)
    key = "cli.published_missed" if value < published else "cli.published_exceeded"
    return say(key, value=worth, published=known, difference=difference)


def _resources(answer: KnapsackAnswer, portfolio: Portfolio, say: Wording) -> str:
    budgets = dict(zip(answer.problem.resources, answer.problem.budgets, strict=True))
    rows = [
        [resource, *(say.number(x, _DECIMALS) for x in (cost, budgets[resource] or 0, left))]
        for (resource, cost), left in zip(
            portfolio.costs.items(), portfolio.left.values(), strict=True
        )
    ]
    headings = [say(f"cli.{name}") for name in ("resource", "taken", "capacity", "left")]
    return text_table(headings, rows, right=range(4))
