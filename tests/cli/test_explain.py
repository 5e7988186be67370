"""Why each measure is in or out, at the terminal: answers worked out by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.file_reasons import file_reasons
from prioritisation.cli.reason_objects import reasons_object
from prioritisation.cli.reason_text import reasons_text
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .terminal import SHORE, explained, optimised, refusal, run

OUT = {"pushed_out", "came_along"}
IN = {"replaced_by", "left_with_it"}
ENTERS = {"enters_at_cost", "enters_at_share", "enters_at_value", "enters_at_budget"}

# The square 10, 8 or 6 by its start; the lights 5, 4 or 3.
YEARS = """\
objective = "value"
years = [2027, 2028, 2029]
value_years = 5

[[resources]]
id = "cost"
budget = [60, 30, 0]

[[measures]]
id = "square"
value = 10
cost = { cost = [60] }

[[measures]]
id = "lights"
value = 5
cost = { cost = [30] }

[[measures]]
id = "booth"
value = 4
cost = { cost = [30] }
"""


def told(answer, language=Language.ENGLISH):
    return reasons_text(answer, Wording(language)).replace("\u00a0", " ")


def test_every_decision_tells_what_is_lost_and_changed_when_it_is_turned_round(town):
    # 151.5625 for square and lights, 87.5 for the harbour. With the lights alone it costs 60 at
    # most; the two of them take 150.
    assert list(explained(town, "--budget", "110").values()) == [
        {
            "id": "square",
            "selected": True,
            "loss": 64.0625,
            "replaced_by": ["harbour"],
            "left_with_it": ["lights"],
        },
        {
            "id": "lights",
            "selected": True,
            "loss": 64.0625,
            "replaced_by": ["harbour"],
            "left_with_it": ["square"],
        },
        {
            "id": "harbour",
            "selected": False,
            "loss": 64.0625,
            "pushed_out": ["square", "lights"],
            "came_along": [],
            "enters_at_cost": 60,
            "enters_at_share": None,
            "enters_at_value": 151.5625,
            "enters_at_budget": 150,
        },
    ]


def test_the_answer_of_optimise_stands_before_the_measures(town):
    answer = run("explain", town, "--budget", "110", "--json").object
    best = optimised(town, "--budget", "110")
    assert list(answer) == [*best, "measures"]
    del answer["measures"], answer["seconds"], best["seconds"]
    assert answer == best


def test_what_comes_along_and_what_leaves_with_a_measure_are_told_apart(shore):
    measures = explained(shore)
    assert {m["loss"] for m in measures.values()} == {2}
    bridge, path, pier, boats = measures.values()
    assert (bridge["pushed_out"], bridge["came_along"]) == (["pier", "boats"], ["path"])
    assert (path["pushed_out"], path["came_along"]) == (["pier", "boats"], ["bridge"])
    assert (pier["replaced_by"], pier["left_with_it"]) == (["bridge", "path"], ["boats"])
    assert (boats["replaced_by"], boats["left_with_it"]) == (["bridge", "path"], ["pier"])


def test_what_is_left_out_enters_at_a_cost_a_value_and_a_budget(shore):
    bridge, path, *_ = explained(shore).values()
    # With the boats at 50; with the path at 10. Up to 150 pier, boats and path are worth more.
    assert [bridge[key] for key in sorted(ENTERS)] == [150, 50, None, 10]
    # Free with pier and boats; with the bridge at 5. From 160 to 199 it makes way for the bridge.
    assert [path[key] for key in sorted(ENTERS)] == [200, 0, None, 5]


def test_with_several_resources_a_share_of_the_costs_is_told(write):
    file = write("id;name;cost;cost:days;value\na;A;30;4;5\nb;B;60;3;4\n")
    _, b = explained(file, "--objective", "value", "--budget", "60", "--budget", "days=6").values()
    # Half of its 60 beside the 30 of the other; two thirds of its 3 days.
    assert (b["loss"], b["enters_at_share"], b["enters_at_value"]) == (1, 0.5, 5)
    assert (b["enters_at_cost"], b["enters_at_budget"]) == (None, None)


def test_a_plan_of_several_years_tells_what_starts_when(write):
    square, lights, booth = explained(write(YEARS, "plan.toml")).values()
    # Square 2027 and lights 2028 are worth 14; the booth in place of the lights 3.2.
    assert (booth["loss"], booth["pushed_out"]) == (0.8, ["lights"])
    assert booth["start"] == {"booth": 2028}
    assert (lights["loss"], lights["replaced_by"], lights["start"]) == (
        0.8,
        ["booth"],
        booth["start"],
    )
    # Without the square lights and booth both start in 2027.
    assert (square["loss"], square["replaced_by"]) == (5, ["booth"])
    assert square["start"] == {"lights": 2027, "booth": 2027}
    # Worth as much as the lights, or free.
    assert (booth["enters_at_value"], booth["enters_at_cost"]) == (5, None)


@pytest.mark.parametrize(
    ("after", "budget"),
    # Its second year takes 12, of which no budget of the first makes 10 or less.
    [('"last"', 12), ("10", None)],
)
def test_a_budget_that_limits_later_years_too_takes_their_limit_along(write, after, budget):
    square, booth = (
        f'[[measures]]\nid = "{i}"\nvalue = {value}\ncost = {{ cost = {cost} }}\n'
        for i, value, cost in (("square", 5, [4, 12]), ("booth", 3, [4]))
    )
    limits = f'[[resources]]\nid = "cost"\nbudget = [10]\nafter = {after}\n'
    top = 'objective = "value"\nyears = [2027]\n'
    file = write("\n".join([top, limits, square, booth]), "plan.toml")
    assert explained(file)["square"]["enters_at_budget"] == budget
    # So it is when that budget is asked for.
    asked = explained(file, "--budget", "12")["square"]
    assert asked["selected"] == (budget == 12)


def test_what_cannot_be_turned_round_has_no_loss(town):
    measures = explained(town, "--budget", "90", "--must", "square")
    assert measures["square"] == {
        "id": "square",
        "selected": True,
        "loss": None,
        "replaced_by": [],
        "left_with_it": [],
    }
    harbour = measures["harbour"]
    assert (harbour["loss"], harbour["pushed_out"], harbour["came_along"]) == (None, [], [])
    # 30 are left beside the square, and no value makes up for 100.
    assert (harbour["enters_at_cost"], harbour["enters_at_value"]) == (30, None)


def test_what_has_to_stay_out_enters_at_nothing(town):
    harbour = explained(town, "--budget", "300", "--never", "harbour")["harbour"]
    assert harbour["loss"] is None
    assert {harbour[key] for key in ENTERS} == {None}


def test_in_a_table_all_years_count_together_and_a_must_may_be_repeated(write):
    file = write("id;name;cost:cost:1;cost:cost:2;value\na;A;10;20;5\nb;B;20;15;6\nc;C;5;0;0\n")
    twice = ("--must", "c", "--must", "c")
    a, b, c = explained(file, "--objective", "value", "--budget", "40", *twice).values()
    # 30 and 35 beside the 5 that are spent: one of the two, the dearer one.
    assert (a["loss"], a["pushed_out"], b["replaced_by"]) == (1, ["b"], ["a"])
    # With 35 taken and 40 to spend nothing is left.
    assert (a["enters_at_cost"], a["enters_at_budget"], a["enters_at_value"]) == (0, 70, 6)
    assert c["loss"] is None


def test_an_election_is_explained_with_its_categories(write):
    file = write(
        "META\nkey;value\nbudget;100\nvote_type;approval\ncategories;sport,culture\n"
        "budget_per_category;30,70\nPROJECTS\nproject_id;cost;votes;category\n"
        "1;30;9;sport\n2;20;8;sport,culture\n3;40;5;culture\n4;50;6;\nVOTES\nvoter_id;vote\n",
        "categories.pb",
    )
    # 1 and 4 are worth 15. With 2 there is no money for 1 in sport: 2 and 4 are worth 14.
    two = explained(file)["2"]
    assert (two["loss"], two["pushed_out"], two["came_along"]) == (1, ["1"], [])
    # At 10 it leaves money for 3 and 4, worth 19 with them; beside 4 alone it has to be worth 9.
    assert (two["enters_at_cost"], two["enters_at_value"]) == (10, 9)
    # From 110 to 119 it is in with them; from 120 on 1, 3 and 4 are worth more.
    assert two["enters_at_budget"] is None


def test_costs_with_decimals_enter_at_a_whole_amount(election):
    # 1 and 2 take all of 100.5 and are worth 9; 3 is worth 8 alone, and 13 with 1 from 40.25 down.
    three = explained(election)["3"]
    assert (three["loss"], three["enters_at_cost"], three["enters_at_budget"]) == (1, 60, 140.75)


def test_numbers_have_every_decimal(write):
    text = SHORE.replace("value = 7\n", "value = 7.123456789\n")
    out = run("explain", write(text, "plan.toml"), "--json").out
    assert '"loss": 2.123456789,' in out
    assert '"enters_at_value": 10.123456789,' in out


def test_an_infeasible_question_names_the_conflict_and_explains_nothing(town, shore):
    for file, arguments in ((town, ("--budget", "100")), (shore, ())):
        musts = ("square", "lights") if file == town else ("bridge", "pier")
        asked = [file, *arguments, "--must", musts[0], "--must", musts[1]]
        said = run("explain", *asked, "--json")
        assert (said.code, said.err) == (3, "")
        assert (said.object["status"], said.object["measures"]) == ("infeasible", [])
        assert said.object["conflict"] == run("optimise", *asked, "--json").object["conflict"]
        text = run("explain", *asked)
        assert (text.code, text.out) == (3, run("optimise", *asked).out)


def test_no_time_leaves_nothing_to_explain(write):
    some = "".join(
        f'[[measures]]\nid = "m{n}"\nvalue = {n % 7 + 1}\ncost = {{ cost = [{n * 13 % 31}] }}\n'
        for n in range(40)
    )
    gap = '[[rules]]\nkind = "requires"\nmeasure = "square"\nneeds = ["booth"]\ngap = 1\n'
    file = write(f"{YEARS}{some}{gap}", "plan.toml")
    for command, part in (("explain", "measures"), ("alternatives", "portfolios")):
        said = run(command, file, "--time-limit", "0", "--json")
        assert (said.code, said.object["status"], said.object[part]) == (4, "unknown", [])
        assert run(command, file, "--time-limit", "0").code == 4


def test_what_is_only_found_in_time_is_not_explained(write):
    rows = "".join(f"m{n};M;{n * 13 % 31};{n * 7 % 11};{n % 7 + 1}\n" for n in range(40))
    file = write(f"id;name;cost;cost:days;value\n{rows}")
    asked = (file, "--objective", "value", "--budget", "99", "--budget", "days=50")
    said = run("explain", *asked, "--time-limit", "0", "--json")
    assert (said.code, said.object["status"]) == (0, "feasible")
    for measure in said.object["measures"]:
        assert (measure["loss"], measure["loss_at_least"], measure["loss_at_most"]) == (
            None,
            0,
            None,
        )
        assert measure["selected"] or set(measure["unknown"]) == ENTERS
    assert "no loss is known" in run("explain", *asked, "--time-limit", "0").out


def test_what_is_not_proven_in_time_is_told_with_its_limits(town):
    answer = file_reasons(town, FileQuestion(budgets=(("", "110"),)))
    best = answer.asked.portfolio.starts
    limits = {"at_least": Fraction(1, 2), "at_most": Fraction(3)}
    cut = replace(
        answer,
        reasons={
            **answer.reasons,
            "square": Reason(measure="square", best=best, other={"lights": 0}, **limits),
            "harbour": Reason(
                measure="harbour", best=best, other=None, at_most=None, is_possible=None
            ),
        },
        entries={"harbour": Entry(measure="harbour", cost=NoPoint.UNKNOWN, value=Fraction(1, 3))},
    )
    square, lights, harbour = reasons_object(cut)["measures"]
    assert (square["loss"], square["loss_at_least"], square["loss_at_most"]) == (None, 0.5, 3)
    assert (harbour["loss"], harbour["loss_at_least"], harbour["loss_at_most"]) == (None, 0, None)
    assert (harbour["enters_at_cost"], harbour["unknown"]) == (None, ["enters_at_cost"])
    assert set(lights) & {"loss_at_least", "loss_at_most", "unknown"} == set()
    text = told(cut)
    assert "Time ended before every loss was proven." in text
    assert "0.50 to 3.00" in text
    assert "at least 0.00" in text
    assert "not known" in text


def test_a_value_that_would_do_is_rounded_up_so_that_it_does(town):
    answer = file_reasons(town, FileQuestion(budgets=(("", "110"),)))
    third = Entry(measure="harbour", value=Fraction(250, 3))
    assert "if its value were 83.34 or more" in told(replace(answer, entries={"harbour": third}))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "budget"),
        (("--budget", "-5"), "-5"),
        (("--budget", "2.000"), "2.000"),
        (("--budget", "5", "--must", "pier"), "pier"),
        (("--budget", "5", "--must", "square", "--never", "square"), "square"),
        (("--budget", "5", "--objective", "votes"), "votes"),
        (("--budget", "5", "--weights", "impact"), "impact"),
        (("--budget", "5", "--time-limit", "-1"), "-1"),
    ],
)
@pytest.mark.parametrize("command", ["explain", "alternatives"])
def test_a_question_that_makes_no_sense_is_refused_in_one_line(town, command, arguments, named):
    line = refusal(command, town, *arguments, "--json")
    assert line.startswith(town)
    assert named in line


@pytest.mark.parametrize("command", ["explain", "alternatives"])
def test_what_does_not_fit_a_plan_or_an_election_is_refused(command, shore, election, write):
    assert 'must: there is no measure "peir". Is "pier" meant?' in refusal(
        command, shore, "--must", "peir"
    )
    assert "must" in refusal(command, election, "--must", "77")
    assert refusal(command, write("title = 5", "bad.toml")).endswith("quotation marks.")


def test_the_text_has_a_table_of_all_and_sentences_of_the_nearest(shore):
    assert run("explain", shore).out.replace("\u00a0", " ").splitlines() == [
        f"{shore}: 2 of 4 measures are selected",
        "Proven optimal with these scores, weights and rules.",
        "Value: 13 (stated value)",
        "",
        "Id      Now  Lost  In up to a cost of  In from a value of  In from a budget of  "
        "Name        Turned round: enters (+), leaves (−)",
        "bridge  out     2                 €50                  10                 €150  "
        "The bridge  +bridge +path −pier −boats",
        "path    out     2                  €0                   5                 €200  "
        "path        +bridge +path −pier −boats",
        "pier    in      2                                                               "
        "pier        +bridge +path −pier −boats",
        "boats   in      2                                                               "
        "boats       +bridge +path −pier −boats",
        "",
        "The 3 nearest decisions:",
        "The bridge stays out: taking it in would lose 2 (15.4% of the value). It would push out: "
        "pier; boats. path would come along. It would be in at a cost of €50 or less. It would "
        "be in if its value were 10 or more. It would be in with a budget of €150 or more.",
        "path stays out: taking it in would lose 2 (15.4% of the value). It would push out: pier; "
        "boats. The bridge would come along. It would be in at a cost of €0 or less. It would be "
        "in if its value were 5 or more. It would be in with a budget of €200 or more.",
        "pier is in: leaving it out would lose 2 (15.4% of the value). boats would leave with it. "
        "In its place would come: The bridge; path.",
    ]


def test_the_text_is_there_in_finnish(shore):
    out = run("explain", shore, "--lang", "fi").out.replace("\u00a0", " ")
    for line in (
        "Silta on ulkona: jos se otettaisiin mukaan, menetettäisiin 2 (15,4 % arvosta).",
        "Sen tieltä jäisivät pois: pier; boats.",
        "Se olisi mukana, jos kehys olisi vähintään 150 €.",
        "pier on mukana: ilman sitä menetettäisiin 2 (15,4 % arvosta).",
    ):
        assert line in out


def test_years_that_change_and_shares_are_told_in_words(write):
    out = run("explain", write(YEARS, "plan.toml")).out
    assert "+booth −square lights→2027" in out
    assert "Another start year: lights." in out


def test_decisions_that_cost_nothing_and_those_that_cannot_be_turned_are_told_as_such(write):
    file = write("id;name;cost;value\na;A;5;1\nb;B;5;1\nc;C;9;1\nd;D;0;0\n")
    out = run("explain", file, "--objective", "value", "--budget", "5", "--must", "a").out
    assert "D stays out, but taking it in would lose nothing." in out
    assert "not possible" in out
    out = run("explain", file, "--objective", "value", "--budget", "0").out
    # Nothing is a part of a value of 0.
    assert "of the value" not in out


def test_names_cannot_move_the_cursor_or_break_a_line(write):
    file = write('id;name;cost;value\na;"\x1b[2JA\nB";1;1\n')
    out = run("explain", file, "--objective", "value", "--budget", "1").out
    assert "\x1b" not in out
    assert "[2JA B is in" in out


def test_samples_are_marked(write):
    file = write("name;cost;value;illustrative\nTalk;;3;yes\nWork;5;1;no\n")
    asked = ("explain", file, "--objective", "value", "--budget", "5")
    answer = run(*asked, "--json").object
    assert (answer["illustrative"], answer["uncosted"]) == (True, ["talk"])
    assert "Illustrative" in run(*asked).out
