"""Why a measure is in or out, in sentences.

The name of a measure stands before a colon, or as the subject of a verb that agrees with how many
there are: it is never bent.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prioritisation.decision.portfolio.reasons.hindrance import (
    Hindrance,
    HindranceKind,
    hindrance,
    whole_budget,
)
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.wording.plan_amounts import share_of_value, shown_value
from prioritisation.wording.plan_names import PlanNames, listed
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording


def reason_text(
    reason: Reason, portfolio: ScheduledPortfolio, names: PlanNames, say: Wording
) -> str:
    """Return why a measure is in or out: ``Harbour: out. Taking it in would lose 1 point.``.

    Parameters
    ----------
    reason : of a measure of the portfolio
    portfolio : the best one
    names : of the plan that the portfolio answers
    """
    state = "in" if reason.selected else "out"
    head = say(f"reasons.is_{state}", name=names.measure(reason.measure, say))
    return " ".join([head, *reason_sentences(reason, portfolio, names, say)])


def reason_sentences(
    reason: Reason,
    portfolio: ScheduledPortfolio,
    names: PlanNames,
    say: Wording,
    *,
    most_moves: int | None = None,
) -> tuple[str, ...]:
    """Return the same without the measure's name: it stands above them.

    Parameters
    ----------
    most_moves : of those that start in another year so many are named, and the others counted;
        None = all are named
    """
    fixed = hindrance(portfolio.problem, reason)
    if fixed is not None:
        return (_fixed(fixed, reason, portfolio.problem, names, say),)
    if reason.loss is None:
        return (_limits(reason, names, say),)
    consequences = _without(reason, names, say) if reason.selected else _with(reason, names, say)
    loss = _loss(reason.loss, portfolio.value, names, say)
    first = say(_first(reason), loss=loss, n=len(reason.left), left=names.listed(reason.left, say))
    years = _years(reason, portfolio.problem, names, say, most_moves)
    return (first, *consequences, *years)


def nearest_text(reason: Reason, names: PlanNames, say: Wording, *, is_proven: bool = True) -> str:
    """Return the finding: which decision is the nearest to being turned round, and by how much.

    Parameters
    ----------
    reason : with a proven loss
    is_proven : whether no other decision can turn out to be nearer
    """
    state = "in" if reason.selected else "out"
    kind = "nearest" if reason.loss else "nearest_same"
    finding = say(
        f"reasons.{kind}_{state}",
        name=names.measure(reason.measure, say),
        loss=shown_value(reason.loss or Fraction(0), names.plan.objective, say),
    )
    return say("reasons.nearest" if is_proven else "reasons.nearest_so_far", finding=finding)


def _loss(loss: Fraction, value: Fraction, names: PlanNames, say: Wording) -> str:
    text = shown_value(loss, names.plan.objective, say)
    share = share_of_value(loss, value, say)
    return say("reasons.loss_share", loss=text, share=share) if share else text


def _first(reason: Reason) -> str:
    """Return the key of the sentence that says what is lost."""
    if reason.selected:
        return "reasons.without" if reason.loss else "reasons.same_without"
    pushed = "_pushing" if reason.left else ""
    return f"reasons.with{pushed}" if reason.loss else f"reasons.same_with{pushed}"


def _with(reason: Reason, names: PlanNames, say: Wording) -> Iterator[str]:
    """Yield what comes along with a measure that is taken in."""
    if reason.entered:
        entered = names.listed(reason.entered, say)
        yield say("reasons.along", n=len(reason.entered), entered=entered)


def _without(reason: Reason, names: PlanNames, say: Wording) -> Iterator[str]:
    """Yield what comes in place of a measure that is left out, and what leaves with it."""
    if reason.entered:
        entered = names.listed(reason.entered, say)
        yield say("reasons.instead", n=len(reason.entered), entered=entered)
    elif reason.loss:
        yield say("reasons.instead_nothing")
    if reason.left:
        left = names.listed(reason.left, say)
        yield say("reasons.left_with_it", n=len(reason.left), left=left)


def _years(
    reason: Reason,
    problem: ScheduledProblem,
    names: PlanNames,
    say: Wording,
    most_moves: int | None,
) -> Iterator[str]:
    """Yield in which years it and others would start."""
    if problem.periods == 1 or reason.other is None or not names.plan.years:
        return
    years = names.plan.years
    if not reason.selected:
        yield say("reasons.its_start", year=str(years[reason.other[reason.measure]]))
    count = len(reason.moved)
    if most_moves == 0 and count:
        yield say("reasons.moved_count", n=count)
    elif count:
        # One more is named sooner than counted: that takes no more room.
        named = count if most_moves is None or count <= most_moves + 1 else most_moves
        moves = [
            say(
                "reasons.move",
                name=names.measure(i, say),
                before=str(years[reason.best[i]]),
                after=str(years[reason.other[i]]),
            )
            for i in reason.moved[:named]
        ]
        if named < count:
            moves.append(say("reasons.and_others", n=count - named))
        yield say("reasons.moved", n=count, moves=listed(moves, say))


def _limits(reason: Reason, names: PlanNames, say: Wording) -> str:
    """Return what is known of a loss that was not worked out in full."""
    objective, state = names.plan.objective, "without" if reason.selected else "with"
    least = shown_value(reason.at_least, objective, say)
    if reason.at_most is None:
        known = "least" if reason.at_least else "unknown"
        return say(f"reasons.{known}_{state}", least=least)
    known = "between" if reason.at_least else "most"
    most = shown_value(reason.at_most, objective, say)
    return say(f"reasons.{known}_{state}", least=least, most=most)


def _fixed(
    fixed: Hindrance, reason: Reason, problem: ScheduledProblem, names: PlanNames, say: Wording
) -> str:
    """Return why a decision cannot be turned round."""
    state = "in" if reason.selected else "out"
    match fixed.kind:
        case HindranceKind.RULE:
            rule = next(rule for rule in problem.rules if rule.id == fixed.name)
            return say(f"reasons.rule_keeps_{state}", rule=rule_sentence(rule, names, say))
        case HindranceKind.WINDOW:
            return say("reasons.no_start")
        case HindranceKind.BUDGET:
            limit = next(limit for limit in problem.limits if limit.resource == fixed.name)
            taken = problem.by_id[reason.measure].net(fixed.name, 0)
            return say(
                "reasons.above_budget",
                resource=names.resource(fixed.name),
                amount=names.amount(fixed.name, taken, say),
                budget=names.amount(fixed.name, whole_budget(limit) or 0, say),
            )
        case HindranceKind.DEMANDS:
            return say(f"reasons.demands_keep_{state}")
