"""Answers and agreed scores → one score for each item and criterion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, Criterion
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.settings import (
    GroupScore,
    OutputInput,
    ScoringSettings,
)
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.computed import computed_score, limits_fit
from prioritisation.decision.scoring.group_score import (
    Given,
    given_by_key,
    group_score,
    weighed_equally,
)
from prioritisation.decision.scoring.score import Score, ScoreSource
from prioritisation.errors import InvalidValueError

# A table is read by what its cells hold.
__all__ = ["Score", "ScoreSource", "ScoreTable", "score_table"]

# Who scores: workshop and participant.
Scorer = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """Scores of the items of a board, by id.

    Parameters
    ----------
    criteria : ids of the board's criteria, in its order
    scores : by item id, in list order, then by criterion id; complete
    group_score, weighting : how answers became the group's score, to be named on each picture
    """

    criteria: tuple[str, ...]
    scores: Mapping[str, Mapping[str, Score]]
    group_score: GroupScore = GroupScore.MEAN
    weighting: Weighting = Weighting.PERSON

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items, in list order."""
        return tuple(self.scores)

    def score(self, item_id: str, criterion_id: str) -> Score:
        """Return what is known of an item on a criterion.

        Raises
        ------
        InvalidValueError : the table has no such item or criterion.
        """
        if item_id not in self.scores:
            raise InvalidValueError("unknown_id", field="item", value=item_id)
        if criterion_id not in self.criteria:
            raise InvalidValueError("unknown_criterion", field="criterion", value=criterion_id)
        return self.scores[item_id][criterion_id]

    def value(self, item_id: str, criterion_id: str) -> Fraction | None:
        """Return the score in effect, or None where there is none.

        Raises
        ------
        InvalidValueError : the table has no such item or criterion.
        """
        return self.score(item_id, criterion_id).value

    def values(self, criterion_id: str) -> Mapping[str, Fraction]:
        """Return the scores in effect on a criterion, by the items that have one."""
        rows = ((i, self.score(i, criterion_id).value) for i in self.scores)
        return {i: value for i, value in rows if value is not None}

    def judged(self, criterion_id: str) -> Mapping[str, Fraction]:
        """Return what people say on a criterion, by the items that they scored."""
        rows = ((i, self.score(i, criterion_id).judged) for i in self.scores)
        return {i: judged for i, judged in rows if judged is not None}

    def computed(self, criterion_id: str = OUTPUT_INPUT) -> Mapping[str, Fraction]:
        """Return the computed scores, by the measures that have one."""
        rows = ((i, self.score(i, criterion_id).computed) for i in self.scores)
        return {i: computed.score for i, computed in rows if computed is not None}


def score_table(
    items: Iterable[Item],
    board: Board,
    answers: Iterable[Answer],
    agreed: Iterable[AgreedScore] = (),
    settings: ScoringSettings = ScoringSettings(),
    *,
    groups: Mapping[Scorer, str] | None = None,
    resource: str = "cost",
) -> ScoreTable:
    """Return the scores of items on the criteria of their board.

    The score in effect is the group's, the mean or median of the answers that are numbers;
    an agreed score stands in its place; for measures, where the settings have output/input
    computed, the computed one stands in place of both. Computed scores are there to compare
    with either way, unless the limits do not fit the scale and nobody asked for them.

    Parameters
    ----------
    items : those of the board, in list order
    answers : those of the rounds that count; a later one for the same key replaces an earlier
    agreed : what the room decided; the last one for an item and criterion counts
    settings : mean or median; output/input judged or computed; its limits
    groups : the group of each scorer, by workshop and participant, where each group weighs the
        same; None = one person, one vote
    resource : the money whose net cost the computed output/input reads

    Answers and agreed scores for other items or criteria are passed over: the store keeps
    them when an item is deleted, and they count again when the deletion is undone.

    Raises
    ------
    InvalidValueError : an item is doubled, a score is outside its criterion's scale, or
        output/input is to be computed and its limits do not fit the scale.
    """
    answers = tuple(answers)
    given = given_by_key(answers)
    of_groups = {} if groups is None else _given_by_group(answers, groups)
    decided = {(score.item, score.criterion): score for score in agreed}
    scores: dict[str, Mapping[str, Score]] = {}
    for item in items:
        if item.id in scores:
            raise InvalidValueError("id_doubled", field="id", value=item.id)
        row = {
            c.id: _judged_score(
                item,
                c,
                given.get((item.id, c.id)),
                decided.get((item.id, c.id)),
                settings,
                of_groups.get((item.id, c.id), ()),
            )
            for c in board.criteria
        }
        if isinstance(item, Measure) and OUTPUT_INPUT in row:
            row[OUTPUT_INPUT] = _with_computed(item, row, board, settings, resource)
        scores[item.id] = row
    return ScoreTable(
        criteria=tuple(criterion.id for criterion in board.criteria),
        scores=scores,
        group_score=settings.group_score,
        weighting=Weighting.PERSON if groups is None else Weighting.GROUP,
    )


def _given_by_group(
    answers: Iterable[Answer], groups: Mapping[Scorer, str]
) -> Mapping[tuple[str, str], Iterable[Given]]:
    """Return the answers to each question, group by group; who has none is in one without name."""
    parted: dict[str, list[Answer]] = {}
    for answer in answers:
        group = groups.get((answer.workshop, answer.participant), "")
        parted.setdefault(group, []).append(answer)
    found: dict[tuple[str, str], list[Given]] = {}
    for of_group in parted.values():
        for cell, given in given_by_key(of_group).items():
            found.setdefault(cell, []).append(given)
    return found


def _judged_score(
    item: Item,
    criterion: Criterion,
    given: Given | None,
    agreed: AgreedScore | None,
    settings: ScoringSettings,
    by_group: Iterable[Given],
) -> Score:
    for number in given or ():
        if number is not None:
            _checked(number, item, criterion)
    score = group_score(given, settings.group_score) if given else Score()
    score = weighed_equally(score, by_group, settings.group_score)
    if agreed is None:
        return score
    value = Fraction(_checked(agreed.score, item, criterion))
    return replace(score, value=value, source=ScoreSource.AGREED, agreed=agreed)


def _checked(score: Decimal, item: Item, criterion: Criterion) -> Decimal:
    try:
        return criterion.checked_score(score)
    except InvalidValueError as error:
        error.details["item"] = item.id
        raise


def _with_computed(
    measure: Measure,
    row: Mapping[str, Score],
    board: Board,
    settings: ScoringSettings,
    resource: str,
) -> Score:
    judged = row[OUTPUT_INPUT]
    criterion = board.criterion(OUTPUT_INPUT)
    asked_for = settings.output_input is OutputInput.COMPUTED
    if not asked_for and not limits_fit(settings.ratio_limits, criterion):
        return judged
    impact = row[IMPACT].value if IMPACT in row else None
    points = None if impact is None else board.criterion(IMPACT).points_of(impact)
    computed = computed_score(points, measure.net_cost(resource), criterion, settings.ratio_limits)
    if not asked_for:
        return replace(judged, computed=computed)
    value = None if computed is None else computed.score
    return replace(judged, value=value, source=ScoreSource.COMPUTED, computed=computed)
