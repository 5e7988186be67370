"""By which share costs would have to be lower, as it is read."""

from fractions import Fraction

import pytest

from prioritisation.wording.catalogue import Language
from prioritisation.wording.entries import cut_text
from prioritisation.wording.wording import Wording

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        (Fraction(1, 4), "25%"),
        (Fraction(3331, 10_000), "33.4%"),
        (Fraction(999, 1000), "99.9%"),
        (Fraction(9996, 10_000), "99.96%"),
        (Fraction(1), "100%"),
    ],
)
def test_a_share_is_rounded_up_and_nearly_everything_is_not_everything(cut, said):
    assert cut_text(cut, EN) == said


def test_in_a_column_the_decimals_line_up():
    assert [cut_text(Fraction(cut, 100), EN, exactly=True) for cut in (25, 100)] == [
        "25.0%",
        "100.0%",
    ]


def test_nearly_everything_in_finnish():
    assert cut_text(Fraction(9996, 10_000), FI) == "99,96\N{NO-BREAK SPACE}%"
