"""The next best portfolios at the terminal: answers worked out by hand."""

import pytest

from .terminal import SHORE, optimised, refusal, run

# All that keep the budget and the rule.
PORTFOLIOS = [
    (13, ["pier", "boats"]),
    (11, ["bridge", "path"]),
    (9, ["path", "boats"]),
    (8, ["bridge"]),
    (6, ["boats"]),
    (3, ["path"]),
    (0, []),
]


def alternatives(*arguments):
    said = run("alternatives", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    return said.object


def pairs(answer):
    return [(found["value"], found["selected"]) for found in answer["portfolios"]]


def test_the_next_best_come_in_order_with_what_they_cost(town):
    answer = alternatives(town, "--budget", "110", "--k", "3")
    assert pairs(answer) == [
        (151.5625, ["square", "lights"]),
        (87.5, ["harbour"]),
        (81.25, ["square"]),
    ]
    assert [found["costs"] for found in answer["portfolios"]] == [
        {"cost": 110},
        {"cost": 100},
        {"cost": 60},
    ]
    assert all(found["proven"] for found in answer["portfolios"])
    assert answer["complete"] is True


def test_five_are_told_unless_another_number_is_asked_for(shore):
    assert pairs(alternatives(shore)) == PORTFOLIOS[:5]
    assert pairs(alternatives(shore, "--k", "1")) == PORTFOLIOS[:1]


def test_there_are_fewer_when_there_are_no_more(shore):
    answer = alternatives(shore, "--k", "10")
    assert (pairs(answer), answer["complete"]) == (PORTFOLIOS, True)
    assert "No other selection keeps" in run("alternatives", shore, "--k", "10").out


def test_the_answer_of_optimise_stands_before_the_portfolios(town):
    answer = alternatives(town, "--budget", "110")
    best = optimised(town, "--budget", "110")
    assert list(answer) == [*best, "portfolios", "complete"]
    assert (answer["selected"], answer["value"]) == (best["selected"], best["value"])


def test_in_a_plan_of_several_years_each_selection_comes_once_with_its_best_starts(write):
    text = SHORE.replace("budget = 100", "budget = [60, 60]")
    text = f"years = [2027, 2028]\nvalue_years = 4\n{text}"
    answer = alternatives(write(text, "plan.toml"), "--k", "3")
    best, *others = answer["portfolios"]
    # One in each year: boats first, since the pier may not start before them; three quarters
    # of a value count from 2028 on.
    assert best["selected"] == ["bridge", "boats"]
    assert (best["value"], best["start"]) == (12.5, {"bridge": 2027, "boats": 2028})
    assert best["spending"] == {"cost": [60, 50]}
    assert len({tuple(found["selected"]) for found in answer["portfolios"]}) == 3
    assert [found["value"] for found in others] == [11.25, 10.25]


def test_an_election_has_alternatives_too(election):
    answer = alternatives(election, "--k", "2")
    assert pairs(answer) == [(9, ["1", "2"]), (8, ["3"])]
    assert answer["portfolios"][1]["costs"] == {"cost": 100.5}


def test_rules_that_were_typed_are_kept_by_all(town):
    answer = alternatives(town, "--budget", "110", "--must", "lights", "--never", "harbour")
    assert pairs(answer) == [(151.5625, ["square", "lights"]), (70.3125, ["lights"])]


def test_an_infeasible_question_has_none(town):
    asked = ("alternatives", town, "--budget", "10", "--must", "square")
    said = run(*asked, "--json")
    assert (said.code, said.err) == (3, "")
    assert (said.object["portfolios"], said.object["complete"]) == ([], None)
    assert said.object["conflict"] == [{"budget": "cost"}, {"must": "square"}]
    text = run(*asked)
    assert text.code == 3
    assert "Market square must be in." in text.out


@pytest.mark.parametrize("k", ["0", "-1", "1001", "2,5", "five", "nan", "1e3", ""])
def test_a_number_of_portfolios_that_makes_no_sense_is_refused(town, k):
    line = refusal("alternatives", town, "--budget", "110", "--k", k, "--json")
    assert line == f'{town}, k: "{k}" is not a whole number from 1 to 1,000.'


def test_the_text_tells_what_each_has_in_place_of_the_best(shore):
    assert run("alternatives", shore, "--k", "3").out.replace("\u00a0", " ").splitlines() == [
        f"{shore}: 2 of 4 measures are selected",
        "Proven optimal with these scores, weights and rules.",
        "Value: 13 (stated value)",
        "",
        "Selected: pier, boats",
        "These are the 3 best selections, proven.",
        "",
        "No.  Value  Lost  cost  Enters (+), leaves (−)",
        "  1     13     0  €100  –",
        "  2     11     2  €100  +bridge +path −pier −boats",
        "  3      9     4   €90  +path −pier",
    ]


def test_the_text_is_there_in_finnish(shore):
    out = run("alternatives", shore, "--k", "2", "--lang", "fi").out
    assert "Nämä 2 valintaa ovat todistetusti parhaat." in out
    line = run("alternatives", shore, "--k", "0", "--lang", "fi").err
    assert line.replace("\u00a0", " ") == (
        f"{shore}, k: ”0” ei ole kokonaisluku väliltä 1–1 000.\n"
    )
