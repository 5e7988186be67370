"""The guide says the same in both languages, and calls things what the screens call them."""

import re

import pytest

from prioritisation.web.pages.guide import PICTURES
from prioritisation.web.script.main import PAGES
from prioritisation.wording.catalogue import Language
from prioritisation.wording.guide.chapters import Chapter, Picture, chapter_blocks
from prioritisation.wording.wording import Wording

from ..docs.documents import PACKAGE, rows, section

LARGEST = 160_000  # bytes
SAYS = ENGLISH, FINNISH = Wording(Language.ENGLISH), Wording(Language.FINNISH)


def pictures(chapter, say):
    return [block.file for block in chapter_blocks(chapter, say) if isinstance(block, Picture)]


def shape(chapter, say):
    """Return the order of headings, tables, lists, formulas and pictures, without their words."""
    found = []
    for block in chapter_blocks(chapter, say):
        if isinstance(block, Picture):
            found.append(block.file)
            continue
        marks = re.findall(r"^(#+|\||[-*] |\d+\. |\$\$)", block, re.MULTILINE)
        found += [mark.strip() for mark in marks]
    return found


def words(say):
    [table] = chapter_blocks(Chapter.WORDS, say)
    return rows(table)


@pytest.mark.parametrize("chapter", Chapter)
def test_a_chapter_has_the_same_steps_tables_and_pictures_in_both_languages(chapter):
    english, finnish = (shape(chapter, say) for say in SAYS)
    assert english
    assert english == finnish


@pytest.mark.parametrize("say", SAYS, ids=lambda say: say.language)
def test_every_message_that_the_guide_names_is_on_the_screen(say):
    for chapter in Chapter:
        text = "".join(str(block) for block in chapter_blocks(chapter, say))
        assert "[[" not in text
        assert "{n}" not in text


@pytest.mark.parametrize("say", SAYS, ids=lambda say: say.language)
def test_every_picture_is_there_once_small_and_none_besides(say):
    folder = PICTURES / say.language
    named = [name for chapter in Chapter for name in pictures(chapter, say)]
    assert sorted(named) == sorted(path.name for path in folder.iterdir())
    assert [path.name for path in folder.iterdir() if path.stat().st_size > LARGEST] == []


def test_every_page_of_the_navigation_has_its_place_in_the_guide():
    folder = PACKAGE / "wording" / "guide" / "en"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert [n for n, *_ in PAGES if n != "guide" and f"[[page.{n}]]" not in text] == []


def test_every_word_of_readme_is_explained_in_both_languages():
    english, finnish = dict(words(ENGLISH)), dict(words(FINNISH))
    assert len(english) == len(finnish) > 20
    told = rows(section("README.md", "Words"))
    assert [term for term, meaning, _ in told if english.get(term) != meaning] == []
    bare = [re.sub(r" \(.*\)", "", word) for *_, word in told]
    assert [word for word in bare if word not in finnish] == []
