"""What a demand costs: how much more the plan could be worth without one of its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.exchanges import Exchanges, exchanges
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.possibility import without_rule
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.rules import Rule, Together
from prioritisation.errors import InfeasibleError, NoAnswerError


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandPrice:
    """What a rule costs, in the unit of the values.

        price = (highest value without the rule) − (highest value with it)

    It is 0 or more, except of a joint effect: without it what its measures are worth and save
    together is not counted, so that the price is as a rule below 0, what the effect brings. A
    rule with no room left in it may cost nothing, and one with room something: only the two
    optima tell.

    Parameters
    ----------
    rule : id
    within : the best portfolio known with the rule
    without : the best known without it; None = none was found
    at_least, at_most : the price lies between; the same where it is proven; None = unknown
    is_possible : whether any portfolio keeps what is demanded without the rule; None = unknown.
        Only a saving that is gone can make a plan impossible
    """

    rule: str
    within: ScheduledPortfolio = field(repr=False)
    without: ScheduledPortfolio | None = field(repr=False)
    at_least: Fraction | None
    at_most: Fraction | None
    is_possible: bool | None = True

    @property
    def status(self) -> Status:
        """Optimal exactly when the price is proven."""
        is_proven = self.at_least is not None and self.at_least == self.at_most
        return Status.OPTIMAL if is_proven else Status.FEASIBLE

    @property
    def changes(self) -> Exchanges | None:
        """What leaves, enters and moves when the rule is dropped; None = no portfolio is known."""
        if self.without is None:
            return None
        return exchanges(self.within.assessment, self.without.assessment)


def demand_price(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    rule: str,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    settle_ties: bool = False,
) -> DemandPrice:
    """Return what one rule costs.

    Parameters
    ----------
    problem : with the rule
    portfolio : the best known of it; where its value is not proven, neither is the price
    rule : id of a rule in force
    time_limit : seconds; then what is proven by then is returned
    stop : such as a `threading.Event`; when set, the same
    settle_ties : whether the portfolio without the rule is the first of its equals

    Raises
    ------
    InvalidValueError : no such rule is in force.
    """
    freed = without_rule(problem, rule)
    dropped = next(r for r in problem.rules if r.id == rule)
    if not _may_bind(problem, dropped):
        # Nothing ever breaks it: the question stays the same.
        return DemandPrice(
            rule=rule,
            within=portfolio,
            without=_reassessed(portfolio, freed),
            at_least=Fraction(0),
            at_most=Fraction(0),
        )
    known = Assessment(problem=freed, starts=portfolio.starts)
    try:
        found = best_schedule(
            freed,
            time_limit=time_limit,
            stop=stop,
            settle_ties=settle_ties,
            known=None if known.broken else known.starts,
        )
    except (InfeasibleError, NoAnswerError) as error:
        return DemandPrice(
            rule=rule,
            within=portfolio,
            without=None,
            at_least=None,
            at_most=None,
            is_possible=None if isinstance(error, NoAnswerError) else False,
        )
    if found.value == known.value and not known.broken:
        # Of equals, the one that changes nothing.
        found = replace(found, assessment=known, ties=Ties.OPEN)
    return _price(rule, portfolio, found, dropped)


def demand_prices(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
    settle_ties: bool = False,
) -> Iterator[DemandPrice]:
    """Yield what each rule in force costs, in the order of the rules.

    Parameters
    ----------
    time_limit : seconds for each rule
    stop : when set, the rules still to come are left out
    """
    for rule in problem.rules:
        if Deadline(None, stop).passed:
            return
        yield demand_price(
            problem,
            portfolio,
            rule.id,
            time_limit=time_limit,
            stop=stop,
            settle_ties=settle_ties,
        )


def _may_bind(problem: ScheduledProblem, rule: Rule) -> bool:
    """Return whether any decisions break the rule, or a joint effect adds anything."""
    if isinstance(rule, Together):
        return bool(rule.value) or any(rule.saving.values())
    rows = Columns(problem).of_rule(rule)
    return any(sum(max(a, Fraction(0)) for a in terms.values()) > most for terms, most in rows)


def _reassessed(portfolio: ScheduledPortfolio, problem: ScheduledProblem) -> ScheduledPortfolio:
    return replace(portfolio, assessment=Assessment(problem=problem, starts=portfolio.starts))


def _price(
    rule: str, within: ScheduledPortfolio, without: ScheduledPortfolio, dropped: Rule
) -> DemandPrice:
    at_least, at_most = without.value - within.bound, without.bound - within.value
    if not isinstance(dropped, Together):
        # Whoever asks less of a portfolio never has a worse one.
        at_least = max(at_least, Fraction(0))
    return DemandPrice(
        rule=rule, within=within, without=without, at_least=at_least, at_most=at_most
    )
