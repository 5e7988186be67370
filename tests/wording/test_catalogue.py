"""Every message is there in every language, with the same gaps."""

import ast
import re
from pathlib import Path

import pytest

from prioritisation.wording.catalogue import Language, language_of, messages, template

PACKAGE = Path(__file__).resolve().parents[2] / "prioritisation"


def gaps(message):
    texts = [message] if isinstance(message, str) else message.values()
    return {gap for text in texts for gap in re.findall(r"\{(\w+)\}", text)}


def rules_raised():
    """Rules of errors that the package raises, by the place that names them."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            first = node.args[0]
            is_rule = isinstance(first, ast.Constant) and re.fullmatch(
                r"[a-z][a-z_]+", str(first.value)
            )
            if name.endswith("Error") and is_rule:
                found[first.value] = f"{path.name}:{node.lineno}"
    return found


def messages_asked_for():
    """Keys that the pages and reports name in full, by the place that names them."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            first = node.args[0]
            if name in {"say", "wording"} and isinstance(first, ast.Constant):
                found[first.value] = f"{path.name}:{node.lineno}"
    for path in PACKAGE.rglob("*.html"):
        for key in re.findall(r"""say\("([\w.]+)"[,)]""", path.read_text(encoding="utf-8")):
            found[key] = path.name
    return found


def test_both_languages_have_the_same_messages():
    assert set(messages(Language.ENGLISH)) == set(messages(Language.FINNISH))


def test_a_message_has_the_same_gaps_in_both_languages():
    english, finnish = messages(Language.ENGLISH), messages(Language.FINNISH)
    assert {key: gaps(m) for key, m in english.items()} == {
        key: gaps(m) for key, m in finnish.items()
    }


@pytest.mark.parametrize("language", Language)
def test_every_rule_that_is_raised_has_its_sentence(language):
    known = messages(language)
    missing = {rule: at for rule, at in rules_raised().items() if f"error.{rule}" not in known}
    assert missing == {}


@pytest.mark.parametrize("language", Language)
def test_every_message_that_is_asked_for_is_there(language):
    known = messages(language)
    assert {key: at for key, at in messages_asked_for().items() if key not in known} == {}


@pytest.mark.parametrize("language", Language)
def test_no_message_is_left_over(language):
    """A key that no code names, in full or by its beginning, is a message nobody reads."""
    paths = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    stems = set(re.findall(r"""f["']([a-z_.]+)\{""", code))
    stems |= set(re.findall(r"""say\("([a-z_.]+)" ~""", code)) | {"error.", "event.", "column."}
    quoted = set(re.findall(r"""(?<=["'])[\w.]+(?=["'])""", code))
    unused = [
        key
        for key in messages(language)
        if key not in quoted and not any(key.startswith(stem) for stem in stems)
    ]
    assert unused == []


def test_one_is_told_from_many():
    assert template(Language.ENGLISH, "portfolio.value_points", 1) == "{n} point"
    assert template(Language.ENGLISH, "portfolio.value_points", 2) == "{n} points"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("fi-FI", "fi"), ("fi", "fi"), ("en-GB", "en"), ("sv-FI", "en"), (None, "en"), ("", "en")],
)
def test_the_browsers_locale_gives_the_language_and_english_where_there_is_none(locale, language):
    assert language_of(locale) == language


@pytest.mark.parametrize("language", Language)
def test_each_language_has_its_messages_in_the_same_files(language):
    folder = PACKAGE / "wording" / "catalogues"
    names = {path.name for path in (folder / language).glob("*.toml")}
    assert names == {path.name for path in (folder / Language.ENGLISH).glob("*.toml")}
