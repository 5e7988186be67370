import pytest

from .terminal import ELECTION, optimised, refusal, run


def test_the_files_budget_limits_and_votes_are_summed(election):
    answer = optimised(election)
    assert (answer["selected"], answer["value"]) == (["1", "2"], 9)
    assert (answer["costs"], answer["unlimited"]) == ({"cost": 100.5}, [])
    assert (answer["status"], answer["ties"]) == ("optimal", "settled")


def test_votes_times_cost_prefer_the_large_one(election):
    answer = optimised(election, "--objective", "votes_cost")
    assert (answer["selected"], answer["value"]) == (["3"], 804)


def test_points_of_ordinal_ballots_are_summed(write):
    file = write(
        "META\nkey;value\nbudget;2\nvote_type;ordinal\n"
        "PROJECTS\nproject_id;cost\na;1\nb;1\nc;2\n"
        "VOTES\nvoter_id;vote\n1;c,a\n2;c,b\n3;c\n",
        "ordinal.pb",
    )
    answer = optimised(file, "--objective", "points")
    assert (answer["selected"], answer["value"]) == (["c"], 5)


def test_an_argument_takes_the_place_of_the_files_budget(election):
    answer = optimised(election, "--budget", "60,25")
    assert (answer["selected"], answer["costs"]) == (["1"], {"cost": 60.25})
    assert optimised(election, "--budget", "cost=41")["selected"] == ["2"]


def test_the_selection_that_the_file_states_is_beside_the_best_one(write):
    file = write(ELECTION.replace("Square;1", "Square;0").replace("Harbour;0", "Harbour;1"), "e.pb")
    stated = optimised(file)["stated"]
    assert stated == {
        "selected": ["2", "3"],
        "value": 12,
        "costs": {"cost": 140.75},
        "within_budget": False,
    }


def test_a_stated_selection_within_the_budget_is_compared(write):
    file = write(ELECTION.replace("Square;1", "Square;0"), "e.pb")
    assert optimised(file)["stated"]["within_budget"] is True
    assert "The best selection is worth 5 more." in run("optimise", file).out


def test_a_file_that_does_not_say_what_was_selected_states_nothing(write):
    text = ELECTION.replace(";selected", "").replace("re;1", "re").replace("s;1", "s")
    file = write(text.replace("r;0", "r"), "e.pb")
    assert optimised(file)["stated"] is None
    assert "does not say" in run("optimise", file).out


CATEGORIES = """\
META
key;value
budget;100
vote_type;approval
categories;sport,culture
budget_per_category;30,70
PROJECTS
project_id;cost;votes;category
1;30;9;sport
2;20;8;sport,culture
3;40;5;culture
4;50;6;
VOTES
voter_id;vote
"""


def test_a_project_is_limited_by_every_category_it_names(write):
    file = write(CATEGORIES, "categories.pb")
    assert optimised(file)["selected"] == ["1", "4"]
    assert optimised(file, "--never", "1")["selected"] == ["2", "4"]
    assert optimised(file, "--budget", "1000")["selected"] == ["1", "3", "4"]
    assert "sport: 30 of 30, 0 left" in run("optimise", file).out


def test_a_category_budget_can_make_a_must_infeasible(write):
    said = run("optimise", write(CATEGORIES, "c.pb"), "--must", "1", "--must", "2", "--json")
    assert (said.code, said.object["status"]) == (3, "infeasible")
    category, *musts = said.object["conflict"]
    assert list(category) == ["limit"]
    assert musts == [{"must": "1"}, {"must": "2"}]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--objective", "benefit"), "benefit"),
        (("--weights", "impact=1"), "impact"),
        (("--budget", "votes=5"), "votes"),
        (("--budget", "-1"), "-1"),
        (("--budget", "1.000"), "1.000"),
        (("--must", "77"), "77"),
        (("--must", "1", "--never", "1"), "1"),
    ],
)
def test_a_question_that_does_not_fit_an_election_is_refused(election, arguments, named):
    line = refusal("optimise", election, *arguments)
    assert line.startswith(election)
    assert named in line


@pytest.mark.parametrize(
    "text",
    [
        ELECTION.replace("budget;100.50\n", ""),
        ELECTION.replace("1;60.25;5;Square;1\n2;40.25;4;Lights;1\n3;100.50;8;Harbour;0\n", ""),
        ELECTION.replace("60.25", "-60.25"),
        ELECTION.replace("60.25", "sixty"),
        ELECTION.replace("100.50\nvote", "NaN\nvote"),
        ELECTION.replace("2;40.25", "1;40.25"),
        ELECTION.replace("META\n", ""),
        ELECTION.replace("2;40.25;4", "2;40.25"),
        "",
    ],
    ids=[
        "no budget",
        "no projects",
        "negative",
        "text",
        "NaN",
        "doubled",
        "no META",
        "ragged",
        "0",
    ],
)
def test_a_bad_election_is_refused(write, text):
    file = write(text, "bad.pb")
    assert refusal("optimise", file, "--json").startswith(file)
