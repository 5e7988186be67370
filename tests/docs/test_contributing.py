"""CONTRIBUTING points at what is there."""

import re
import tomllib

from prioritisation.wording.catalogue import Language, messages

from .documents import PACKAGE, ROOT, document, quoted, rows, section

CONTRIBUTING = document("CONTRIBUTING.md")
_PATH = re.compile(r"[\w.]+(/[\w.-]+)*/|(?:[\w.-]+/)*[\w-]+\.(py|toml|md|csv|css|txt)|\.[\w/]+")


def test_every_path_that_is_named_exists():
    catalogues = PACKAGE / "wording" / "catalogues"
    paths = {word for word in quoted(CONTRIBUTING) if _PATH.fullmatch(word)}
    assert len(paths) > 30
    homes = (ROOT, PACKAGE, catalogues)
    assert [path for path in paths if not any((home / path).exists() for home in homes)] == []


def test_the_import_rules_are_those_that_are_checked():
    contracts = tomllib.loads(document("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    told = [rule for rule, why in rows(section("CONTRIBUTING.md", "Rooms")) if why]
    assert told == [contract["name"] for contract in contracts]


def test_the_layers_are_drawn_as_they_are_checked():
    contracts = tomllib.loads(document("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    for contract in (c for c in contracts if c["type"] == "layers"):
        names = [re.sub(r"prioritisation\.(decision\.(?=\w))?", "", x) for x in contract["layers"]]
        assert f"    {'  →  '.join(names)}\n" in CONTRIBUTING


def test_every_error_that_a_person_can_mend_is_explained():
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    types = set(re.findall(r"^class (\w+)\(PrioritisationError\)", code, re.MULTILINE))
    told = {name for name, _ in rows(section("CONTRIBUTING.md", "An error"))}
    assert told == {f"`{name}`" for name in types}


def test_every_target_of_make_that_people_type_is_told():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", document("Makefile"), re.MULTILINE)
    told = set(re.findall(r"\bmake (\w+)", CONTRIBUTING))
    assert told == set(phony.split()) - {"browser"}


def test_the_message_of_the_example_exists():
    keys = re.findall(r'say\("([\w.]+)"\)', CONTRIBUTING)
    assert keys
    assert [key for key in keys if key not in messages(Language.ENGLISH)] == []
