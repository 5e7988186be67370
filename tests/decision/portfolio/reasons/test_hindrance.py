"""What keeps a decision from being turned round, and which decision is the nearest."""

from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.reasons.hindrance import (
    Hindrance,
    HindranceKind,
    hindrance,
)
from prioritisation.decision.portfolio.reasons.nearness import nearest_first
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.rules import Must, Never, Requires


def asked(*rules, budget=10, starts=(0,), periods=1):
    """Return a question of a square of 6 and a harbour of 12."""
    return ScheduledProblem(
        periods=periods,
        candidates=(
            Candidate(id="square", value=Fraction(6), cost={"money": (Fraction(6),)}),
            Candidate(
                id="harbour", starts=starts, value=Fraction(9), cost={"money": (Fraction(12),)}
            ),
        ),
        limits=(Limits(resource="money", budgets=(Fraction(budget),) * periods),),
        rules=rules,
        value_years=periods,
        counts_remaining=False,
    )


def fixed(measure):
    return Reason(measure=measure, best={"square": 0}, other=None, at_most=None, is_possible=False)


def reason(measure, at_least, at_most, **more):
    best = {"square": 0} if measure == "square" else {}
    other = {} if measure == "square" else {measure: 0}
    return Reason(
        measure=measure,
        best=best,
        other=other,
        at_least=Fraction(at_least),
        at_most=Fraction(at_most),
        **more,
    )


@pytest.mark.parametrize(
    ("problem", "measure", "expected"),
    [
        (asked(Never(id="n", measures=("harbour",))), "harbour", ("rule", "n")),
        (asked(Must(id="m", measures=("square",))), "square", ("rule", "m")),
        (asked(starts=()), "harbour", ("window", "")),
        (asked(), "harbour", ("budget", "money")),
        (asked(budget=15), "harbour", ("demands", "")),
        (asked(periods=2), "harbour", ("demands", "")),
        (asked(Requires(id="r", measure="harbour", needs=("square",))), "square", ("demands", "")),
    ],
)
def test_the_plainest_hindrance_is_named(problem, measure, expected):
    kind, name = expected
    assert hindrance(problem, fixed(measure)) == Hindrance(HindranceKind(kind), name)


def test_a_decision_that_can_be_turned_or_that_nobody_knows_has_none():
    assert hindrance(asked(), reason("harbour", 1, 1)) is None
    unknown = Reason(measure="harbour", best={}, other=None, at_most=None, is_possible=None)
    assert hindrance(asked(), unknown) is None


def test_the_smallest_loss_comes_first_then_the_unknown_then_what_is_fixed():
    unknown = Reason(measure="e", best={}, other=None, at_most=None, is_possible=None)
    near, far, limits = reason("a", 1, 1), reason("b", 5, 5), reason("c", 0, 3)
    ordered = nearest_first([fixed("harbour"), unknown, far, limits, near])
    assert ordered == (near, limits, far, unknown, fixed("harbour"))
