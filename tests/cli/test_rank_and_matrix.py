import pytest

from .terminal import TOWN, refusal, run


def ranked(*arguments):
    return [(row["rank"], row["id"]) for row in run("rank", *arguments, "--json").object["ranking"]]


def test_measures_are_ranked_by_priority_score(town):
    answer = run("rank", town, "--json").object
    assert answer["file"] == town
    assert [row["id"] for row in answer["ranking"]] == ["square", "lights", "harbour"]
    assert answer["ranking"][0]["points"] == pytest.approx(79.1666666666667, abs=1e-9)
    assert answer["shares"]["impact"] == 0.5


def test_weights_change_the_ranks_and_ties_share_one(town):
    assert ranked(town, "--weights", "impact=1") == [(1, "square"), (1, "harbour"), (3, "lights")]


def test_only_criteria_that_count_are_needed(write):
    file = write("name;impact\nA;1\nB;2\n")
    assert ranked(file, "--weights", "impact=2") == [(1, "b"), (2, "a")]
    assert "speed" in refusal("rank", file)


def test_a_measure_without_a_score_has_no_rank(write):
    file = write("name;impact\nA;?\nB;2\n")
    assert ranked(file, "--weights", "impact=1") == [(1, "b"), (None, "a")]
    assert "score is missing: a" in run("rank", file, "--weights", "impact=1").out


def test_the_ranking_as_text(town):
    lines = run("rank", town).out.splitlines()
    assert lines[0] == f"{town}: by priority score (impact 50%, speed 16.7%, output_input 33.3%)"
    assert lines[2:] == [
        "Rank  Points  Id       Name",
        "   1   79.17  square   Market square",
        "   2   75.00  lights   Lights",
        "   3   66.67  harbour  Harbour",
    ]


def test_wrong_weights_are_refused(town):
    assert "beauty" in refusal("rank", town, "--weights", "beauty=1")


def test_the_matrix_places_every_scored_measure(write):
    file = write(f"{TOWN}pier;Pier;5;3;?;4;;\n")
    answer = run("matrix", file, "--json").object
    assert (answer["x"], answer["y"]) == ("output_input", "speed")
    assert (answer["x_threshold"], answer["y_threshold"]) == (3.5, 3.5)
    assert answer["low_hanging"] == ["lights"]
    quadrants = {row["id"]: row["quadrant"] for row in answer["positions"]}
    assert quadrants == {"square": "growing", "lights": "fruit", "harbour": "slow_small"}
    (pier,) = answer["unplaced"]
    assert (pier["id"], pier["missing"]) == ("pier", {"speed": "uncertain"})


def test_the_matrix_as_text(town):
    said = run("matrix", town)
    assert said.out.splitlines()[0].endswith(
        "1 of 3 measures is low-hanging fruit (output_input at least 3.5, speed at least 3.5)"
    )
    assert "Low-hanging fruit" in said.out


def test_the_matrix_names_a_consequence_and_does_not_count_it(write):
    file = write(
        "id;name;speed;output_input;consequence\ntaxes;Taxes;5;5;yes\nsquare;Tori;5;5;no\n"
    )
    answer = run("matrix", file, "--json").object
    assert answer["low_hanging"] == ["square"]
    marks = {row["id"]: (row["quadrant"], row["consequence"]) for row in answer["positions"]}
    assert marks == {"taxes": ("fruit", True), "square": ("fruit", False)}
    said = run("matrix", file).out
    assert "1 of 2 measures is low-hanging fruit" in said
    (row,) = (line for line in said.splitlines() if line.startswith("taxes"))
    assert "consequence" in row


def test_the_matrix_needs_both_axes(write):
    assert "output_input" in refusal("matrix", write("name;speed\nA;1\n"))
