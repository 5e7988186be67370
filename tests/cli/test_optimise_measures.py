import tempfile
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .terminal import TOWN, optimised, refusal, run

KEYS = ["file", "selected", "value", "costs", "status", "bound", "gap", "ties", "seconds"]


def test_two_small_measures_beat_the_single_best_one(town):
    answer = optimised(town, "--budget", "110")
    assert answer["selected"] == ["square", "lights"]
    assert answer["value"] == 81.25 + 70.3125
    assert answer["costs"] == {"cost": 110}


def test_the_answer_has_the_keys_of_the_contract_in_order(town):
    answer = optimised(town, "--budget", "110")
    assert list(answer) == [*KEYS, "unlimited"]
    assert answer["file"] == town
    assert (answer["status"], answer["ties"]) == ("optimal", "settled")
    assert (answer["bound"], answer["gap"]) == (answer["value"], 0)
    assert answer["seconds"] >= 0
    assert answer["unlimited"] == []


@pytest.mark.parametrize(
    ("objective", "budget", "selected", "value"),
    [
        ("benefit", 100, ["harbour"], 87.5),
        ("value", 110, ["square", "lights"], 5.5),
        ("value", 100, ["harbour"], 5),
        # Lights cost the town money: nothing but a rule would take them.
        ("money", 1000, ["square", "harbour"], 50),
        ("priority", 60, ["square"], 79.166666666666667),
    ],
)
def test_each_objective_sums_its_own_values(town, objective, budget, selected, value):
    answer = optimised(town, "--budget", budget, "--objective", objective)
    assert answer["selected"] == selected
    assert answer["value"] == pytest.approx(value, abs=1e-8)


def test_weights_change_the_answer(town):
    quick = optimised(town, "--budget", "60", "--weights", "impact=0,speed=1")
    large = optimised(town, "--budget", "60", "--weights", "impact=1")
    assert (quick["selected"], quick["value"]) == (["lights"], 56.25)
    assert (large["selected"], large["value"]) == (["square"], 100)


def test_must_and_never_may_be_repeated(town):
    answer = optimised(town, "--budget", "110", "--must", "lights", "--never", "square")
    assert answer["selected"] == ["lights"]
    answer = optimised(town, "--budget", "210", "--must", "lights", "--must", "harbour")
    assert answer["selected"] == ["square", "lights", "harbour"]


def test_only_the_columns_that_the_objective_reads_are_needed(write):
    file = write("name;cost;value\nA;5;1\nB;5;2\n")
    assert optimised(file, "--budget", "5", "--objective", "value")["selected"] == ["b"]
    assert "impact" in refusal("optimise", file, "--budget", "5")
    file = write("name;cost;impact\nA;5;1\nB;5;2\n")
    assert optimised(file, "--budget", "5", "--weights", "impact=1")["selected"] == ["b"]
    assert "speed" in refusal("optimise", file, "--budget", "5")


@pytest.mark.parametrize(
    ("objective", "column"), [("benefit", 4), ("priority", 5), ("value", 6), ("money", 7)]
)
def test_a_measure_without_what_is_needed_is_named_with_its_row_and_column(
    write, objective, column
):
    heading, square, lights, harbour = (line.split(";") for line in TOWN.splitlines())
    lights[column] = ""
    file = write("\n".join(map(";".join, (heading, square, lights, harbour))))
    line = refusal("optimise", file, "--budget", "110", "--objective", objective)
    for part in (file, "row 3", heading[column], "lights"):
        assert part in line


def test_dont_know_is_no_score(write):
    file = write(TOWN.replace("Lights;50;4;4", "Lights;50;4;?"))
    assert "row 3, speed" in refusal("optimise", file, "--budget", "110")


RESOURCES = """\
name;cost:invest;cost:htv;value
A;60;0,5;3
B;50;2;2
C;40;1,25;2
"""


def test_a_resource_without_a_budget_is_not_limited_and_the_answer_says_so(write):
    file = write(RESOURCES)
    answer = optimised(file, "--budget", "htv=1.75", "--objective", "value")
    assert answer["selected"] == ["a", "c"]
    assert answer["costs"] == {"invest": 100, "htv": 1.75}
    assert answer["unlimited"] == ["invest"]
    said = run("optimise", file, "--budget", "htv=1,75", "--objective", "value")
    assert "invest: 100, not limited" in said.out


def test_every_budget_limits_its_resource(write):
    file = write(RESOURCES)
    both = ("--budget", "htv=2", "--budget", "invest=90", "--objective", "value")
    assert optimised(file, *both)["selected"] == ["a"]


def test_a_bare_budget_limits_cost_or_the_only_resource(write):
    with_cost = write("name;cost:htv;cost;value\nA;1;60;3\nB;1;50;2\n", "with_cost.csv")
    answer = optimised(with_cost, "--budget", "60", "--objective", "value")
    assert (answer["selected"], answer["unlimited"]) == (["a"], ["htv"])
    only = write("name;cost:htv:1;cost:htv:2;value\nA;1;0,5;3\nB;1;;2\n", "only.csv")
    answer = optimised(only, "--budget", "1", "--objective", "value")
    assert (answer["selected"], answer["costs"]) == (["b"], {"htv": 1})


def test_a_bare_budget_is_refused_where_it_is_unclear_what_it_limits(write):
    file = write(RESOURCES)
    line = refusal("optimise", file, "--budget", "60", "--objective", "value")
    assert "invest" in line
    assert "htv" in line


def test_what_has_no_cost_counts_as_free_and_the_answer_says_so(write):
    file = write("name;cost;value\nA;;1\nB;0;1\n")
    answer = optimised(file, "--budget", "0", "--objective", "value")
    assert (answer["selected"], answer["uncosted"]) == (["a", "b"], ["a"])
    assert (
        "no cost is stated: a" in run("optimise", file, "--budget", "0", "--objective", "value").out
    )


def test_income_pays_for_measures(write):
    file = write("name;cost;income:cost;value\nA;60;0;3\nB;50;50;2\n")
    answer = optimised(file, "--budget", "60", "--objective", "value")
    assert (answer["selected"], answer["costs"]) == (["a", "b"], {"cost": 60})


def test_stated_values_are_summed_exactly(write):
    file = write("name;cost;value\nA;1;0,1\nB;1;0,2\nC;1;1000000000000000,000000001\n")
    said = run("optimise", file, "--budget", "3", "--objective", "value", "--json")
    assert '"value": 1000000000000000.300000001, ' in said.out


def test_numbers_of_many_digits_are_written_in_full(write):
    file = write(f"name;cost;value\nA;1;{10**40},5\nB;1;0,25\n")
    question = ("optimise", file, "--budget", "2", "--objective", "value")
    assert f'"value": {10**40}.75, ' in run(*question, "--json").out
    assert f"Value: {10**40:,}.75 " in run(*question).out


def test_must_above_the_budget_is_infeasible(town):
    said = run(
        "optimise", town, "--budget", "100", "--must", "square", "--must", "lights", "--json"
    )
    assert (said.code, said.err) == (3, "")
    answer = said.object
    assert list(answer) == [*KEYS, "unlimited", "conflict"]
    assert (answer["selected"], answer["status"]) == ([], "infeasible")
    assert {answer[key] for key in ("value", "costs", "bound", "gap", "ties")} == {None}
    assert answer["conflict"][0] == {"budget": "cost"}
    assert {"must": "square"} in answer["conflict"]


def test_an_infeasible_question_is_told_in_words(town):
    said = run("optimise", town, "--budget", "100", "--must", "square", "--must", "lights")
    assert said.code == 3
    assert said.out.startswith(town)
    assert said.out.splitlines()[1:] == [
        "These cannot hold together, and without any one of them something is possible:",
        "- cost: €100",
        "- Market square must be in.",
        "- Lights must be in.",
    ]


def test_nothing_found_in_time_is_unknown(write):
    # What must be in is paid for by the incomes of others, which need time to be found.
    others = "".join(f"m{i};0;{37 * i * i % 91 + 50};{53 * i * i % 97 + 50};1\n" for i in range(40))
    file = write(f"name;cost:a;income:a;cost:b;value\nbig;1000;0;0;1\n{others}")
    question = (
        *("optimise", file, "--objective", "value", "--time-limit", "0", "--must", "big"),
        *("--budget", "a=0", "--budget", "b=700"),
    )
    said = run(*question, "--json")
    assert said.code == 4
    answer = said.object
    assert (answer["selected"], answer["status"]) == ([], "unknown")
    assert {answer[key] for key in ("value", "costs", "bound", "gap", "ties")} == {None}
    said = run(*question)
    assert (said.code, said.err) == (4, "")
    assert said.out.startswith(file)


def test_what_is_found_in_time_says_how_much_better_it_could_be(write):
    rows = "".join(
        f"m{i};{37 * i % 91 + 5};{53 * i % 97 + 5};{41 * i % 89 + 1}\n" for i in range(60)
    )
    file = write(f"name;cost:a;cost:b;value\n{rows}")
    question = (
        *("optimise", file, "--objective", "value", "--time-limit", "0"),
        *("--budget", "a=500", "--budget", "b=500"),
    )
    assert "not proven optimal" in run(*question).out
    said = run(*question, "--json")
    answer = said.object
    assert (said.code, answer["status"], answer["ties"]) == (0, "feasible", "open")
    assert answer["bound"] > answer["value"]
    assert answer["gap"] == pytest.approx(answer["bound"] / answer["value"] - 1)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "budget"),
        (("--budget", "-5"), "-5"),
        (("--budget", "nan"), "nan"),
        (("--budget", "inf"), "inf"),
        (("--budget", "about 30k"), "about 30k"),
        (("--budget", "10.5"), "10.5"),
        (("--budget", "2.000"), "2.000"),
        (("--budget", "invest=5"), "invest"),
        (("--budget", "cost="), "cost="),
        (("--budget", "5", "--budget", "cost=6"), "cost"),
        (("--budget", "5", "--must", "pier"), "pier"),
        (("--budget", "5", "--never", "pier"), "pier"),
        (("--budget", "5", "--must", "square", "--never", "square"), "square"),
        (("--budget", "5", "--weights", "beauty=1"), "beauty"),
        (("--budget", "5", "--objective", "money", "--weights", "beauty=1"), "beauty"),
        (("--budget", "5", "--weights", "impact=0,speed=0"), "weights"),
        (("--budget", "5", "--weights", "impact=-1"), "-1"),
        (("--budget", "5", "--weights", "impact=nan"), "nan"),
        (("--budget", "5", "--weights", "impact"), "impact"),
        (("--budget", "5", "--weights", "impact=1,impact=2"), "impact"),
        (("--budget", "5", "--objective", "votes"), "votes"),
        (("--budget", "5", "--time-limit", "-1"), "-1"),
        (("--budget", "5", "--time-limit", "nan"), "nan"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_one_line(town, arguments, named):
    line = refusal("optimise", town, *arguments, "--json")
    assert line.startswith(town)
    assert named in line


def test_the_text_says_what_is_proven_what_is_left_and_what_is_selected(town):
    said = run("optimise", town, "--budget", "120")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"{town}: 2 of 3 measures are selected",
        "Proven optimal with these scores, weights and rules.",
        "Value: 151.56 (benefit: impact 75%, speed 25%)",
        "cost: €110 of €120, €10 left",
        "",
        "Id      Value  cost  Name",
        "square  81.25   €60  Market square",
        "lights  70.31   €50  Lights",
    ]


def test_the_text_is_there_in_finnish(town):
    said = run("optimise", town, "--budget", "120", "--lang", "fi")
    assert "Todistetusti paras näillä pistemäärillä, painoilla ja ehdoilla." in said.out
    assert "81,25" in said.out


def test_names_cannot_move_the_cursor_or_break_a_line(write):
    nasty = '"\x1b[2JA <script>=cmd() שלום \u202e\n🎉"'
    file = write(f"id;name;cost;value\na;{nasty};1;1\n")
    said = run("optimise", file, "--budget", "1", "--objective", "value")
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert said.out.splitlines()[-1].endswith("[2JA <script>=cmd() שלום \ufffd 🎉")


amounts = st.integers(0, 12)
scores = st.sampled_from(["1", "2", "3", "3,5", "4", "5"])


@st.composite
def questions(draw):
    """Up to six measures with two resources, a budget for one or both, and rules."""
    n = draw(st.integers(1, 6))
    rows = draw(st.lists(st.tuples(amounts, amounts, scores, scores), min_size=n, max_size=n))
    rules = draw(st.lists(st.sampled_from(["", "", "must", "never"]), min_size=n, max_size=n))
    budgets = draw(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40)))
    return rows, rules, budgets


def benefit(impact, speed):
    """Return the benefit with the usual weights, by its formula."""
    v, w = (25 * (Fraction(Decimal(s.replace(",", "."))) - 1) for s in (impact, speed))
    return Fraction(3, 4) * v + Fraction(1, 4) * v * w / 100


def first_by_trying_all(rows, rules, budgets):
    """Return the selection that is first in the total order; None when none is possible."""
    best = None
    for x in product((1, 0), repeat=len(rows)):
        taken = [row for row, chosen in zip(rows, x, strict=True) if chosen]
        costs = [sum(row[k] for row in taken) for k in (0, 1)]
        if any(b is not None and c > b for c, b in zip(costs, budgets, strict=True)):
            continue
        if any(
            (r == "must" and not c) or (r == "never" and c) for r, c in zip(rules, x, strict=True)
        ):
            continue
        key = (-sum(benefit(*row[2:]) for row in taken), *costs, sum(x), [-c for c in x])
        if best is None or key < best[0]:
            best = (key, x)
    return best and best[1]


@settings(max_examples=150, deadline=None)
@given(questions())
def test_no_other_selection_comes_before_the_answer(question):
    rows, rules, budgets = question
    arguments = [
        part for number, rule in enumerate(rules) if rule for part in (f"--{rule}", f"m{number}")
    ]
    for name, budget in zip(("cost", "cost2"), budgets, strict=True):
        if budget is not None:
            arguments += ["--budget", f"{name}={budget}"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "measures.csv"
        lines = [f"m{n};M;{';'.join(map(str, row))}" for n, row in enumerate(rows)]
        file.write_text("\n".join(["id;name;cost;cost:cost2;impact;speed", *lines]))
        said = run("optimise", file, *arguments, "--json")
    best = first_by_trying_all(rows, rules, budgets)
    if best is None:
        assert said.code == 3
        return
    assert said.code == 0
    assert said.object["selected"] == [f"m{n}" for n, taken in enumerate(best) if taken]
    assert said.object["status"] == "optimal"
