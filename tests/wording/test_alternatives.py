"""What is said of other lists, for none, one, many, and where not all is known."""

from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.alternatives.count_within import Count
from prioritisation.decision.portfolio.alternatives.next_best import next_best
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.wording.alternatives import as_good_sentence, list_name, shared_sentence
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.decision.portfolio.scheduling.towns import town

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
TWO = Fraction(1, 50)


@pytest.mark.parametrize(
    ("count", "is_exact", "english", "finnish"),
    [
        (
            0,
            True,
            "No other list is as good within 2%.",
            "Mikään muu lista ei ole yhtä hyvä 2 %:n tarkkuudella.",
        ),
        (
            1,
            True,
            "1 other list is as good within 2%.",
            "1 muu lista on yhtä hyvä 2 %:n tarkkuudella.",
        ),
        (
            69,
            True,
            "69 other lists are as good within 2%.",
            "69 muuta listaa on yhtä hyviä 2 %:n tarkkuudella.",
        ),
        (
            1000,
            False,
            "At least 1,000 other lists are as good within 2%.",
            "Ainakin 1 000 muuta listaa on yhtä hyviä 2 %:n tarkkuudella.",
        ),
        (
            0,
            False,
            "How many other lists are as good within 2% is not known: the count was ended "
            "before one was found.",
            "Ei tiedetä, kuinka moni muu lista on yhtä hyvä 2 %:n tarkkuudella: laskenta päättyi "
            "ennen kuin yhtään löytyi.",
        ),
    ],
)
def test_how_many_lists_are_as_good(count, is_exact, english, finnish):
    counted = Count(count=count, is_exact=is_exact)
    assert as_good_sentence(counted, TWO, EN) == english
    assert as_good_sentence(counted, TWO, FI).replace("\u00a0", " ") == finnish


def test_a_tolerance_between_whole_per_cents_is_said_as_typed():
    assert "0,25 %:n" in as_good_sentence(
        Count(count=3, is_exact=True), Fraction(1, 400), FI
    ).replace("\u00a0", " ")


def test_what_lists_share_covers_every_measure():
    alternatives = next_best(town(), best_schedule(town()), 2)
    assert shared_sentence(alternatives, EN) == (
        "No measure is in all 2 lists. 3 are in some of them."
    )
    assert shared_sentence(alternatives, FI) == (
        "Mikään toimenpide ei ole kaikissa 2 listassa. 3 on joissakin niistä."
    )


def test_the_first_list_is_the_best_and_the_others_have_numbers():
    assert [list_name(place, EN) for place in range(3)] == [
        "Best list",
        "Alternative 1",
        "Alternative 2",
    ]
