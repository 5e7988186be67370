import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from prioritisation.cli.frame import Code, Terminal

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"streamlit", "pandas", "plotly", "sqlalchemy", "pulp", "highspy", "numpy", "babel"}
PROGRAM = [sys.executable, "-m", "prioritisation"]


def python(*arguments, **kwargs):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **kwargs,
    )


@pytest.mark.parametrize(
    ("codes", "together"),
    [
        ([0, 0], 0),
        ([0, 3], 3),
        ([3, 4], 4),
        ([4, 3, 0], 4),
        ([4, 2, 3], 2),
    ],
)
def test_the_worst_code_of_several_files_counts(codes, together):
    assert Code.of_all(map(Code, codes)) == together


@pytest.mark.parametrize(
    "command", [[], ["optimise"], ["frontier"], ["explain"], ["rank"], ["import"], ["serve"]]
)
def test_the_help_loads_nothing_heavy(command):
    ended = python("-X", "importtime", "-m", "prioritisation", *command, "--help")
    assert ended.returncode == 0
    assert "Usage" in ended.stdout
    loaded = {line.split("|")[-1].strip().split(".")[0] for line in ended.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & HEAVY


def test_the_program_answers_as_a_process(town):
    ended = python("-m", "prioritisation", "optimise", town, "--budget", "110", "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert '"selected": ["square", "lights"]' in ended.stdout


def test_the_program_answers_where_the_terminal_knows_ascii_only(write):
    file = write("name;cost;value\nJäähalli 🎉;1;1\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    arguments = ["optimise", file, "--budget", "1", "--objective", "value"]
    ended = python("-m", "prioritisation", *arguments, env=environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "jaahalli" in ended.stdout


def test_a_reader_who_leaves_early_sees_no_traceback(town):
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [*PROGRAM, "rank", town], cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert ended.stderr == b""
    assert ended.returncode == 1


def test_an_interruption_is_no_traceback():
    @click.group(cls=Terminal)
    def program():
        pass

    @program.command()
    def wait():
        raise KeyboardInterrupt

    result = CliRunner().invoke(program, ["wait"])
    assert result.exit_code == 130
    assert result.output.strip() == ""
