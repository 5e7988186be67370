"""The people who scored, and what is worked out from their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.items import Item
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.scoring.score import ScoreSource
from prioritisation.decision.scoring.score_table import ScoreTable, score_table

Cell = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Room:
    """The people who scored a board in one round, and how their scores are read.

    Parameters
    ----------
    items : of the board, in list order
    answers : of everybody who counts, one round
    agreed : what the room decided; it stands in place of everybody's own
    groups : the group of each participant, where each group weighs the same; None = one person,
        one vote
    least : answers to an item and criterion that fewer people gave as numbers are passed over
    """

    items: tuple[Item, ...]
    board: Board
    answers: tuple[Answer, ...]
    agreed: tuple[AgreedScore, ...] = ()
    settings: ScoringSettings = ScoringSettings()
    groups: Mapping[str, str] | None = None
    least: int = 1

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """Ids of those who gave at least one number, in order."""
        return tuple(sorted({a.participant for a in self.counting if a.score is not None}))

    @cached_property
    def counting(self) -> tuple[Answer, ...]:
        """The answers that count: to what enough people answered with a number."""
        numbers = Counter((a.item, a.criterion) for a in self.answers if a.score is not None)
        return tuple(a for a in self.answers if numbers[a.item, a.criterion] >= self.least)

    @cached_property
    def table(self) -> ScoreTable:
        """The scores in effect."""
        return self.table_of(dict.fromkeys({a.participant for a in self.counting}, 1))

    def table_of(self, times: Mapping[str, int]) -> ScoreTable:
        """Return the scores in effect of another group of people.

        Parameters
        ----------
        times : how often each participant is in it; who is missing is not
        """
        answers, groups = [], {}
        for answer in self.counting:
            for copy in range(times.get(answer.participant, 0)):
                person = f"{answer.participant} {copy}"
                answers.append(replace(answer, participant=person))
                if self.groups is not None:
                    groups[answer.workshop, person] = self.groups.get(answer.participant, "")
        return score_table(
            self.items,
            self.board,
            answers,
            self.agreed,
            self.settings,
            groups=None if self.groups is None else groups,
        )

    def own_tables(self) -> Mapping[str, ScoreTable]:
        """Return the scores as each participant sees them, by participant.

        Their own number, where they gave one and neither an agreed nor a computed score stands in
        its place; the group's score elsewhere.
        """
        own: dict[str, dict[Cell, Fraction]] = {}
        for answer in self.counting:
            if answer.score is not None:
                of_person = own.setdefault(answer.participant, {})
                of_person[answer.item, answer.criterion] = Fraction(answer.score)
        return {person: self._with_own(own[person]) for person in self.participants}

    def _with_own(self, own: Mapping[Cell, Fraction]) -> ScoreTable:
        scores = {}
        for item, row in self.table.scores.items():
            scores[item] = {
                criterion: (
                    replace(score, value=own[item, criterion])
                    if (item, criterion) in own and score.source is ScoreSource.GROUP
                    else score
                )
                for criterion, score in row.items()
            }
        return replace(self.table, scores=scores)
