"""Long Finnish words may be broken between syllables."""

import pytest

from prioritisation.wording.catalogue import Language
from prioritisation.wording.hyphens import with_soft_hyphens


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("kohtalainen", "koh|ta|lai|nen"),
        ("vaikutusta", "vai|ku|tus|ta"),
        ("erittäin suuri", "erit|täin suuri"),
        ("Koulutusmahdollisuudet", "Kou|lu|tus|mah|dol|li|suu|det"),
        ("suuri", "suuri"),
        ("1234567890", "1234567890"),
    ],
)
def test_a_finnish_word_is_broken_before_a_consonant_that_a_vowel_follows(word, broken):
    assert with_soft_hyphens(word, Language.FINNISH) == broken.replace("|", "\u00ad")


def test_other_languages_are_left_to_the_browser():
    assert with_soft_hyphens("moderately", Language.ENGLISH) == "moderately"
