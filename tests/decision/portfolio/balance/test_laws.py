"""What holds for every small town: sums, and that a rule closes its gap."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.balance.balance import balance_of
from prioritisation.decision.portfolio.balance.gaps import GapKind, GapLimits, gaps_of
from prioritisation.decision.portfolio.balance.groups import VIEWS
from prioritisation.decision.portfolio.balance.pace import Pace, pace_balance
from prioritisation.decision.portfolio.balance.remedies import Obstacle, remedy_of
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.balance.town import PLAN, TOWN, measure, problem
from tests.scheduled_oracle import all_plans, best_by_trying_all

SINGLE = (GroupKind.SPEARHEAD, GroupKind.UNIT, GroupKind.OWNER)


@st.composite
def towns(draw):
    """Up to four measures over up to three years."""

    def some(*options):
        return draw(st.lists(st.sampled_from(options), unique=True, max_size=2).map(tuple))

    measures = tuple(
        measure(
            f"m{k}",
            *draw(st.lists(st.integers(0, 5), max_size=3)),
            value=draw(st.integers(0, 6)),
            spearhead=draw(st.sampled_from(["centre", "housing", ""])),
            target_groups=some("residents", "visitors"),
            channels=some("pull", "hold", "new_money"),
            factors=some("nights"),
            owner=draw(st.sampled_from(["Anna", "Bertta", ""])),
            months_to_effect=draw(st.sampled_from([0, 6, 12, 30])),
            start_earliest=draw(st.sampled_from([None, 2028])),
        )
        for k in range(draw(st.integers(1, 4)))
    )
    years = tuple(range(2027, 2027 + draw(st.integers(2, 3))))
    budgets = tuple(Decimal(draw(st.integers(0, 8))) for _ in years)
    budget = replace(PLAN.budgets["cost"], amounts=budgets)
    return replace(
        TOWN, measures=measures, plan=replace(PLAN, years=years, budgets={"cost": budget})
    )


@st.composite
def portfolios(draw):
    """A town with any selection of its measures."""
    town = draw(towns())
    asked = problem(town)
    starts = {
        c.id: draw(st.sampled_from(c.starts))
        for c in asked.candidates
        if c.starts and draw(st.booleans())
    }
    return town, Assessment(problem=asked, starts=starts)


@given(portfolios())
def test_views_in_which_a_measure_has_one_place_add_up_to_the_whole(portfolio):
    shown = balance_of(*portfolio)
    for by in SINGLE:
        for whole, side in ((shown.taken, "taken"), (shown.candidates, "candidates")):
            groups = [getattr(group, side) for group in shown.views[by].groups]
            assert sum(g.count for g in groups) == whole.count
            assert sum(g.value for g in groups) == whole.value
            assert sum(g.cost("cost") for g in groups) == whole.cost("cost")
            assert sum(g.later["cost"] for g in groups) == whole.later["cost"]


@given(portfolios())
def test_years_and_paces_add_up_to_the_whole(portfolio):
    town, assessment = portfolio
    shown = balance_of(town, assessment)
    assert sum(y.started.value for y in shown.years) == shown.taken.value == assessment.value
    paces = {m.id: list(Pace)[k % len(Pace)] for k, m in enumerate(town.measures)}
    parts = pace_balance(shown, paces)
    assert sum(part.taken.cost("cost") for part in parts) == shown.taken.cost("cost")
    assert sum(part.candidates.count for part in parts) == len(town.measures)


@given(portfolios())
def test_overlapping_views_come_to_no_less_than_the_whole(portfolio):
    shown = balance_of(*portfolio)
    for by in set(VIEWS) - set(SINGLE):
        assert sum(g.taken.cost("cost") for g in shown.views[by].groups) >= shown.taken.cost("cost")


@settings(max_examples=60)
@given(portfolios(), st.sampled_from([2027, 2028, 2029, 2030]), st.sampled_from(["0.5", "0.6"]))
def test_whatever_keeps_the_rule_of_a_gap_has_the_gap_no_more(portfolio, before, most):
    town, assessment = portfolio
    limits = GapLimits(before=before, most=Decimal(most), resource="cost")
    asked = problem(town)
    every = [Assessment(problem=asked, starts=starts) for starts in all_plans(asked)]
    marks = [{g.mark for g in gaps_of(balance_of(town, a), limits)} for a in every]
    for gap in gaps_of(balance_of(town, assessment), limits):
        remedy = remedy_of(gap, town.measures, asked, "new")
        if remedy.rule is None:
            if remedy.obstacle in (Obstacle.NO_CANDIDATE, Obstacle.TOO_LATE):
                assert all(gap.mark in found for found in marks if not _has(gap, found))
            continue
        ruled = problem(town, replace(town.plan, rules=(remedy.rule,)))
        for plan, found in zip(every, marks, strict=True):
            again = Assessment(problem=ruled, starts=plan.starts)
            if all(demand.name != "new" for demand in again.broken):
                assert gap.mark not in found


def _has(gap, found):
    """A late group may be empty instead: that is the other gap of the same group."""
    return (GapKind.EMPTY, gap.by or "", gap.key, None) in found


@settings(max_examples=40)
@given(towns())
def test_the_answer_with_the_rule_has_no_such_gap_or_there_is_none(town):
    limits = GapLimits(before=2028, most=Decimal("0.6"), resource="cost")
    best = best_schedule(problem(town))
    for gap in gaps_of(balance_of(town, best.assessment), limits):
        rule = remedy_of(gap, town.measures, best.problem, "new").rule
        if rule is None:
            continue
        ruled = problem(town, replace(town.plan, rules=(rule,)))
        try:
            answer = best_schedule(ruled)
        except InfeasibleError:
            assert best_by_trying_all(ruled) is None
            continue
        found = gaps_of(balance_of(town, answer.assessment), limits)
        assert gap.mark not in {g.mark for g in found}
        assert Fraction(answer.value) <= best.value
