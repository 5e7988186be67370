"""A plan and its answer written out in full."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.question import scheduled_problem
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.plans import Counting, Objective
from prioritisation.decision.programme.rules import Must, Requires, Together
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.scoring.values import ItemValues
from prioritisation.wording.catalogue import Language
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording
from prioritisation.wording.written_model.document import Formula, Paragraph, Table, WrittenRule
from prioritisation.wording.written_model.model import written_model

from .plans import HOUSING, PLAN, RULES, SQUARE, TOWN, every_rule

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
ON = date(2027, 1, 5)
VALUES = {m.id: Fraction(m.value) for m in TOWN.measures}
TIMELESS = replace(
    PLAN,
    years=(),
    value_years=None,
    budgets={"id_invest": Budget(amounts=(Decimal(800_000),))},
    rules=(RULES[0], Requires(id="id_requires", measure="id_housing", needs=("id_street",))),
)


def problem_of(plan, town=TOWN):
    return scheduled_problem(
        town.measures,
        [resource.id for resource in town.resources],
        plan,
        values=VALUES,
        months={m.id: Fraction(m.months_to_effect or 0) for m in town.measures},
        low_hanging=("id_lights",),
    )


def model_of(plan=PLAN, say=EN, town=TOWN, shares=None, is_solved=True):
    problem = problem_of(plan, town)
    return written_model(
        town,
        plan,
        ItemValues(objective=plan.objective, values=VALUES, shares=shares or {}),
        problem,
        best_schedule(problem) if is_solved else None,
        say,
        on=ON,
        revision=12,
    )


def blocks(model, kind):
    return [b for section in model.sections for b in section.blocks if isinstance(b, kind)]


def lines(model):
    formulas = blocks(model, Formula) + [rule.formula for rule in blocks(model, WrittenRule)]
    return [line.replace("\u00a0", " ") for formula in formulas for line in formula.lines]


def cells(model):
    return [cell for table in blocks(model, Table) for row in table.rows for cell in row]


def table_with(model, heading):
    (found,) = [t for t in blocks(model, Table) if heading in t.headings]
    return found


@pytest.mark.parametrize("say", [EN, FI])
def test_every_rule_is_there_in_its_sentence_whether_or_not_it_is_on(say):
    written = blocks(model_of(say=say), WrittenRule)
    names = PlanNames.of(TOWN, PLAN, say)
    assert [(rule.id, rule.sentence) for rule in written] == [
        (rule.id, rule_sentence(rule, names, say)) for rule in RULES
    ]
    assert [rule.id for rule in written if not rule.is_on] == ["id_never"]
    assert all(bool(rule.formula.lines) is rule.is_on for rule in written)


def test_each_rule_is_mathematics_with_the_plans_own_numbers():
    by_id = {rule.id: rule.formula.lines for rule in blocks(model_of(), WrittenRule)}
    assert by_id["id_must"] == ("x1 = 1",)
    assert by_id["id_requires"] == ("Σ_{s ≤ t} x4(s) ≤ Σ_{s ≤ t − 1} x3(s) for every t",)
    assert by_id["id_count"] == ("x1 + x2 ≥ 1",)
    assert by_id["id_amount"] == ("Σ_{i ∈ {1, 2}} C(r1, i, 2028) ≤ 500,000",)
    assert by_id["id_share"] == (
        "Σ_{i ∈ {1, 2}} Σ_{t = 2027…2029} C(r1, i, t) ≥ 0.3 · Σ_i Σ_{t = 2027…2029} C(r1, i, t)",
    )
    assert by_id["id_together"] == (
        "Σ_{s ≤ t} y1(s) ≤ Σ_{s ≤ t} x1(s) for every t",
        "Σ_{s ≤ t} y1(s) ≤ Σ_{s ≤ t} x2(s) for every t",
        "Σ_{s ≤ t} y1(s) ≥ Σ_{s ≤ t} x1(s) + Σ_{s ≤ t} x2(s) − 1 for every t",
        "w(1) = 5",
        "m(1) = 0",
        "d(r1, 1) = 20,000",
    )


def test_budgets_carry_over_total_and_later_years_are_mathematics_too():
    written = lines(model_of())
    for line in (
        "spending(r1, 2027) ≤ 500,000",
        "0 ≤ carried(r1, 2028) ≤ 0.5 · (500,000 − spending(r1, 2027))",
        "spending(r1, 2028) ≤ 500,000 + carried(r1, 2028)",
        "0 ≤ carried(r1, 2029) ≤ 0.5 · (500,000 + carried(r1, 2028) − spending(r1, 2028))",
        "spending(r1, 2029) ≤ 450,000 + carried(r1, 2029)",
        "Σ_{t = 2027…2029} spending(r1, t) ≤ 1,400,000",
        "spending(r1, t) ≤ 450,000, t > 2029",
    ):
        assert line in written


@pytest.mark.parametrize("say", [EN, FI])
def test_every_budget_and_limit_stands_in_the_table(say):
    shown = cells(model_of(say=say))
    budget = PLAN.budgets["id_invest"]
    for amount in (*budget.amounts, budget.total, budget.each_year_after):
        assert say.number(amount) in shown
    assert say.percent(budget.carry_over) in shown


def test_the_share_that_counts_is_that_of_the_optimiser():
    problem = problem_of(PLAN)
    assert "share(t, m) = max(0, 12 · (2037 − t) − m) / 120" in lines(model_of())
    for t in range(3):
        written = Fraction(max(0, 12 * (2037 - (2027 + t)) - 12), 120)
        assert problem.share(t, Fraction(12)) == written


@pytest.mark.parametrize("say", [EN, FI])
def test_the_selected_measures_add_up_to_the_value(say):
    problem = problem_of(PLAN)
    portfolio = best_schedule(problem)
    table = table_with(model_of(say=say), say("model.counted"))
    *rows, total = table.rows
    starts = {row[1]: row[2] for row in rows}
    for i, t in portfolio.starts.items():
        name = next(say.text(m.name) for m in TOWN.measures if m.id == i)
        assert starts[name] == str(2027 + t)
    assert len(rows) == len(portfolio.selected) + len(portfolio.assessment.joint)
    counted = [Decimal(row[-1].replace(",", ".")) for row in rows]
    assert sum(counted) == Decimal(total[-1].replace(",", ".")) == Decimal(float(portfolio.value))


def test_spending_is_what_the_measures_cost_less_income_and_savings():
    model = model_of()
    table = next(t for t in blocks(model, Table) if "Carried in, at most" in t.headings)
    starts = best_schedule(problem_of(PLAN)).starts
    spending = [Decimal(0)] * 3
    for measure in TOWN.measures:
        for k, cost in enumerate(measure.cost.get("id_invest", ())):
            income = dict(enumerate(measure.income.get("id_invest", ()))).get(k, 0)
            if measure.id in starts and starts[measure.id] + k < 3:
                spending[starts[measure.id] + k] += cost - income
    spending[max(starts["id_square"], starts["id_lights"])] -= 20_000
    column = table.headings.index("Spending")
    assert [row[column] for row in table.rows] == [EN.number(s) for s in (*spending, sum(spending))]


@pytest.mark.parametrize("say", [EN, FI])
def test_commitments_permanent_costs_price_level_and_vat_are_told(say):
    model = model_of(say=say)
    portfolio = best_schedule(problem_of(PLAN))
    text = " ".join(paragraph.text for paragraph in blocks(model, Paragraph))
    money = portfolio.money["id_invest"]
    assert say.money(money.commitments) in text
    assert say.money(money.permanent) in text
    facts = dict(model.facts)
    assert facts[say("model.price_level")] == "2027"
    assert facts[say("model.vat")] == say("model.vat_excluded")
    assert facts[say("model.revision")] == "12"


def test_a_proof_is_claimed_only_of_what_is_proven():
    problem = problem_of(PLAN)
    proven = best_schedule(problem)
    found = replace(proven, bound=proven.value + 1)
    told = {}
    for name, portfolio in (("proven", proven), ("found", found)):
        values = ItemValues(objective=PLAN.objective, values=VALUES, shares={})
        model = written_model(
            TOWN, PLAN, values, problem, portfolio, EN, on=ON, revision=1, solver="HiGHS 1.11"
        )
        told[name] = " ".join(paragraph.text for paragraph in blocks(model, Paragraph))
    assert "proven the highest" in told["proven"]
    assert "not proven the highest" not in told["proven"]
    assert "not proven the highest" in told["found"]
    assert "HiGHS 1.11" in told["found"]


@pytest.mark.parametrize(
    ("objective", "shares", "formula"),
    [
        (
            Objective.BENEFIT,
            {IMPACT: Fraction(3, 4), SPEED: Fraction(1, 4)},
            "v(i) = 0.75 · impact(i) + 0.25 · impact(i) · speed(i) / 100",
        ),
        (
            Objective.PRIORITY,
            {IMPACT: Fraction(1, 3), SPEED: Fraction(0), OUTPUT_INPUT: Fraction(2, 3)},
            "v(i) = 1/3 · impact(i) + 2/3 · output_input(i)",
        ),
        (Objective.MONEY, {}, "v(i) = net income to the town that is stated for measure i, €"),
    ],
)
def test_the_value_of_one_measure_is_a_formula_with_the_weights_as_shares(
    objective, shares, formula
):
    town = replace(TOWN, boards=(standard_board(BoardId.MEASURES),))
    plan = replace(PLAN, objective=objective, counting=Counting.FULL)
    model = model_of(plan, town=town, shares=shares, is_solved=False)
    assert formula in lines(model)
    assert "max Σ_i v(i) · x_i + Σ_k w(k) · y_k" in lines(model)


def test_without_a_calendar_no_year_is_in_any_formula():
    written = lines(model_of(TIMELESS))
    assert "spending(r1) ≤ 800,000" in written
    assert "x4 ≤ x3" in written
    assert not any("(t" in line or "_t" in line for line in written)


def test_a_group_without_members_is_told_to_be_empty():
    rules = [rule for rule in every_rule() if rule.kind == "count" and rule.of.by == "factor"][:1]
    (written,) = blocks(model_of(replace(PLAN, rules=tuple(rules)), is_solved=False), WrittenRule)
    assert written.notes == ("No measure is in the group.",)
    assert written.formula.lines[0].startswith("0 ")


@pytest.mark.parametrize("say", [EN, FI])
@pytest.mark.parametrize("plan", [PLAN, TIMELESS], ids=["years", "no calendar"])
def test_every_combination_of_a_rule_is_written_out(say, plan):
    rules = [rule for rule in every_rule() if getattr(rule, "year", None) in (None, *plan.years)]
    affordable = {"id_invest": 1}
    rules = [
        replace(rule, id=f"id_{n}", saving={k: Decimal(1) for k in rule.saving if k in affordable})
        if isinstance(rule, Together)
        else replace(rule, id=f"id_{n}")
        for n, rule in enumerate(rules)
    ]
    model = model_of(replace(plan, rules=tuple(rules)), say, is_solved=False)
    written = blocks(model, WrittenRule)
    assert len(written) == len(rules)
    for rule in written:
        assert rule.formula.lines
        assert not any("id_" in line or "  " in line for line in rule.formula.lines)


def test_a_plan_without_rules_or_answer_says_so():
    model = model_of(replace(PLAN, rules=()), is_solved=False)
    texts = [paragraph.text for paragraph in blocks(model, Paragraph)]
    assert "The plan has no rules." in texts
    assert "No answer is attached: this is the question alone." in texts


def test_measures_are_listed_with_their_running_numbers_and_amounts():
    table = next(t for t in blocks(model_of(), Table) if "May start" in t.headings)
    assert table.rows[2] == ("x3", "Street works", "5", "0", "2027–2028")
    assert "400,000; 400,000; 90,000" in cells(model_of())
    assert (SQUARE.id, HOUSING.id) == (TOWN.measures[0].id, TOWN.measures[3].id)


def test_a_must_of_several_measures_is_one_equation_each():
    plan = replace(PLAN, rules=(Must(id="r", measures=("id_square", "id_lights")),))
    assert blocks(model_of(plan), WrittenRule)[0].formula.lines == ("x1 = 1", "x2 = 1")


def test_speed_is_said_to_weigh_nothing_only_where_it_could_weigh_something():
    town = replace(TOWN, boards=(standard_board(BoardId.MEASURES),))
    plan = replace(PLAN, objective=Objective.BENEFIT)
    shares = {IMPACT: Fraction(1), SPEED: Fraction(0)}
    of_benefit = model_of(plan, town=town, shares=shares, is_solved=False)
    of_value = model_of(is_solved=False)
    said = [
        any(EN("model.time_once") in paragraph.text for paragraph in blocks(model, Paragraph))
        for model in (of_benefit, of_value)
    ]
    assert said == [True, False]


@pytest.mark.parametrize("is_sample", [True, False])
def test_sample_numbers_are_said_to_be_nobodys_own(is_sample):
    measures = tuple(replace(m, illustrative=is_sample) for m in TOWN.measures)
    model = model_of(town=replace(TOWN, measures=measures), is_solved=False)
    texts = [paragraph.text for paragraph in blocks(model, Paragraph)]
    assert any(EN("app.illustrative") in text for text in texts) is is_sample


def test_what_is_left_of_a_total_is_told():
    spent = sum(best_schedule(problem_of(PLAN)).money["id_invest"].spending)
    left = EN.money(1_400_000 - spent)
    texts = [paragraph.text for paragraph in blocks(model_of(), Paragraph)]
    assert any("limit over the horizon €1,400,000" in text and left in text for text in texts)
