"""What a room of residents and companies said of the town's measures."""

from datetime import UTC, datetime
from decimal import Decimal

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.round_results import round_results

GROUPS = ("residents", "companies")


def results_of(programme, said, *, weighting=Weighting.PERSON):
    """Return the results of a round.

    Parameters
    ----------
    said : by item and criterion, the scores of the residents and those of the companies
    """
    board = programme.boards[0]
    answers = [
        Answer(
            participant=f"{group}{k}",
            item=item,
            criterion=criterion,
            score=None if score is None else Decimal(score),
        )
        for (item, criterion), of_groups in said.items()
        for group, scores in zip(GROUPS, of_groups, strict=True)
        for k, score in enumerate(scores)
    ]
    ids = sorted({answer.participant for answer in answers})
    people = [
        Participant(
            id=i, group=i.rstrip("0123456789"), joined_at=datetime(2026, 11, 25, tzinfo=UTC)
        )
        for i in ids
    ]
    return round_results(
        answers,
        people,
        items=[measure.id for measure in programme.measures],
        criteria=[criterion.id for criterion in board.criteria],
        board=board,
        groups=GROUPS,
        weighting=weighting,
        least_answers=3,
        group_score_kind=GroupScore.MEAN,
    )
