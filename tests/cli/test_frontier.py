import tempfile
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.actions.file_frontiers import measures_frontier
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.cli import frontier_text
from prioritisation.cli.frontiers import frontier_object
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.oracles import frontier_by_trying_all

from .terminal import optimised, refusal, run

KEYS = ["file", "resource", "points", "status", "budget_to", "complete_from", "seconds"]
# Benefits of the town: square 81.25, lights 70.3125, harbour 87.5.
POINTS = [
    (0, 0, []),
    (50, 70.3125, ["lights"]),
    (60, 81.25, ["square"]),
    (100, 87.5, ["harbour"]),
    (110, 151.5625, ["square", "lights"]),
    (150, 157.8125, ["lights", "harbour"]),
    (160, 168.75, ["square", "harbour"]),
    (210, 239.0625, ["square", "lights", "harbour"]),
]
RESOURCES = """\
name;cost:invest;cost:htv;value
A;60;0,5;3
B;50;2;2
C;40;1,25;2
"""


def frontier(*arguments):
    said = run("frontier", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    return said.object


def rows(answer):
    return [(p["budget"], p["value"], p["selected"]) for p in answer["points"]]


def test_every_budget_at_which_more_is_bought_is_a_point(town):
    answer = frontier(town)
    assert rows(answer) == POINTS
    assert list(answer) == [*KEYS, "unlimited"]
    assert all(list(point) == ["budget", "value", "selected"] for point in answer["points"])
    assert (answer["file"], answer["resource"]) == (town, "cost")
    assert (answer["status"], answer["complete_from"]) == ("complete", 0)
    assert (answer["budget_to"], answer["unlimited"]) == (210, [])


def test_it_ends_at_the_budget_that_is_asked_for(town):
    answer = frontier(town, "--budget-to", "110")
    assert rows(answer) == POINTS[:5]
    assert answer["budget_to"] == 110
    assert rows(frontier(town, "--budget-to", "cost=109")) == POINTS[:4]


def test_each_point_is_what_the_optimiser_says_of_its_budget(town):
    for budget, value, selected in rows(frontier(town, "--objective", "money")):
        answer = optimised(town, "--objective", "money", "--budget", budget)
        assert (answer["value"], answer["selected"]) == (value, selected)


def test_weights_must_and_never_are_kept(town):
    asked = ("--objective", "value", "--must", "lights", "--never", "square")
    both = ["lights", "harbour"]
    assert rows(frontier(town, *asked)) == [(50, 2.5, ["lights"]), (150, 7.5, both)]
    last = rows(frontier(town, "--weights", "impact=1", "--budget-to", "60"))[-1]
    assert last == (60, 100, ["square"])


def test_other_resources_are_not_limited_unless_they_have_a_budget(write):
    file = write(RESOURCES)
    answer = frontier(file, "--objective", "value", "--budget-to", "htv=9")
    assert [point["budget"] for point in answer["points"]] == [0, 0.5, 1.75, 3.75]
    assert (answer["resource"], answer["unlimited"]) == ("htv", ["invest"])
    limited = frontier(
        file, "--objective", "value", "--budget-to", "htv=9", "--budget", "invest=100"
    )
    assert rows(limited) == [(0, 0, []), (0.5, 3, ["a"]), (1.75, 5, ["a", "c"])]
    assert limited["unlimited"] == []


def test_income_buys_at_budget_0(write):
    file = write("name;cost;income:cost;value\nSale;0;50;-1\nSquare;60;0;6\nLights;50;0;5\n")
    answer = frontier(file, "--objective", "value")
    assert rows(answer)[0] == (0, 4, ["sale", "lights"])


def test_musts_above_the_last_budget_are_infeasible(town):
    asked = (town, "--budget-to", "90", "--must", "harbour")
    said = run("frontier", *asked, "--json")
    assert (said.code, said.err) == (3, "")
    assert list(said.object) == [*KEYS, "unlimited"]
    assert (said.object["points"], said.object["status"]) == ([], "infeasible")
    said = run("frontier", *asked)
    assert said.code == 3
    assert said.out.startswith(town)
    assert len(said.out.splitlines()) == 1


def test_no_time_leaves_nothing_found(write):
    file = write(RESOURCES)
    asked = ("--objective", "value", "--budget-to", "htv=9", "--budget", "invest=100")
    said = run("frontier", file, *asked, "--time-limit", "0", "--json")
    assert (said.code, said.object["points"]) == (4, [])
    assert (said.object["status"], said.object["complete_from"]) == ("unknown", None)
    said = run("frontier", file, *asked, "--time-limit", "0")
    assert (said.code, said.err) == (4, "")
    assert "before any point was proven" in said.out


def test_a_frontier_whose_lower_end_is_not_known_says_from_where_it_is(town):
    answer = measures_frontier(town, FileQuestion(), None)
    cut = replace(answer, outcome=replace(answer.outcome, complete_from=Fraction(100)))
    assert frontier_object(cut)["status"] == "incomplete"
    assert frontier_object(cut)["complete_from"] == 100
    text = frontier_text.frontier_text(cut, Wording(Language.ENGLISH))
    assert "every point from €100 up is proven" in text


def test_an_election_is_limited_by_its_categories_and_not_by_its_own_budget(election):
    answer = frontier(election)
    assert rows(answer) == [
        (0, 0, []),
        (40.25, 4, ["2"]),
        (60.25, 5, ["1"]),
        (100.5, 9, ["1", "2"]),
        (140.75, 12, ["2", "3"]),
        (160.75, 13, ["1", "3"]),
        (201, 17, ["1", "2", "3"]),
    ]
    assert "40.25 EUR" in run("frontier", election).out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--budget-to", "-5"), "-5"),
        (("--budget-to", "about 30k"), "about 30k"),
        (("--budget-to", "2.000"), "2.000"),
        (("--budget-to", "invest=5"), "invest"),
        (("--budget-to", "cost="), "cost="),
        (("--budget-to", "5", "--budget", "9"), "cost"),
        (("--budget", "cost=9"), "cost"),
        (("--must", "pier"), "pier"),
        (("--must", "square", "--never", "square"), "square"),
        (("--objective", "votes"), "votes"),
        (("--time-limit", "-1"), "-1"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_one_line(town, arguments, named):
    line = refusal("frontier", town, *arguments, "--json")
    assert line.startswith(town)
    assert named in line


def test_whose_budget_varies_is_asked_where_it_is_unclear(write):
    file = write(RESOURCES)
    for typed in ((), ("--budget-to", "9")):
        line = refusal("frontier", file, "--objective", "value", *typed)
        assert "invest" in line
        assert "htv" in line


def test_the_text_says_what_enters_and_leaves(town):
    said = run("frontier", town, "--budget-to", "110")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"{town}: the efficient frontier has 5 points, cost from 0 to €110",
        "Proven complete with these scores, weights and rules: between two budgets no selection "
        "is worth more than at the lower one.",
        "Value: benefit: impact 75%, speed 25%",
        "",
        "cost   Value  Selected  Enters (+), leaves (−)",
        "  €0    0.00         0",
        " €50   70.31         1  +lights",
        " €60   81.25         1  +square −lights",
        "€100   87.50         1  +harbour −square",
        "€110  151.56         2  +square +lights −harbour",
    ]


def test_a_long_frontier_is_shown_at_even_steps(town, monkeypatch):
    monkeypatch.setattr(frontier_text, "_MOST_ROWS", 5)
    monkeypatch.setattr(frontier_text, "_STEPS", 2)
    said = run("frontier", town)
    assert "Shown: 3 of them" in said.out
    assert [line.split()[0] for line in said.out.splitlines()[-3:]] == ["€0", "€100", "€210"]


def test_the_text_is_there_in_finnish(town):
    said = run("frontier", town, "--lang", "fi")
    assert "tehokkaalla rintamalla on 8 pistettä" in said.out
    assert "81,25" in said.out


def test_samples_and_what_has_no_cost_are_marked(write):
    file = write("name;cost;value;illustrative\nTalk;;3;yes\nWork;5;1;no\n")
    answer = frontier(file, "--objective", "value")
    assert (answer["illustrative"], answer["uncosted"]) == (True, ["talk"])
    said = run("frontier", file, "--objective", "value")
    assert "no cost is stated: talk" in said.out
    assert "Illustrative" in said.out


amounts = st.integers(0, 12)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(amounts, amounts, amounts), min_size=1, max_size=6),
    st.none() | st.integers(0, 40),
)
def test_the_points_are_those_of_enumeration(measures, other_budget):
    problem = Problem(
        ids=tuple(f"m{n}" for n in range(len(measures))),
        values=tuple(Fraction(value) for *_, value in measures),
        resources=("cost", "days"),
        spending=tuple(tuple(Fraction(m[k]) for m in measures) for k in (0, 1)),
        budgets=(None, None if other_budget is None else Fraction(other_budget)),
    )
    expected = frontier_by_trying_all(problem, 0, sum(problem.spending[0]))
    lines = [f"m{n};M;{';'.join(map(str, row))}" for n, row in enumerate(measures)]
    limits = () if other_budget is None else ("--budget", f"days={other_budget}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "measures.csv"
        file.write_text("\n".join(["id;name;cost;cost:days;value", *lines]))
        answer = frontier(file, "--objective", "value", *limits)
    found = [(Decimal(b), Decimal(v), tuple(s)) for b, v, s in rows(answer)]
    assert found == [(Decimal(int(b)), Decimal(int(v)), s) for b, v, s in expected]
