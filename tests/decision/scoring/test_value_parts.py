"""The parts of a value: weighed together they give what a measure is worth."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Counting, Objective, Plan
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.decision.scoring.value_parts import value_parts
from prioritisation.decision.scoring.values import item_values

BOARD = standard_board(BoardId.MEASURES)
CRITERIA = ("impact", "speed", "output_input")
MEASURES = tuple(Measure(id=i, name=Text.of(i)) for i in ("square", "lights"))


def parts_and_values(scores, plan):
    answers = [
        Answer(item=m.id, criterion=c, score=score)
        for m, row in zip(MEASURES, scores, strict=True)
        for c, score in zip(CRITERIA, row, strict=True)
    ]
    table = score_table(MEASURES, BOARD, answers)
    return value_parts(MEASURES, table, BOARD, plan), item_values(MEASURES, table, BOARD, plan)


SCORES = st.tuples(*[st.none() | st.decimals(1, 5, places=1)] * 3)


@given(
    st.tuples(SCORES, SCORES),
    st.sampled_from([Objective.BENEFIT, Objective.PRIORITY]),
    st.tuples(*[st.integers(0, 5).map(Decimal)] * 3),
    st.booleans(),
)
def test_weighed_together_they_are_the_values(scores, objective, weights, is_remaining):
    plan = Plan(
        objective=objective,
        weights=dict(zip(CRITERIA, weights, strict=True)),
        years=(2027,),
        counting=Counting.REMAINING if is_remaining else Counting.FULL,
    )
    used = ("impact", "speed") if objective is Objective.BENEFIT else CRITERIA
    counted = [c for c in used if not (is_remaining and c == "speed")]
    is_impact_alone = is_remaining and objective is Objective.BENEFIT
    assume(is_impact_alone or any(plan.weights[c] for c in counted))
    parts, values = parts_and_values(scores, plan)
    assert tuple(parts.weights) == used
    if is_impact_alone:
        assert parts.counting == ()
        return
    weighing = {c: parts.weights[c] for c in parts.counting if parts.weights[c]}
    total = sum(weighing.values())
    for measure in MEASURES:
        worth = sum(
            (w * parts.alone(c, tuple(weighing))[measure.id] for c, w in weighing.items()),
            Fraction(0),
        )
        if objective is Objective.BENEFIT and parts.parts["impact"][measure.id] is None:
            worth = Fraction(0)
        assert abs(worth / total - values.values[measure.id]) <= Fraction(1, 10**9)


def test_where_time_is_counted_through_the_years_speed_weighs_nothing():
    plan = Plan(objective=Objective.PRIORITY, years=(2027, 2028))
    parts, _ = parts_and_values(((Decimal(3),) * 3,) * 2, plan)
    assert parts.idle == ("speed",)
    benefit = replace(plan, objective=Objective.BENEFIT)
    parts, _ = parts_and_values(((Decimal(3),) * 3,) * 2, benefit)
    assert parts.idle == ("impact", "speed")


def test_money_and_stated_value_have_no_weights():
    for objective in (Objective.MONEY, Objective.VALUE):
        parts, _ = parts_and_values(((Decimal(3),) * 3,) * 2, Plan(objective=objective))
        assert parts.weights == {}
