import json
import subprocess
import sys

import pytest

from tests.chu_beasley import TIGHTNESS, chu_beasley, mknap_text
from tests.oracles import best_by_trying_all

from .terminal import refusal, run

# The first problem of mknap1.txt in the OR-Library: Petersen (1967), 6 items, optimum 3800.
PETERSEN = """\
6 10 3800
100 600 1200 2400 500 2000
8 12 13 64 22 41
8 12 13 75 22 41
3 6 4 18 6 4
5 10 8 32 6 12
5 13 8 42 6 20
5 13 8 48 6 20
0 0 0 0 8 0
3 0 4 0 8 0
3 2 4 0 8 4
3 2 4 8 8 4
80 96 20 36 44 48 10 18 22 24
"""
# 0.1 + 0.2 takes all of 0.3, exactly; no value is published.
DECIMALS = "2 1 0\n1.5 2.25\n0.1 0.2\n0.3\n"
BOTH = f"2\n{PETERSEN}{DECIMALS}"


@pytest.fixture
def knapsacks(write):
    return write(BOTH, "mknap.txt")


def asked(file, *arguments):
    return run("optimise", file, "--format", "mknap", *arguments)


def test_every_problem_of_a_file_has_an_answer_of_its_own(knapsacks):
    said = asked(knapsacks, "--json")
    assert (said.code, said.err) == (0, "")
    first, second = said.objects
    assert first.pop("seconds") >= 0
    assert first == {
        "file": knapsacks,
        "problem": 1,
        "selected": ["2", "3", "6"],
        "value": 3800,
        "costs": {
            "1": 66, "2": 66, "3": 14, "4": 30, "5": 41, "6": 41, "7": 0, "8": 4, "9": 10, "10": 10
        },
        "status": "optimal",
        "bound": 3800,
        "gap": 0,
        "ties": "settled",
        "published": 3800,
    }  # fmt: skip
    assert (second["problem"], second["published"]) == (2, None)
    assert (second["selected"], second["value"], second["costs"]) == (["1", "2"], 3.75, {"1": 0.3})


def test_text_says_what_is_selected_and_how_it_stands_to_the_published_value(knapsacks):
    said = asked(knapsacks)
    assert said.code == 0
    first, second = said.out.split("\n\nmknap", 1)[0], said.out
    assert f"{knapsacks}, problem 1: 3 of 6 items are selected" in first
    assert "Proven optimal" in first
    assert "Value: 3,800. The published value 3,800 is reached." in first
    assert "Selected: 2, 3, 6" in first
    assert "Value: 3.75. The file states none to compare with." in second


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        (3801, "The published value 3,801 is not reached: 1 less."),
        (3700, "The published value 3,700 is exceeded by 100."),
    ],
)
def test_a_published_value_that_differs_is_told(write, published, sentence):
    file = write("1\n" + PETERSEN.replace("3800", str(published)))
    assert sentence in asked(file).out


def test_finnish_is_spoken(knapsacks):
    said = asked(knapsacks, "--lang", "fi")
    assert "tehtävä 1: valittu 3 kohdetta, ehdolla 6" in said.out
    assert "Julkaistu arvo" in said.out


def test_must_and_never_hold_in_every_problem(knapsacks):
    first, second = asked(knapsacks, "--must", "1", "--never", "2", "--json").objects
    assert first["value"] < first["published"]
    assert "1" in first["selected"]
    assert "2" not in first["selected"]
    assert second["selected"] == ["1"]


def test_an_infeasible_problem_does_not_keep_the_others_from_their_answer(write):
    file = write("2\n1 1 0\n5\n2\n1\n1 1 0\n5\n2\n3\n")
    said = asked(file, "--must", "1", "--json")
    assert said.code == 3
    assert [answer["status"] for answer in said.objects] == ["infeasible", "optimal"]
    assert "problem 1" in asked(file, "--must", "1").out.splitlines()[0]


@pytest.mark.parametrize(
    ("file", "musts", "conflict"),
    [
        # The first item takes more than there is of the second resource.
        ("1\n1 2 0\n5\n2\n4\n9\n3\n", ["1"], [{"budget": "2"}, {"must": "1"}]),
        # The first two fit alone only; the third is free.
        (
            "1\n3 1 0\n5 5 5\n2 2 0\n3\n",
            ["1", "2", "3"],
            [{"budget": "1"}, {"must": "1"}, {"must": "2"}],
        ),
    ],
)
def test_an_infeasible_problem_names_demands_that_contradict_each_other(
    write, file, musts, conflict
):
    demanded = [word for must in musts for word in ("--must", must)]
    assert asked(write(file), *demanded, "--json").object["conflict"] == conflict


def test_a_problem_that_has_an_answer_names_no_conflict(knapsacks):
    assert not any("conflict" in answer for answer in asked(knapsacks, "--json").objects)


def test_the_limit_of_time_is_each_problem_s_own(write):
    problems = [chu_beasley(120, 20, tightness) for tightness in TIGHTNESS]
    said = asked(write(mknap_text(problems)), "--json", "--time-limit", "0.3")
    assert said.code == 0
    assert [answer["status"] for answer in said.objects] == ["feasible"] * 3
    for answer in said.objects:
        assert answer["seconds"] >= 0.3
        assert answer["bound"] > answer["value"]
        assert answer["gap"] == pytest.approx(answer["bound"] / answer["value"] - 1)


def test_an_answer_is_printed_before_the_next_is_looked_for(write):
    problems = [chu_beasley(10, 2, TIGHTNESS[1]), chu_beasley(200, 30, TIGHTNESS[1])]
    file = write(mknap_text(problems))
    command = ["-m", "prioritisation", "optimise", file, "--format", "mknap", "--json"]
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE) as process:
        line = process.stdout.readline()
        # The second problem would keep it busy for hours.
        assert process.poll() is None
        process.kill()
    assert json.loads(line)["status"] == "optimal"


@pytest.mark.parametrize("seed", range(4))
def test_answers_are_those_of_trying_all(write, seed):
    problems = [chu_beasley(8, 3, tightness, seed) for tightness in TIGHTNESS]
    said = asked(write(mknap_text(problems)), "--json")
    assert [tuple(answer["selected"]) for answer in said.objects] == [
        best_by_trying_all(problem) for problem in problems
    ]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--weights", "impact=1"), "weights"),
        (("--budget", "1=5"), "budget"),
        (("--budget", "5"), "budget"),
        (("--objective", "benefit"), "benefit"),
        (("--objective", "votes"), "votes"),
        (("--must", "7"), "7"),
        (("--must", "3"), "3"),  # the second problem has two items only
        (("--never", "x"), "x"),
        (("--must", "1", "--never", "1"), "1"),
        (("--time-limit", "-1"), "-1"),
    ],
)
def test_an_option_that_makes_no_sense_here_is_refused(knapsacks, arguments, named):
    line = refusal("optimise", knapsacks, "--format", "mknap", *arguments)
    assert line.startswith(knapsacks)
    assert named in line


def test_the_objective_may_be_named(knapsacks):
    assert asked(knapsacks, "--objective", "value", "--json").code == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOTH.replace("600", "six"), "row 3, profit"),
        (BOTH.replace("0.1", "-0.1"), "row 17, amount"),
        (BOTH.replace("0.3\n", ""), "row 17, capacity"),
        (BOTH + "1", "row 19"),
        ("", ""),
    ],
)
def test_a_bad_file_is_refused_as_a_whole(write, text, place):
    file = write(text, "bad.txt")
    line = refusal("optimise", file, "--format", "mknap", "--json")
    assert line.startswith(f"{file}, {place}" if place else file)


def test_a_bad_file_does_not_keep_a_good_one_from_its_answer(write, knapsacks):
    said = run("optimise", write("1 1", "bad.txt"), knapsacks, "--format", "mknap", "--json")
    assert said.code == 2
    assert [answer["problem"] for answer in said.objects] == [1, 2]


def test_without_the_option_a_file_is_what_its_name_says(knapsacks):
    assert refusal("optimise", knapsacks, "--budget", "5").startswith(knapsacks)
    assert "mknap" in refusal("optimise", knapsacks, "--format", "orlib")
