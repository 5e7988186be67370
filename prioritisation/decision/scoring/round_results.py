"""The answers of a round → what the room and its groups said, as far as it may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.group_rule import shown_groups
from prioritisation.decision.scoring.group_score import Given, weighed_equally
from prioritisation.decision.scoring.question_result import QuestionResult, question_result

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResults:
    """What a round says of every item and criterion, for the whole room and by group.

    Nothing in it is of fewer people than may be shown, alone or by subtraction.

    Parameters
    ----------
    items, criteria : ids of what was asked
    participants : how many people count, whether or not they answered
    groups : how many of them by group, in the workshop's order; "" = those who told none
    weighting, group_score, least_answers : how it was worked out
    results : by item and criterion; those that are withheld or that nobody answered are absent
    withheld : answered, but by too few
    by_group : the same by group
    withheld_by_group : answered in the group, but by too few, or hidden to protect another group
    """

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    participants: int
    groups: Mapping[str, int]
    weighting: Weighting
    group_score: GroupScore
    least_answers: int
    results: Mapping[Cell, QuestionResult]
    withheld: frozenset[Cell]
    by_group: Mapping[str, Mapping[Cell, QuestionResult]]
    withheld_by_group: Mapping[str, frozenset[Cell]]


def round_results(
    answers: Iterable[Answer],
    participants: Iterable[Participant],
    *,
    items: Sequence[str],
    criteria: Sequence[str],
    board: Board,
    groups: Sequence[str],
    weighting: Weighting,
    least_answers: int,
    group_score_kind: GroupScore,
) -> RoundResults:
    """Return what a round says.

    Parameters
    ----------
    answers : those of one round
    participants : the people who count; answers of others are passed over
    items, criteria : ids of what was asked
    groups : ids of the workshop's groups, in its order
    weighting : one person one vote, or each group the same
    least_answers : of how many numbers a result must be to be shown
    """
    group_of = {person.id: person.group for person in participants}
    sizes = Counter(group_of.values())
    in_order = [*groups, *sorted(g for g in sizes if g and g not in groups), ""]
    asked = {(item, criterion) for item in items for criterion in criteria}
    given: dict[Cell, dict[str, Given]] = {}
    for answer in answers:
        cell = answer.item, answer.criterion
        if cell in asked and answer.participant in group_of:
            by_group = given.setdefault(cell, {})
            by_group.setdefault(group_of[answer.participant], Counter())[answer.score] += 1

    results: dict[Cell, QuestionResult] = {}
    withheld: set[Cell] = set()
    shown: dict[str, dict[Cell, QuestionResult]] = {g: {} for g in in_order if sizes[g]}
    hidden: dict[str, set[Cell]] = {g: set() for g in shown}
    for cell, of_cell in given.items():
        criterion = board.criterion(cell[1])
        numbers = {g: _numbers(of_cell[g]) for g in in_order if g in of_cell}
        if sum(numbers.values()) >= least_answers:
            results[cell] = _of_everybody(of_cell, criterion, weighting, group_score_kind)
        else:
            withheld.add(cell)
        may_be_shown = shown_groups(numbers, least_answers)
        for group in numbers:
            if group in may_be_shown:
                shown[group][cell] = question_result(of_cell[group], criterion, group_score_kind)
            else:
                hidden[group].add(cell)
    return RoundResults(
        items=tuple(items),
        criteria=tuple(criteria),
        participants=len(group_of),
        groups={group: sizes[group] for group in in_order if sizes[group]},
        weighting=weighting,
        group_score=group_score_kind,
        least_answers=least_answers,
        results=results,
        withheld=frozenset(withheld),
        by_group=shown,
        withheld_by_group={group: frozenset(cells) for group, cells in hidden.items()},
    )


def _of_everybody(
    of_cell: Mapping[str, Given], criterion: Criterion, weighting: Weighting, kind: GroupScore
) -> QuestionResult:
    everybody: Given = Counter()
    for given in of_cell.values():
        everybody.update(given)
    result = question_result(everybody, criterion, kind)
    if weighting is Weighting.PERSON:
        return result
    return replace(result, score=weighed_equally(result.score, of_cell.values(), kind))


def _numbers(given: Given) -> int:
    return sum(n for score, n in given.items() if score is not None)
