"""A small town whose measures, spearheads and scores every test of the charts knows by heart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from prioritisation.charts.matrix_info import MatrixInfo, matrix_info
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import Board, BoardId, Orientation
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)

ANCHORS = {
    "output_input": ("small", "fairly small", "moderate", "large", "very large"),
    "speed": ("over 5 years", "3–5 years", "1–2 years", "under a year", "months"),
}
SQUARE = Measure(
    id="square",
    name=Text.of({"fi": "Tori", "en": "Market square"}),
    cost={"cost": (Decimal(400_000), Decimal(80_000))},
    spearhead="centre",
    target_groups=("residents", "visitors"),
    unit="Streets",
    owner="Head of streets",
    illustrative=True,
)
HOMES = Measure(
    id="homes",
    name=Text.of({"fi": "Rantakerrostalot", "en": "Waterfront homes"}),
    cost={"cost": (Decimal(1_920_000),)},
    spearhead="housing",
)
TALKS = Measure(id="talks", name=Text.of({"fi": "Yrityskäynnit", "en": "Company visits"}))

# By id: impact, speed, output/input.
SCORES: Mapping[str, tuple[str, str, str]] = {
    "square": ("4", "5", "3.5"),
    "homes": ("5", "2", "4"),
    "talks": ("2", "4", "4"),
}


def board() -> Board:
    """Return the standard board with its axes in words; on its slide large stands on the left."""
    plain = standard_board(BoardId.MEASURES)
    criteria = [_in_words(criterion) for criterion in plain.criteria]
    return replace(plain, criteria=tuple(criteria), slide=Orientation(x_reversed=True))


def _in_words(criterion: Criterion) -> Criterion:
    anchors = tuple(Text.of(words) for words in ANCHORS.get(criterion.id, ()))
    name = {"impact": "Impact", "speed": "Speed", "output_input": "Output/input"}
    return replace(criterion, name=Text.of(name[criterion.id]), anchors=anchors)


def programme(measures: Iterable[Measure] = (SQUARE, HOMES, TALKS)) -> Programme:
    """Return the programme with these measures."""
    return Programme(
        id="town",
        title=Text.of("Town"),
        spearheads=(
            Part(id="housing", name=Text.of("Housing")),
            Part(id="centre", name=Text.of("Living centre")),
        ),
        target_groups=(
            Part(id="residents", name=Text.of("Residents")),
            Part(id="visitors", name=Text.of("Visitors")),
        ),
        boards=(board(),),
        measures=tuple(measures),
    )


def answers(scores: Mapping[str, tuple[str, str, str]]) -> list[Answer]:
    """Return one answer for each score."""
    criteria = ("impact", "speed", "output_input")
    return [
        Answer(item=item, criterion=criterion, score=Decimal(score))
        for item, row in scores.items()
        for criterion, score in zip(criteria, row, strict=True)
    ]


def info_of(
    measures: Iterable[Measure] = (SQUARE, HOMES, TALKS),
    scores: Mapping[str, tuple[str, str, str]] = SCORES,
    *,
    agreed: Iterable[AgreedScore] = (),
    more: Iterable[Answer] = (),
    axes: tuple[str, str] = ("output_input", "speed"),
    wording: Wording = EN,
    **options: object,
) -> MatrixInfo:
    """Return what the matrix of some measures shows; `more` are further participants' answers."""
    town = programme(measures)
    on_axes = replace(town.boards[0], x=axes[0], y=axes[1])
    table = score_table(town.measures, on_axes, [*answers(scores), *more], agreed)
    matrix = build_matrix(town.measures, table, on_axes)
    return matrix_info(town, matrix, table, wording, board=on_axes, **options)


def crowd(
    places: Iterable[tuple[int, int, int]], names: Iterable[str], **options: object
) -> MatrixInfo:
    """Return a matrix of measures at whole-number places (output/input, speed, impact)."""
    scores: dict[str, tuple[str, str, str]] = {}
    measures = []
    for k, ((x, y, impact), name) in enumerate(zip(places, names, strict=False)):
        measures.append(
            Measure(
                id=f"m{k}",
                name=Text.of(name),
                spearhead=("housing", "centre", "")[k % 3],
            )
        )
        scores[f"m{k}"] = (str(impact), str(y), str(x))
    return info_of(measures, scores, **options)
