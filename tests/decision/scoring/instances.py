"""Three measures and their scores, small enough to know by heart.

        impact  speed  output/input  cost       v(impact, speed, output/input)
square    4       5        4          60,000 €    75  100   75
lights    2       4        5          40,000 €    25   75  100
harbour   5       2        3         800,000 €   100   25   50
"""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import ScoreTable, score_table

BOARD = standard_board(BoardId.MEASURES)
TRENDS = standard_board(BoardId.TRENDS)
CRITERIA = (IMPACT, SPEED, OUTPUT_INPUT)


def measure(item_id: str, cost: int = 0, **fields) -> Measure:
    costs = {"cost": (Decimal(cost),)} if cost else {}
    return Measure(id=item_id, name=Text.of(item_id), cost=costs, **fields)


SQUARE = measure("square", 60_000, value=Decimal("4.2"), benefit_eur=90_000)
LIGHTS = measure("lights", 40_000, value=Decimal("1.5"), benefit_eur=-5_000)
HARBOUR = measure("harbour", 800_000)
MEASURES = (SQUARE, LIGHTS, HARBOUR)

SCORES = {"square": (4, 5, 4), "lights": (2, 4, 5), "harbour": (5, 2, 3)}


def answer(item: str, criterion: str, score, participant: str = "desk") -> Answer:
    number = None if score is None else Decimal(str(score))
    return Answer(item=item, criterion=criterion, score=number, participant=participant)


def answers(item: str, criterion: str, *scores) -> list[Answer]:
    """One answer of each participant, in order."""
    return [answer(item, criterion, score, f"p{i}") for i, score in enumerate(scores)]


def agreed(item: str, criterion: str, score) -> AgreedScore:
    return AgreedScore(item=item, criterion=criterion, score=Decimal(str(score)), reason="")


def answers_of(scores: Mapping[str, tuple]) -> list[Answer]:
    """The desk's answers by item, in the order impact, speed, output/input; None = not scored."""
    return [
        answer(item, criterion, score)
        for item, row in scores.items()
        for criterion, score in zip(CRITERIA, row, strict=True)
        if score is not None
    ]


def table_of(scores: Mapping[str, tuple], board=BOARD, **arguments) -> ScoreTable:
    """The score table of free measures with these scores."""
    items = [measure(item) for item in scores]
    return score_table(items, board, answers_of(scores), **arguments)


TABLE = score_table(MEASURES, BOARD, answers_of(SCORES))

# Scores on 1 … 5: whole, with one or two decimals.
scores_1_to_5 = st.decimals(1, 5, places=2) | st.integers(1, 5).map(Decimal)
rows = st.tuples(scores_1_to_5, scores_1_to_5, scores_1_to_5)
score_lists = st.lists(rows, min_size=1, max_size=6).map(
    lambda found: {f"m{i}": row for i, row in enumerate(found)}
)
weights_above_0 = st.fixed_dictionaries(
    {criterion: st.integers(1, 20).map(Decimal) for criterion in CRITERIA}
)
