"""The sample programme, put into an empty store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import SAMPLE_FOLDER, SAMPLE_ID, desk_of
from prioritisation.actions.workshops.guards import check_workshops
from prioritisation.decision.programme.answers import DESK_WORKSHOP, Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.programme import Programme
from prioritisation.exchange.board_csv import read_board
from prioritisation.exchange.links_csv import read_links
from prioritisation.exchange.programme_toml import read_programme
from prioritisation.store import AgreedKey, AnswerKey, Change, Store, key_of

# What the portfolio page opens with; like every amount of the sample, nobody's own.
SAMPLE_BUDGET = Decimal(2_000_000)

# Factors first: measures name them.
_ORDER = (BoardId.FACTORS, BoardId.TRENDS, BoardId.MEASURES)


# Kept in the workspace once somebody has deleted the sample, and its time is over.
_REMOVED = "sample_removed"


def open_sample(store: Store) -> None:
    """Put the sample programme into the store, unless it is there already, or was deleted."""
    if SAMPLE_ID in store.shelf.ids() or store.workspace.get(_REMOVED):
        return
    programme, answers = sample_programme()
    store.create(programme, answers=answers, who="sample", kind="programme_opened")


def note_sample_removed(store: Store) -> None:
    """Remember that the sample is gone for good, so that no start of the server brings it back."""
    store.workspace.put(_REMOVED, True)


def restore_sample(store: Store, *, who: str) -> None:
    """Make the sample what it was at first, wherever it is: changed, hidden, deleted or gone.

    As one action, which can be undone where the sample was there.

    Raises
    ------
    InvalidValueError : a workshop that goes on has answers to an item that the sample lacks.
    """
    if SAMPLE_ID not in store.shelf.ids():
        store.workspace.put(_REMOVED, None)
        open_sample(store)
        return
    there = {programme.id: programme for programme in store.programmes()}
    if SAMPLE_ID not in there:
        store.shelf.take_back(SAMPLE_ID, who=who)
    elif there[SAMPLE_ID].archived_at is not None:
        store.shelf.bring_back(SAMPLE_ID, who=who)
    now = desk_of(store, SAMPLE_ID)
    programme, answers = sample_programme()
    for board_id in BoardId:
        left = {item.id for item in programme.items_on(board_id)}
        gone = [i.id for i in now.programme.items_on(board_id) if i.id not in left]
        check_workshops(store, SAMPLE_ID, board_id, items=gone)
    own = {key_of(answer) for answer in now.answers if answer.workshop == DESK_WORKSHOP}
    change = Change(
        programme=programme,
        answers=answers,
        removed_answers=tuple(key for key in own if isinstance(key, AnswerKey)),
        removed_agreed=tuple(AgreedKey(score.item, score.criterion) for score in now.agreed),
    )
    store.write(SAMPLE_ID, change, based_on=now.revision, who=who, kind="sample_restored")


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
