"""The sample programme, put into an empty store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import SAMPLE_FOLDER, SAMPLE_ID
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.programme import Programme
from prioritisation.exchange.board_csv import read_board
from prioritisation.exchange.links_csv import read_links
from prioritisation.exchange.programme_toml import read_programme
from prioritisation.store import Store

# What the portfolio page opens with; like every amount of the sample, nobody's own.
SAMPLE_BUDGET = Decimal(2_000_000)

# Factors first: measures name them.
_ORDER = (BoardId.FACTORS, BoardId.TRENDS, BoardId.MEASURES)


def open_sample(store: Store) -> None:
    """Put the sample programme into the store, unless it is there already."""
    if any(programme.id == SAMPLE_ID for programme in store.programmes()):
        return
    programme, answers = sample_programme()
    store.create(programme, answers=answers, who="sample", kind="programme_opened")


def sample_programme() -> tuple[Programme, tuple[Answer, ...]]:
    """Return the sample programme with its items, and its illustrative scores."""
    path = SAMPLE_FOLDER / "programme.toml"
    programme = read_programme(path.read_bytes(), file=path.name)
    answers: list[Answer] = []
    for board_id in _ORDER:
        path = SAMPLE_FOLDER / f"{board_id}.csv"
        table = read_board(path.read_bytes(), file=path.name, board=programme.board(board_id))
        programme = programme.with_items(board_id, table.items)
        answers += [
            Answer(item=item, criterion=criterion, score=score)
            for (item, criterion), score in table.scores.items()
        ]
    path = SAMPLE_FOLDER / "trend_links.csv"
    links = read_links(
        path.read_bytes(),
        file=path.name,
        trends={trend.id for trend in programme.trends},
        items={item.id for item in (*programme.measures, *programme.factors)},
    )
    programme = replace(programme, trend_links=links)
    resource = programme.resources[0].id
    plan = replace(programme.plan, budgets={resource: single_budget(SAMPLE_BUDGET)})
    return replace(programme, plan=plan), tuple(answers)
