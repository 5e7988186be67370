"""What README says of the terminal is what the terminal does."""

import json
import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir

import pytest
from click.testing import CliRunner

from prioritisation.cli import terminal
from prioritisation.cli.frame import Code
from prioritisation.decision.programme.consistency import MOST_ITEMS
from prioritisation.exchange.mknap import MOST_NUMBERS, MOST_RESOURCES

from .documents import ROOT, blocks, document, quoted, rows, section

README = document("README.md")
PROMPT, ANYTHING = "$ ", "…"
ASK_FOR_CODE = "echo $?"


def examples():
    """Return the blocks of examples: commands, each with its exit code and what it prints."""
    found = []
    for block in blocks(README, "console"):
        steps = []
        for part in block.removeprefix(PROMPT).split(f"\n{PROMPT}"):
            command, _, shown = part.partition("\n")
            if command == ASK_FOR_CODE:
                steps[-1][1] = int(shown)
            else:
                steps.append([command, 0, shown.strip("\n")])
        found.append(steps)
    return found


def pattern_of(shown):
    """Return what matches an output of which some is left out: a line …, or a … within one."""
    lines = (
        r"(.*\n)*" if line == ANYTHING else re.escape(plain(line)).replace(ANYTHING, ".*") + r"\n"
        for line in shown.splitlines()
    )
    return "".join(lines)


def plain(text):
    """Return a text with ordinary blanks: which kind it is cannot be seen in a document."""
    return text.replace("\u00a0", " ")


@pytest.fixture
def folder(tmp_path):
    """A folder that looks like the project's, with the files that README shows."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    (election,) = blocks(README, "pb")
    (tmp_path / "riverside.pb").write_text(election, encoding="utf-8")
    (knapsacks,) = blocks(README, "mknap")
    (tmp_path / "mknap.txt").write_text(knapsacks, encoding="utf-8")
    return tmp_path


def said(command, folder):
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "prioritisation"]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PRIORITISATION_")}
    return subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("steps", examples(), ids=lambda steps: steps[0][0].split()[3])
def test_the_examples_of_readme_run_and_print_what_it_shows(steps, folder):
    for command, code, shown in steps:
        result = said(command, folder)
        assert (command, result.returncode) == (command, code), result.stdout
        is_as_shown = not shown or bool(re.fullmatch(pattern_of(shown), plain(result.stdout)))
        assert is_as_shown, f"{command}\n{result.stdout}"


def test_there_are_examples_of_every_command_that_ends():
    shown = {command.split()[3] for steps in examples() for command, *_ in steps}
    assert shown == set(terminal.commands) - {"serve"}


@pytest.mark.parametrize("name", sorted(terminal.commands))
def test_readme_tells_every_command_and_all_its_options(name):
    text = section("README.md", "Terminal") + section("README.md", "Serving and settings")
    assert re.search(rf"^`{name}` \w", text, re.MULTILINE)
    options = (o for p in terminal.commands[name].params for o in p.opts if o.startswith("--"))
    assert [option for option in options if option not in text] == []


def test_readme_tells_every_exit_code():
    told = {int(cells[0]) for cells in rows(section("README.md", "Terminal")) if cells[0].isdigit()}
    assert told == {int(code) for code in Code}


def test_readme_tells_every_objective():
    (option,) = (p for p in terminal.commands["optimise"].params if p.name == "objective")
    told = set(quoted(section("README.md", "Terminal")))
    assert set(option.type.choices) - told == set()


def test_readme_tells_every_format():
    (option,) = (p for p in terminal.commands["optimise"].params if p.name == "file_format")
    assert set(option.type.choices) - set(quoted(section("README.md", "Terminal"))) == set()


def test_readme_tells_how_large_knapsack_problems_may_be():
    text = section("README.md", "Knapsack problems: mknap")
    for most in (MOST_ITEMS, MOST_RESOURCES, MOST_NUMBERS):
        assert f"{most:,}" in text


def test_readme_tells_every_key_of_an_answer(folder):
    text = section("README.md", "Terminal") + section("README.md", "A plan: TOML")
    told = [key for cells in rows(text) for key in quoted(cells[0])]
    (folder / "free.csv").write_text(
        "name;cost;value;illustrative\nTalk;;3;yes\n", encoding="utf-8"
    )
    plan = "data/examples/plan.toml"
    questions = (
        "optimise riverside.pb",
        "optimise free.csv --objective value --budget 1",
        "optimise mknap.txt --format mknap",
        f"optimise {plan}",
        f"optimise {plan} --must sauna --must events --must promenade",
        "explain riverside.pb",
        f"explain {plan}",
        "alternatives riverside.pb",
        f"alternatives {plan}",
    )
    for question in questions:
        with chdir(folder):
            answer = CliRunner().invoke(terminal, [*shlex.split(question), "--json"])
        for line in answer.stdout.splitlines():
            document = json.loads(line)
            parts = [*document.get("measures", ()), *document.get("portfolios", ())]
            assert {key for part in (document, *parts) for key in part} - set(told) == set()
