"""README tells every column, every setting and every package, and CHANGELOG the version."""

import re
import tomllib
from dataclasses import fields

import pytest

from prioritisation import settings
from prioritisation.cli import terminal
from prioritisation.decision.programme.boards import Board, BoardId, Orientation
from prioritisation.decision.programme.standard import standard_board
from prioritisation.exchange.board_csv.columns import known_columns

from .documents import PACKAGE, ROOT, document, quoted, rows, section


def requirements(file):
    lines = document(file).splitlines()
    return [re.split(r"[<>=~!]", line)[0].strip() for line in lines if not line.startswith("-r")]


def environment_variables():
    """Return the names that the package asks the environment for."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    ours = set(re.findall(r"\bPRIORITISATION_[A-Z_]+\b", code))
    options = (p.envvar for command in terminal.commands.values() for p in command.params)
    return ours | {name for name in options if isinstance(name, str)}


@pytest.mark.parametrize("board", BoardId)
def test_readme_tells_every_column_of_a_file(board):
    text = section("README.md", "Measures, factors, trends: CSV")
    told = {word for cells in rows(text) for word in quoted(cells[0])}
    known = [name.replace("…", "RESOURCE") for name in known_columns(standard_board(board))]
    assert [name for name in known if name not in told] == []


def test_readme_tells_every_key_of_a_board():
    text = section("README.md", "The programme: TOML")
    keys = {field.name for kind in (Board, Orientation) for field in fields(kind)}
    assert keys - set(re.findall(r"\w+", " ".join(quoted(text)))) == set()


def test_readme_tells_every_setting_of_the_environment():
    table = rows(section("README.md", "Serving and settings"))
    told = {word for variable, *_ in table for word in quoted(variable)}
    assert told == environment_variables()
    assert settings.DATABASE_URL in told


def test_readme_tells_where_everything_is_kept_by_default():
    text = section("README.md", "Serving and settings")
    assert f"`{settings.Settings.from_environment({}).database_url}`" in text


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_readme_gives_a_reason_for_every_package(file):
    text = section("README.md", "Packages, and why each")
    part = text.split(f"(`{file}`):")[1].split("\n\nIts makers")[0]
    assert [name for name, reason in rows(part) if reason] == requirements(file)


def test_the_changelog_has_the_version():
    version = tomllib.loads(document("pyproject.toml"))["project"]["version"]
    assert re.search(
        rf"^## \[{re.escape(version)}\] - \S+$", document("CHANGELOG.md"), re.MULTILINE
    )


def test_the_licence_is_the_one_that_the_project_states():
    stated = tomllib.loads(document("pyproject.toml"))["project"]["license"]
    assert document("LICENSE").startswith(f"{stated} License")
    assert f"[{stated} licence](LICENSE)" in document("README.md")


def test_readme_shows_and_describes_every_picture_that_is_kept():
    shown = re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", document("README.md"))
    kept = (ROOT / "data" / "screenshots").glob("*.png")
    assert set(shown) == {path.relative_to(ROOT).as_posix() for path in kept}
    assert [path for path in shown if not (ROOT / path).read_bytes().startswith(b"\x89PNG")] == []
