"""Plans of several years at the terminal: answers worked out by hand."""

import json

import pytest

from .terminal import TOWN, optimised, refusal, run

# Value counts over five years, (60 − 12·t − months) / 60 of it from a start in year t: the square
# 10, 8, 6; the lights 4, 3, 2; the harbour 9, 7.2, 5.4. The square and the harbour take all of
# 2027 and 20 of 2028, which leaves 40 and carries 20 on; the lights find no year then.
PLAN = """\
title = "Three years"
objective = "value"
years = [2027, 2028, 2029]
value_years = 5
price_level = 2026
vat = "excluded"

[[resources]]
id = "invest"
budget = [100, 60, 20]
carry_over = 0.5
after = "last"

[[measures]]
id = "square"
name = { fi = "Tori", en = "Market square" }
value = 10
cost = { invest = [60] }

[[measures]]
id = "lights"
value = 5
months_to_effect = 12
cost = { invest = [50] }

[[measures]]
id = "harbour"
value = 9
cost = { invest = [40, 40, 0, 8] }
income = { invest = [0, 20] }
yearly_after = { invest = 5 }
"""
KEYS = [
    "file",
    "selected",
    "start",
    "value",
    "spending",
    "carried",
    "commitments",
    "permanent",
    "status",
    "bound",
    "gap",
    "ties",
    "seconds",
]

# Benefit with 3 to 1, speed included since one period counts in full: square 81.25, lights
# 70.3125, harbour 87.5.
SCORED = """\
[[resources]]
id = "cost"
budget = 110

[[measures]]
id = "square"
scores = { impact = 5, speed = 2, output_input = 4 }
cost = { cost = [20, 40] }

[[measures]]
id = "lights"
scores = { impact = 4, speed = 4, output_input = 4 }
cost = { cost = [50] }

[[measures]]
id = "harbour"
scores = { impact = 5, speed = 3, output_input = 2 }
cost = { cost = [100] }
"""

GAP = '[[rules]]\nkind = "requires"\nmeasure = "square"\nneeds = ["harbour"]\ngap = 1\n'


@pytest.fixture
def plan(write):
    return write(PLAN, "plan.toml")


@pytest.fixture
def scored(write):
    return write(SCORED, "scored.toml")


def test_the_answer_tells_what_starts_when_and_what_it_takes(plan):
    answer = optimised(plan)
    assert list(answer) == KEYS
    seconds = answer.pop("seconds")
    assert seconds >= 0
    assert answer == {
        "file": plan,
        "selected": ["square", "harbour"],
        "start": {"square": 2027, "harbour": 2027},
        "value": 19,
        "spending": {"invest": [100, 20, 0]},
        "carried": {"invest": [0, 0, 20]},
        "commitments": {"invest": 8},
        "permanent": {"invest": 5},
        "status": "optimal",
        "bound": 19,
        "gap": 0,
        "ties": "settled",
    }


def test_a_measure_starts_a_gap_after_what_it_needs(write):
    answer = optimised(write(PLAN + GAP, "plan.toml"))
    assert answer["start"] == {"square": 2028, "harbour": 2027}
    assert (answer["value"], answer["spending"]) == (17, {"invest": [40, 80, 0]})
    assert answer["carried"] == {"invest": [0, 30, 5]}


def test_of_equal_values_the_one_that_spends_less_is_given(plan):
    # The lights with the square of 2027, and with the harbour, are both worth 13.
    answer = optimised(plan, "--must", "lights")
    assert answer["start"] == {"square": 2027, "lights": 2028}
    assert (answer["value"], answer["ties"]) == (13, "settled")


def test_what_falls_after_the_plan_is_limited_as_the_file_says(write):
    text = PLAN.replace('after = "last"', "after = 7")
    assert optimised(write(text, "plan.toml"))["selected"] == ["square", "lights"]


def test_a_joint_effect_counts_from_the_last_start_and_its_saving_is_booked_then(write):
    # The square of 2027 leaves 40, which carries 20 to the 60 of 2028: with 5 saved the lights
    # take 45. Ten more are worth 8 from then on.
    rule = (
        '[[rules]]\nkind = "together"\nmeasures = ["square", "lights"]\nvalue = 10\n'
        "saving = { invest = 5 }\n"
    )
    answer = optimised(write(PLAN + rule, "plan.toml"))
    assert answer["start"] == {"square": 2027, "lights": 2028}
    assert (answer["value"], answer["spending"]) == (10 + 3 + 8, {"invest": [60, 45, 0]})


def test_a_rule_that_is_off_demands_nothing(write):
    answer = optimised(write(f"{PLAN}{GAP}on = false\n", "plan.toml"))
    assert answer["value"] == 19


def test_without_years_whole_net_costs_count_and_nothing_starts_in_a_year(scored):
    answer = optimised(scored)
    assert answer["selected"] == ["square", "lights"]
    assert answer["value"] == 81.25 + 70.3125
    assert (answer["start"], answer["spending"]) == ({}, {"cost": [110]})


def test_arguments_stand_in_place_of_the_files_parts(scored):
    assert optimised(scored, "--budget", "100")["selected"] == ["harbour"]
    assert optimised(scored, "--budget", "cost=60")["selected"] == ["square"]
    quick = optimised(scored, "--budget", "60", "--weights", "impact=0,speed=1")
    assert (quick["selected"], quick["value"]) == (["lights"], 56.25)
    priority = optimised(scored, "--budget", "60", "--objective", "priority")
    assert priority["value"] == pytest.approx(79.166666666666667, abs=1e-8)
    assert optimised(scored, "--must", "lights", "--never", "square")["selected"] == ["lights"]


def test_low_hanging_fruit_are_a_group(write):
    # The lights alone stand at 3.5 or above on both axes.
    rule = '[[rules]]\nkind = "count"\nof = { low_hanging = true }\nexactly = 0\n'
    assert optimised(write(SCORED + rule, "plan.toml"))["selected"] == ["harbour"]


def test_speed_tells_the_months_to_the_effect_where_the_file_does_not(write):
    # 3 months at speed 5: (12 − 3) / 12 of the points of impact, which takes the weight of speed.
    text = 'years = [2027]\ncounting = "remaining"\n[[resources]]\nid = "cost"\nbudget = [1]\n'
    text += '[[measures]]\nid = "a"\nscores = { impact = 5, speed = 5 }\n'
    assert optimised(write(text, "plan.toml"))["value"] == 75


@pytest.mark.parametrize(
    "arguments",
    [
        ["--must", "square", "--must", "lights", "--must", "harbour"],
        ["--must", "square", "--must", "lights", "--must", "harbour", "--time-limit", "60"],
    ],
)
def test_musts_that_no_budget_pays_for_are_infeasible(plan, arguments):
    said = run("optimise", plan, *arguments, "--json")
    assert (said.code, said.err) == (3, "")
    answer = said.object
    assert (answer["selected"], answer["status"], answer["file"]) == ([], "infeasible", plan)
    assert {answer[key] for key in set(KEYS) - {"selected", "status", "file", "seconds"}} == {None}
    assert answer["conflict"] == [
        {"budget": "invest", "year": 2027},
        {"budget": "invest", "year": 2028},
        {"budget": "invest", "year": 2029},
        {"must": "square"},
        {"must": "lights"},
        {"must": "harbour"},
    ]


# Without a name a measure is called by its id.
@pytest.mark.parametrize(("start", "name"), [(PLAN, "Market square"), (SCORED, "square")])
def test_a_measure_that_is_demanded_and_forbidden_by_rules_is_infeasible(write, start, name):
    rules = "".join(
        f'[[rules]]\nkind = "{kind}"\nmeasures = ["square"]\n' for kind in ("must", "never")
    )
    file = write(start + rules, "plan.toml")
    said = run("optimise", file, "--json")
    assert (said.code, said.object["conflict"]) == (3, [{"rule": "r1"}, {"rule": "r2"}])
    first, *text = run("optimise", file).out.splitlines()
    assert first.startswith(file)
    assert text[1:] == [f"- {name} must be in.", f"- {name} must stay out."]


def test_what_cannot_hold_together_has_a_year_only_in_a_calendar(scored):
    answer = run("optimise", scored, "--must", "square", "--must", "harbour", "--json").object
    assert answer["conflict"] == [{"budget": "cost"}, {"must": "square"}, {"must": "harbour"}]


def test_nothing_found_in_time_is_exit_code_4(write):
    some = "".join(
        f'[[measures]]\nid = "m{n}"\nvalue = {n % 7 + 1}\ncost = {{ invest = [{n * 13 % 31}] }}\n'
        for n in range(40)
    )
    text = f"{PLAN}{some}{GAP}"
    said = run("optimise", write(text, "plan.toml"), "--time-limit", "0", "--json")
    assert (said.code, said.object["status"]) == (4, "unknown")
    assert said.object["value"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--must", "squre"], 'must: there is no measure "squre". Is "square" meant?'),
        (["--weights", "impcat=1"], 'weights: there is no criterion "impcat". Is "impact" meant?'),
        (["--objective", "votes"], '"votes" is not one of: benefit, priority, money, value.'),
        (["--objective", "benefit"], 'measures.square.scores.impact: "square" has no score'),
        (["--objective", "money"], 'measures.square.benefit_eur: "square" has no value'),
        (["--budget", "100"], "budget: the plan has 3 years, each with a budget of its own"),
        (["--must", "square", "--never", "square"], "must be in and stay out at once: square"),
    ],
)
def test_what_does_not_fit_the_plan_is_refused(plan, arguments, said):
    line = refusal("optimise", plan, *arguments)
    assert line.startswith(f"{plan}, ")
    assert said in line


def test_a_budget_is_typed_in_the_steps_of_its_resource(scored):
    assert "no multiple of 1" in refusal("optimise", write_work(scored), "--budget", "work=1.5")


def write_work(scored):
    with open(scored, "a", encoding="utf-8") as file:
        file.write('[[resources]]\nid = "work"\n')
    return scored


def test_a_value_that_is_needed_is_missed_by_name(write):
    file = write(PLAN.replace("value = 10\n", ""), "plan.toml")
    said = refusal("optimise", file)
    assert said == (
        f'{file}, measures.square.value: "square" has no value, which this objective needs.'
    )


def test_a_plan_that_limits_nothing_asks_nothing(write):
    file = write('objective = "value"\n[[measures]]\nid = "a"\nvalue = 1\n', "plan.toml")
    assert "there is no budget" in refusal("optimise", file)


def test_files_of_every_kind_are_answered_side_by_side(plan, town, election, write):
    bad = write("title = 5", "bad.toml")
    said = run("optimise", plan, bad, election, "--json")
    assert said.code == 2
    assert [answer["file"] for answer in said.objects] == [plan, election]
    assert said.err == f"{bad}, title: 5 is not text. Write it in quotation marks.\n"
    said = run("optimise", town, write(SCORED, "s.toml"), "--budget", "110", "--json")
    assert [answer["value"] for answer in said.objects] == [151.5625, 151.5625]


def test_the_ending_tells_the_kind_in_capitals_too(write):
    assert optimised(write(PLAN, "PLAN.TOML"))["value"] == 19


def test_the_text_tells_the_answer_and_what_it_was_asked(write):
    said = run("optimise", write(PLAN + GAP, "plan.toml"))
    assert said.code == 0
    text = said.out.replace("\u00a0", " ")
    for line in (
        "2 of 3 measures are selected",
        "Three years",
        "Proven optimal with these scores, weights and rules.",
        "Value: 17 (stated value)",
        "Value counts from the effect on, over 5 years.",
        "Prices of 2026.",
        "VAT: excluded.",
        "square    2028      8  Market square",
        "invest    spent          €40   €80    €0           €8                  €5",
        "          budget        €100   €60   €20",
        "          carried over    €0   €30    €5",
        "invest: after the plan at most €20 a year",
        "r1: Market square only with harbour, and at least 1 year after it.",
    ):
        assert line in text


def test_the_text_is_there_in_finnish(plan):
    said = run("optimise", plan, "--lang", "fi").out
    assert "Vuoden 2026 hintataso." in said
    assert "Tori" in said


def test_numbers_in_json_have_every_decimal(write):
    text = PLAN.replace("value = 10\n", "value = 10.123456789\n")
    out = run("optimise", write(text, "plan.toml"), "--json").out
    assert json.loads(out)["value"] == pytest.approx(19.123456789)
    assert '"value": 19.123456789,' in out


# The frontier of a plan


def test_the_frontier_of_a_plan_without_years_is_that_of_its_measures(scored, town):
    def points(file):
        return run("frontier", file, "--budget-to", "210", "--json").object["points"]

    assert points(scored) == points(town)


def test_a_frontier_keeps_rules_savings_and_what_comes_later(write):
    text = SCORED.replace("budget = 110", 'budget = 110\nafter = "last"')
    rule = '[[rules]]\nkind = "together"\nmeasures = ["square", "lights"]\nsaving = { cost = 10 }\n'
    answer = run("frontier", write(f"years = [2027]\n{text}{rule}", "plan.toml"), "--json").object
    # The square takes 20 now and 40 later: it needs 40. With the lights 20 + 50 − 10.
    assert [(p["budget"], p["selected"]) for p in answer["points"]] == [
        (0, []),
        (40, ["square"]),
        (60, ["square", "lights"]),
        (120, ["square", "harbour"]),
        (160, ["square", "lights", "harbour"]),
    ]
    assert (answer["resource"], answer["status"], answer["budget_to"]) == ("cost", "complete", 170)


def test_a_frontier_of_several_years_is_refused(plan):
    said = refusal("frontier", plan)
    assert said.startswith(f"{plan}, years: the plan has 3 years; a frontier over one budget")


def test_the_frontier_runs_over_the_one_resource_with_a_budget(write):
    text = SCORED.replace('id = "cost"', 'id = "work"\nunit = "months"', 1)
    text = text.replace("cost = { cost =", "cost = { work =")
    file = write(f'{text}[[resources]]\nid = "cost"\n', "plan.toml")
    answer = run("frontier", file, "--budget-to", "60", "--json").object
    assert (answer["resource"], answer["unlimited"]) == ("work", ["cost"])
    assert "60 months" in run("frontier", file, "--budget-to", "60").out
    assert "two budgets" in refusal("frontier", file, "--budget", "work=5")


def test_a_frontier_without_an_answer_is_infeasible(scored):
    said = run("frontier", scored, "--budget-to", "10", "--must", "square", "--json")
    assert (said.code, said.object["status"]) == (3, "infeasible")


def test_the_town_is_the_same_in_both_kinds_of_file(scored, town):
    assert TOWN.count("\n") == 4
    plan, table = optimised(scored), optimised(town, "--budget", "110")
    assert plan["value"] == table["value"]
