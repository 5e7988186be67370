"""README names every page, and its words are those on the screen."""

import re

import pytest

from prioritisation.decision.programme.plans import Objective
from prioritisation.web.script.main import PAGES
from prioritisation.wording.catalogue import Language, messages

from .documents import ROOT, rows, section

GLOSSARY = rows(section("README.md", "Words"))


def titles_of_pages():
    """Return the titles of the pages in the navigation, in English and in its order."""
    names = [name for name, *_ in PAGES]
    assert names
    return [messages(Language.ENGLISH)[f"page.{name}"] for name in names]


def on_screen(language):
    """Return all that the tool can say in a language, and what the sample adds."""
    said = (
        " ".join(message.values()) if isinstance(message, dict) else message
        for message in messages(language).values()
    )
    sample = (ROOT / "data" / "heinola" / "programme.toml").read_text(encoding="utf-8")
    return " ".join([*said, sample]).casefold()


def test_readme_names_every_page_in_the_order_of_the_navigation():
    told = [page for page, _ in rows(section("README.md", "From programme to portfolio"))]
    assert told == titles_of_pages()


def test_every_role_works_on_pages_that_exist():
    told = {
        p for *_, pages in rows(section("README.md", "Who it is for")) for p in pages.split(", ")
    }
    assert told <= set(titles_of_pages())


def test_readme_explains_every_objective():
    text = section("README.md", "How values are calculated")
    told = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert told == list(Objective)
    assert [objective for objective in Objective if f"- *{objective}* " not in text] == []


def test_every_term_has_a_meaning_and_a_finnish_word():
    assert len(GLOSSARY) > 15
    assert [cells for cells in GLOSSARY if len(cells) != 3 or not all(cells)] == []


@pytest.mark.parametrize(
    ("column", "language", "ending"), [(0, Language.ENGLISH, 0), (2, Language.FINNISH, 2)]
)
def test_every_word_of_a_term_is_on_the_screen(column, language, ending):
    screen = on_screen(language)
    terms = [re.sub(r" \(.*\)", "", cells[column]) for cells in GLOSSARY]
    words = [word.casefold() for term in terms for word in re.split(r"[,;]? ", term)]
    # Finnish bends the ends of words: what comes before them is compared.
    assert [word for word in words if word[: len(word) - ending] not in screen] == []
