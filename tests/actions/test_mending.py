"""The tiny town's plan contradicts itself, is mended by a way out, and that is taken back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.contradicting import contradiction_job, steps_of
from prioritisation.actions.jobs import close_jobs
from prioritisation.actions.mending import mend, mended_plan
from prioritisation.actions.plan_editing import set_plan, with_budget, with_rule, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.posing import posed
from prioritisation.decision.portfolio.contradictions.changed_rules import changed_problem
from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    TakenOff,
)
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Amount, Count, Must, Never, Requires, Share
from prioritisation.errors import RevisionConflictError
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

from .town import BY_VALUE, WHO, desk, undo

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
EVERYTHING = Must(id="all", measures=("square", "lights", "harbour"))
SMALL = Group(measures=("square", "lights"))


@pytest.fixture(autouse=True)
def jobs():
    yield
    close_jobs()


def explained(question):
    """What is known of a question's contradictions when all is known."""
    job = contradiction_job(question)
    assert job.wait(60)
    return job.outcome()


def contradicting(store, *rules, plan=BY_VALUE):
    """Put rules into the plan; return the desk and what contradicts what."""
    for rule in rules:
        plan = with_rule(plan, rule)
    set_plan(store, desk(store), plan, what="rule_new", who=WHO)
    now = desk(store)
    return now, explained(posed(now))


def last_said(store, say):
    return event_sentence(store.undoable("town"), say)


def test_more_money_is_given_told_and_taken_back(store):
    now, known = contradicting(store, EVERYTHING)
    assert known.are_all
    (one,) = known.found
    way = one.out.ways[0]
    assert isinstance(way, More)
    mend(store, now, way, who=WHO)
    assert last_said(store, EN) == "Plan: Money: €110 → €210"
    assert last_said(store, FI).replace("\u00a0", " ") == "Suunnitelma: Money: 110 € → 210 €"
    assert planned_portfolio(desk(store)).portfolio.selected == EVERYTHING.measures
    undo(store)
    assert desk(store).programme.plan == now.programme.plan


def test_a_rule_is_switched_off_and_told(store):
    now, known = contradicting(store, EVERYTHING)
    way = known.found[0].out.ways[-1]
    assert isinstance(way, Dropped)
    mend(store, now, way, who=WHO)
    assert last_said(store, EN) == "Plan: Rule off: square, lights and harbour must be in."
    (rule,) = desk(store).programme.plan.rules
    assert rule == replace(EVERYTHING, on=False)


def test_a_way_out_of_a_plan_that_somebody_has_changed_is_refused(store):
    now, known = contradicting(store, EVERYTHING)
    richer = with_budget(now.programme.plan, "cost", Budget(amounts=(Decimal(150),)))
    set_plan(store, now, richer, what="budget", who="another")
    with pytest.raises(RevisionConflictError):
        mend(store, now, known.found[0].out.ways[0], who=WHO)
    assert desk(store).programme.plan == richer


def test_in_and_out_at_once_is_mended_like_any_other_contradiction(store):
    rich = with_budget(BY_VALUE, "cost", Budget(amounts=(Decimal(500),)))
    never = Never(id="no", measures=("square", "lights"))
    _, known = contradicting(store, EVERYTHING, never, plan=rich)
    (one,) = known.found
    assert [demand.name for demand in one.demands] == ["all", "no"]
    # Either rule names both: without one of the two the other is in and out still.
    assert [(type(way), way.demand.name) for way in one.out.ways] == [
        (Dropped, "all"),
        (Dropped, "no"),
    ]


YEARS = with_budget(
    with_years(BY_VALUE, (2027, 2028)),
    "cost",
    Budget(
        amounts=(Decimal(60), Decimal(40)),
        total=Decimal(90),
        carry_over=Decimal("0.5"),
        after=AfterLimit.LAST,
    ),
)


@pytest.mark.parametrize(
    "rules",
    [
        [EVERYTHING],
        [Count(id="two", of=Group(measures=EVERYTHING.measures), at_least=3)],
        [Count(id="two", of=Group(measures=EVERYTHING.measures), exactly=3)],
        [Amount(id="much", of=SMALL, what="cost", at_least=Decimal("109.5"))],
        [Amount(id="worth", of=SMALL, what="value", at_least=Decimal("10.5"))],
        [Share(id="half", of=SMALL, what="count", at_most=Decimal("0.3")), EVERYTHING],
        [
            Requires(id="later", measure="lights", needs=("square",), gap=2),
            Must(id="l", measures=("lights",)),
        ],
    ],
)
def test_the_mended_plan_poses_the_mended_problem(store, rules):
    now, known = contradicting(store, *rules, plan=YEARS)
    question = posed(now)
    ways = [way for one in known.found for way in one.out.ways]
    assert {type(way) for way in ways} <= {More, Loosened, TakenOff, Dropped}
    assert ways
    for way in ways:
        mended = posed(now, mended_plan(now.programme.plan, way)).problem
        after_last = steps_of(question).after_last
        assert repr(mended) == repr(changed_problem(question.problem, way, after_last))
    for one in known.found:
        assert one.is_settled
        assert one.out.unknown == ()
