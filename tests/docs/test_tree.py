"""The tree of README is the package, and so is the map in its docstring."""

import re

import pytest

import prioritisation

from .documents import PACKAGE, ROOT, entries, tree


def under(folder):
    """Return what README's tree shows directly in a folder."""
    inside = (path.removeprefix(folder) for path in tree() if path.startswith(folder))
    return {path for path in inside if path and "/" not in path[:-1]}


def in_sight(names):
    """Return the names without the hidden ones, among which everybody keeps their own."""
    return {name for name in names if not name.startswith(".")}


def test_readme_shows_every_entry_of_the_top_level():
    assert in_sight(under("")) == in_sight(entries(ROOT))


@pytest.mark.parametrize("folder", ["prioritisation/", "prioritisation/decision/"])
def test_readme_shows_every_room(folder):
    assert under(folder) == entries(ROOT / folder)


def test_what_readme_shows_is_there():
    assert [path for path in tree() if not (ROOT / path).exists()] == []


def test_the_map_in_the_package_names_the_rooms_that_exist():
    named = set(re.findall(r"^(\w+/|\w+\.py)\s", prioritisation.__doc__, re.MULTILINE))
    rooms = {entry for entry in entries(PACKAGE) if entry.endswith("/")}
    assert rooms - named == set()
    assert named - entries(PACKAGE) == set()


def test_the_pipeline_is_drawn_alike_in_the_package_and_in_readme():
    (drawn,) = re.findall(r"^    (programme.*→.*)$", prioritisation.__doc__, re.MULTILINE)
    assert f"    {drawn}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
