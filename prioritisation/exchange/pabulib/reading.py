"""A ``.pb`` file as an election."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.pabulib.ballots import (
    NAMING_ONLY,
    BallotCount,
    VoteType,
    counted_ballots,
)
from prioritisation.exchange.pabulib.election import Election, Project
from prioritisation.exchange.pabulib.sections import (
    META,
    PROJECTS,
    VOTES,
    Record,
    Section,
    read_sections,
)


def read_election(data: bytes, *, file: str) -> Election:
    """Return the election that a file holds.

    Where PROJECTS states no votes or score of a project, they are counted from the ballots.
    What limits a ballot, such as ``max_sum_cost``, does not limit the chosen projects and is
    not read. Ballots of an unknown type cannot be counted: then the votes must be stated.

    Raises
    ------
    UnreadableFileError : it is no ``.pb`` file; it has no budget, no projects, or no votes.
    InvalidValueError : a number, an id, a category budget or a ballot is wrong.
    """
    sections = read_sections(decoded_text(data, file=file), file=file)
    meta = _meta(sections[META])
    budget = _budget(meta, file)
    projects = _projects_by_id(sections[PROJECTS])
    vote_type = _stated(meta, "vote_type")
    count = _count(sections, vote_type, projects)
    return Election(
        file=file,
        budget=budget,
        projects=tuple(_project(i, row, vote_type, count) for i, row in projects.items()),
        category_budgets=_category_budgets(meta),
        vote_type=vote_type,
        description=_stated(meta, "description"),
        currency=_stated(meta, "currency"),
        language=_stated(meta, "language"),
    )


def _meta(section: Section) -> Mapping[str, Record]:
    section.require("key", "value")
    records: dict[str, Record] = {}
    for record in section.records:
        key = record.text("key").lower()
        if key in records:
            raise record.error("key_doubled", "key", key, first=records[key].row)
        records[key] = record
    return records


def _stated(meta: Mapping[str, Record], key: str) -> str:
    return meta[key].text("value") if key in meta else ""


def _budget(meta: Mapping[str, Record], file: str) -> Decimal:
    stated = _stated(meta, "budget")
    if not stated:
        raise UnreadableFileError("budget_missing", file=file)
    return _meta_amount(meta["budget"], "budget", stated)


def _meta_amount(record: Record, key: str, text: str) -> Decimal:
    return record.at_least_zero(key, record.parsed(key, text))


def _category_budgets(meta: Mapping[str, Record]) -> Mapping[str, Decimal]:
    key = "budget_per_category"
    if not _stated(meta, key):
        return {}
    names = [name.strip() for name in _stated(meta, "categories").split(",") if name.strip()]
    amounts = [amount.strip() for amount in _stated(meta, key).split(",")]
    record = meta[key]
    if len(set(names)) != len(amounts):
        raise record.error(
            "category_budgets_not_as_many",
            key,
            _stated(meta, key),
            found=len(amounts),
            expected=len(set(names)),
        )
    return {
        name: _meta_amount(record, key, amount) for name, amount in zip(names, amounts, strict=True)
    }


def _projects_by_id(section: Section) -> Mapping[str, Record]:
    if not section.records:
        raise UnreadableFileError("projects_missing", file=section.file)
    section.require("project_id", "cost")
    records: dict[str, Record] = {}
    for record in section.records:
        project = record.text("project_id")
        if not project:
            raise record.error("bad_id", "project_id", project)
        if project in records:
            first = records[project].row
            raise record.error("id_on_two_rows", "project_id", project, first=first)
        records[project] = record
    return records


def _count(
    sections: Mapping[str, Section], vote_type: str, projects: Mapping[str, Record]
) -> BallotCount | None:
    """Return the count of the ballots, or None where they cannot be counted."""
    are_stated = {
        field: all(record.text(field) for record in projects.values())
        for field in ("votes", "score")
    }
    ballots = sections[VOTES]
    if vote_type in set(VoteType) and ballots.headings:
        needed = not are_stated["score"]
        return counted_ballots(ballots, VoteType(vote_type), projects, with_points=needed)
    if not any(are_stated.values()):
        if ballots.headings:
            known = tuple(str(known) for known in VoteType)
            raise UnreadableFileError(
                "unknown_vote_type", file=ballots.file, value=vote_type, known=known
            )
        raise UnreadableFileError("votes_missing", file=ballots.file)
    return None


def _project(project_id: str, record: Record, vote_type: str, count: BallotCount | None) -> Project:
    cost = record.amount("cost")
    if cost is None:
        raise record.error("not_a_number", "cost", "")
    votes, score = record.amount("votes"), record.number("score")
    if votes is None and count is not None:
        votes = count.votes[project_id]
    if score is None and vote_type in NAMING_ONLY:
        score = votes
    elif score is None and count is not None:
        score = count.points[project_id]
    selected = record.number("selected")
    return Project(
        id=project_id,
        name=record.text("name") or project_id,
        cost=cost,
        categories=_categories(record),
        votes=votes,
        score=score,
        # Any other number but 0 is a choice too, for a reason that the file's comment tells.
        selected=None if selected is None else selected != 0,
    )


def _categories(record: Record) -> tuple[str, ...]:
    cell = record.text("category") or record.text("categories")
    names = (name.strip() for name in cell.split(","))
    return tuple(dict.fromkeys(name for name in names if name))
