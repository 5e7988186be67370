"""What is known of one item on one criterion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.programme.answers import AgreedScore
from prioritisation.decision.scoring.computed import ComputedScore


class ScoreSource(StrEnum):
    """Where the score in effect comes from."""

    GROUP = "group"
    AGREED = "agreed"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What is known of one item on one criterion.

    Parameters
    ----------
    value : the score in effect, on the criterion's scale; None = there is none
    source : where `value` comes from; GROUP where there is none
    group : mean or median of the answers that are numbers; None without any
    spread : their sample standard deviation (n − 1), to six decimals; None below two
    lowest, highest : the least and the greatest of them
    lower_quartile, upper_quartile : Tukey's hinges, the medians of the lower and the upper half
        of them; of an odd number the middle one is in both halves; None below two
    count : n, how many there are
    dont_knows : how many answers are no numbers
    agreed : what the room decided; stands in place of the group's score
    computed : output/input from impact and cost, for measures only; stands in place of what
        people judged only where the settings say so

    Source of the hinges: Tukey (1977), Exploratory Data Analysis.
    """

    value: Fraction | None = None
    source: ScoreSource = ScoreSource.GROUP
    group: Fraction | None = None
    spread: Decimal | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    lower_quartile: Fraction | None = None
    upper_quartile: Fraction | None = None
    count: int = 0
    dont_knows: int = 0
    agreed: AgreedScore | None = None
    computed: ComputedScore | None = None

    @property
    def judged(self) -> Fraction | None:
        """What people say: the agreed score, else the group's."""
        return self.group if self.agreed is None else Fraction(self.agreed.score)
