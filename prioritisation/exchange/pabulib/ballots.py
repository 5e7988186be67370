"""What the ballots give each project."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from prioritisation.exchange.pabulib.sections import Record, Section

# Enough digits for the sum of as many numbers as a file can hold to be exact.
_EXACT = 200


class VoteType(StrEnum):
    """What a ballot says of the projects that it names."""

    APPROVAL = "approval"
    CHOOSE_1 = "choose-1"
    CUMULATIVE = "cumulative"
    ORDINAL = "ordinal"
    SCORING = "scoring"


# On these a ballot says no more than which projects it names.
NAMING_ONLY = (VoteType.APPROVAL, VoteType.CHOOSE_1)
_WITH_POINTS = (VoteType.CUMULATIVE, VoteType.SCORING)


@dataclass(frozen=True, slots=True)
class BallotCount:
    """Sums over the ballots, by project id."""

    votes: Mapping[str, Decimal]
    points: Mapping[str, Decimal]


def counted_ballots(
    section: Section, vote_type: VoteType, projects: Collection[str], *, with_points: bool = True
) -> BallotCount:
    """Return the votes and points that the ballots give.

    Votes of a project: the ballots that name it. Points: for cumulative and scoring ballots
    the sum of what stands beside it in the column ``points``; for ordinal ones by Borda, of k
    named projects k for the first, k − 1 for the second … 1 for the last; for the others its
    votes.

    Parameters
    ----------
    projects : ids of all projects
    with_points : whether points are needed; if not, the ballots need not have them

    Raises
    ------
    UnreadableFileError : there are ballots without a column that is needed.
    InvalidValueError : a ballot names an unknown project, or one twice, or its points are no
        numbers or not as many as its projects.
    """
    votes = dict.fromkeys(projects, Decimal(0))
    points = dict.fromkeys(projects, Decimal(0))
    if section.records:
        section.require("vote")
    needs_points = with_points and vote_type in _WITH_POINTS
    if section.records and needs_points:
        section.require("points")
    with localcontext(prec=_EXACT):
        for ballot in section.records:
            named = _named(ballot, votes)
            given = _points(ballot, len(named), vote_type) if with_points else ()
            for project in named:
                votes[project] += 1
            for project, number in zip(named, given, strict=False):
                points[project] += number
    return BallotCount(votes, points)


def _named(ballot: Record, known: Collection[str]) -> tuple[str, ...]:
    named = _parts(ballot.text("vote"))
    for number, project in enumerate(named):
        if project not in known:
            raise ballot.error("ballot_unknown_project", "vote", project)
        if project in named[:number]:
            raise ballot.error("ballot_project_twice", "vote", project)
    return named


def _points(ballot: Record, k: int, vote_type: VoteType) -> Sequence[Decimal]:
    if vote_type is VoteType.ORDINAL:
        return [Decimal(k - place) for place in range(k)]
    if vote_type in NAMING_ONLY:
        return [Decimal(1)] * k
    points = _parts(ballot.text("points"))
    if len(points) != k:
        raise ballot.error(
            "points_not_as_many", "points", ballot.text("points"), found=len(points), expected=k
        )
    return [ballot.parsed("points", part) for part in points]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",")) if cell else ()
