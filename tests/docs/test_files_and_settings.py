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
from prioritisation.exchange.plan_toml import plan_toml, read_plan
from prioritisation.exchange.plan_toml.reading import PLAN_KEYS
from prioritisation.exchange.plan_toml.reading_criteria import CRITERION_KEYS
from prioritisation.exchange.plan_toml.reading_measures import MEASURE_KEYS
from prioritisation.exchange.plan_toml.reading_resources import RESOURCE_KEYS
from prioritisation.exchange.plan_toml.reading_rules import GROUP_KEYS, RULE_KEYS

from .documents import PACKAGE, ROOT, blocks, document, quoted, rows, section


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
    known = [
        name.replace("…", "EFFECT" if name.startswith("effect") else "RESOURCE")
        for name in known_columns(standard_board(board))
    ]
    assert [name for name in known if name not in told] == []


def test_readme_tells_every_key_of_a_board():
    text = section("README.md", "The programme: TOML")
    keys = {field.name for kind in (Board, Orientation) for field in fields(kind)}
    assert keys - set(re.findall(r"\w+", " ".join(quoted(text)))) == set()


def keys_told(start):
    """Return what README says of a plan file under the heading of a table, by its first cell."""
    text = section("README.md", "A plan: TOML")
    _, found, rest = text.partition(f"| {start} |")
    assert found
    return {word for cells in rows(found + rest.split("\n\n")[0]) for word in quoted(cells[0])}


@pytest.mark.parametrize(
    ("start", "keys"),
    [
        ("Key at the top", set(PLAN_KEYS) - {"criteria", "resources", "measures", "rules"}),
        ("Key of `[[criteria]]`", set(CRITERION_KEYS)),
        ("Key of `[[resources]]`", set(RESOURCE_KEYS)),
        ("Key of `[[measures]]`", set(MEASURE_KEYS) - {"value", "benefit_eur"}),
        ("`kind`", set(RULE_KEYS)),
    ],
)
def test_readme_tells_every_key_of_a_plan_file(start, keys):
    assert keys_told(start) == keys


def test_readme_tells_every_key_of_a_rule_and_every_group():
    text = section("README.md", "A plan: TOML")
    told = {word for cells in rows(text) if len(cells) == 3 for word in quoted(cells[1])}
    assert told == {key for keys in RULE_KEYS.values() for key in keys}
    assert [group for group in GROUP_KEYS if f"{{ {group} = " not in text] == []


def test_the_plan_that_readme_shows_is_the_example_as_the_tool_would_write_it():
    (shown,) = blocks(section("README.md", "A plan: TOML"), "toml")
    path = ROOT / "data" / "examples" / "plan.toml"
    assert path.read_text(encoding="utf-8") == shown
    assert plan_toml(read_plan(shown.encode(), file="")) == shown


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
