"""How alike answers are, in words."""

from collections import Counter
from decimal import Decimal

import pytest

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.settings import GroupScore
from prioritisation.decision.programme.text import Text
from prioritisation.decision.scoring.question_result import question_result
from prioritisation.wording.agreement import agreement_word, spread_sentence
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
IMPACT = Criterion(id="impact", name=Text.of("Impact"))


def result(counts, criterion=IMPACT):
    given = Counter({Decimal(score): n for score, n in counts.items()})
    return question_result(given, criterion, GroupScore.MEAN)


@pytest.mark.parametrize(
    ("agreement", "english", "finnish"),
    [
        (None, "agreement undefined below two scores", None),
        (0.0, "agreement 0.00, weak", "yhtenäisyys 0,00, heikko"),
        (0.46, "agreement 0.46, weak", "yhtenäisyys 0,46, heikko"),
        (0.5, "agreement 0.50, moderate", "yhtenäisyys 0,50, kohtalainen"),
        (0.7, "agreement 0.70, strong", "yhtenäisyys 0,70, vahva"),
        (1.0, "agreement 1.00, strong", "yhtenäisyys 1,00, vahva"),
    ],
)
def test_an_agreement_has_its_figure_and_its_word(agreement, english, finnish):
    assert agreement_word(agreement, EN) == english
    if finnish is not None:
        assert agreement_word(agreement, FI) == finnish


@pytest.mark.parametrize(
    ("agreement", "shown"),
    [(0.696, "0.70, strong"), (0.694, "0.69, moderate"), (0.4951, "0.50, moderate")],
)
def test_the_word_is_that_of_the_figure_beside_it(agreement, shown):
    assert agreement_word(agreement, EN) == f"agreement {shown}"


def test_a_plain_sentence_says_who_stands_at_the_ends():
    split = result({1: 4, 2: 6, 3: 6, 4: 11, 5: 10})
    assert spread_sentence(split, IMPACT, EN) == "21 gave at least 4, 10 at most 2."
    assert spread_sentence(split, IMPACT, FI) == "21 antoi vähintään 4, 10 enintään 2."


def test_on_a_short_scale_the_ends_are_the_levels_themselves():
    short = Criterion(id="yes", name=Text.of("Yes"), low=0, high=2)
    assert spread_sentence(result({0: 2, 2: 3}, short), short, EN) == (
        "3 gave at least 2, 2 at most 0."
    )


def test_a_scale_through_nought_is_written_with_a_minus():
    direction = Criterion(id="direction", name=Text.of("Direction"), low=-2, high=2)
    given = result({-2: 3, 1: 4, 2: 1}, direction)
    assert spread_sentence(given, direction, EN) == "5 gave at least 1, 3 at most −1."
