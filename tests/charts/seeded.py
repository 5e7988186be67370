"""Seeded boards of 20, 40 and 60 measures with real names: the same for every test and benchmark.

A board is plain rows, so that it can be placed here as geometry, or written into a store and
read off the screen.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from prioritisation.charts.matrix_info import MatrixInfo, matrix_info
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.score_table import score_table
from tests.charts import town

SIZES = (20, 40, 60)
KINDS = ("whole", "means")
LANGUAGES = ("fi", "en")
SEEDS = range(20)
SPEARHEADS = ("housing", "service-experience", "living-centre", "education-jobs")

_SAMPLE = Path(__file__).resolve().parents[2] / "data" / "heinola"


class Row(NamedTuple):
    """A measure with its scores, as decimals in text; `spearhead` may be empty."""

    id: str
    name: str
    spearhead: str
    impact: str
    speed: str
    output_input: str


class Board(NamedTuple):
    """The rows of one seed."""

    n: int
    kind: str
    language: str
    seed: int
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What the board is, for a test's name."""
        return f"{self.n} {self.kind} {self.language} {self.seed}"


def boards(n: int, kind: str, language: str, seeds: Iterable[int] = SEEDS) -> Iterator[Board]:
    """Yield a board for every seed.

    Parameters
    ----------
    n : how many measures
    kind : ``whole``: whole numbers 1 … 5; ``means``: what a group's means look like, 1.0 … 5.0
    language : of the names
    seeds : even ones spread over the spearheads, odd ones have none
    """
    return (board(n, kind, language, seed) for seed in seeds)


def board(n: int, kind: str, language: str, seed: int) -> Board:
    """Return the board of one seed."""
    random = Random(f"{n} {kind} {seed}")
    picked = random.sample(range(len(names("fi"))), n)
    return Board(n, kind, language, seed, tuple(_rows(random, picked, kind, language, seed)))


def _rows(
    random: Random, picked: Iterable[int], kind: str, language: str, seed: int
) -> Iterator[Row]:
    for k, which in enumerate(picked):
        spearhead = random.choice(SPEARHEADS) if seed % 2 == 0 else ""
        scores = [_score(random, kind) for _ in range(3)]
        yield Row(f"m{k}", names(language)[which], spearhead, *scores)


def _score(random: Random, kind: str) -> str:
    if kind == "whole":
        return str(random.randint(1, 5))
    return f"{random.randint(10, 50) / 10:.1f}"


@cache
def names(language: str) -> tuple[str, ...]:
    """Return the sample's names, each once, alike in order in both languages."""
    found: dict[str, str] = {}
    for fi, en in _pairs():
        if fi not in found and en not in found.values():
            found[fi] = en
    return tuple(found) if language == "fi" else tuple(found.values())


def _pairs() -> Iterator[tuple[str, str]]:
    for file in ("measures", "factors", "trends"):
        with (_SAMPLE / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter=";"):
                yield row["name:fi"], row["name:en"]
    programme = tomllib.loads((_SAMPLE / "programme.toml").read_text(encoding="utf-8"))
    for part in programme["driver_map"]:
        yield part["name"]["fi"], part["name"]["en"]


def programme_of(board: Board) -> Programme:
    """Return the rows as measures of a programme with four spearheads."""
    measures = [
        Measure(id=row.id, name=Text.of(row.name), spearhead=row.spearhead) for row in board.rows
    ]
    return replace(
        town.programme(()),
        spearheads=tuple(Part(id=id_, name=Text.of(id_)) for id_ in SPEARHEADS),
        measures=tuple(measures),
    )


def info_of(board: Board, *, as_slide: bool = False) -> MatrixInfo:
    """Return what the matrix of a board shows."""
    programme = programme_of(board)
    on_axes = programme.boards[0]
    scores = {row.id: (row.impact, row.speed, row.output_input) for row in board.rows}
    table = score_table(programme.measures, on_axes, town.answers(scores))
    matrix = build_matrix(programme.measures, table, on_axes)
    wording = town.FI if board.language == "fi" else town.EN
    return matrix_info(programme, matrix, table, wording, as_slide=as_slide)


def nudged(board: Board, id_: str, by: Decimal) -> Board:
    """Return the board with the scores of one measure moved, inwards at an end of the scale."""
    rows = [_nudged(row, by) if row.id == id_ else row for row in board.rows]
    return board._replace(rows=tuple(rows))


def _nudged(row: Row, by: Decimal) -> Row:
    across = Decimal(row.output_input)
    step = by if 1 <= across + by <= 5 else -by
    return row._replace(output_input=str(across + step))
