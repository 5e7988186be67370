from decimal import Decimal

from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.portfolio.balance.pace import Pace, pace_balance, pace_rule, paces_of
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.rules import Share
from prioritisation.decision.scoring.score_table import score_table
from tests.decision.portfolio.balance.town import TOWN, balance

# speed, output/input: the lights hang low, the homes grow, the square is fast but small.
SCORES = {"lights": (5, 4), "homes": (2, 5), "square": (4, 2)}
PACES = {
    "square": Pace.SMALL,
    "homes": Pace.GROWING,
    "lights": Pace.QUICK,
    "hostel": Pace.REST,
}


def test_the_matrix_tells_the_pace_and_what_it_cannot_place_is_the_rest():
    board = TOWN.board(BoardId.MEASURES)
    answers = [
        Answer(item=item, criterion=criterion, score=Decimal(score))
        for item, scores in SCORES.items()
        for criterion, score in zip(("speed", "output_input"), scores, strict=True)
    ]
    table = score_table(TOWN.measures, board, answers)
    assert paces_of(build_matrix(TOWN.measures, table, board)) == PACES


def test_a_portfolio_is_split_by_number_money_and_value():
    parts = {part.pace: part for part in pace_balance(balance(), PACES)}
    assert [parts[p].taken.count for p in Pace] == [1, 1, 1, 0]
    assert [parts[p].taken.cost("cost") for p in Pace] == [40, 150, 80, 0]
    assert [parts[p].taken.value for p in Pace] == [4, 10, 6, 0]
    assert parts[Pace.REST].candidates.ids == ("hostel",)


def test_quick_wins_are_a_group_of_the_matrix_and_others_are_named():
    half = Decimal("0.5")
    assert pace_rule(Pace.QUICK, PACES, "cost", half, "r1") == Share(
        id="r1", of=Group(by=GroupKind.LOW_HANGING), what="cost", at_least=half
    )
    assert pace_rule(Pace.GROWING, PACES, "value", half, "r1") == Share(
        id="r1", of=Group(measures=("homes",)), what="value", at_least=half
    )


def test_there_is_no_rule_for_a_pace_without_measures():
    assert pace_rule(Pace.QUICK, {"homes": Pace.GROWING}, "cost", Decimal(1), "r1") is None
