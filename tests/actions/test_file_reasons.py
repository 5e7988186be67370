"""Why each measure of a file is in or out: held to trying everything, by what the words mean."""

import tempfile
from contextlib import contextmanager
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.actions.file_alternatives import file_alternatives
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.actions.file_reasons import file_reasons
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from tests.plan_file_oracle import plan_of, values_of_selections
from tests.plan_files import IDS, SLOW, texts

# Values are rounded to a grid far below what tells any of these apart.
NEAR = Fraction(1, 10**7)
STEP = Fraction(1, 10**4)
amounts = st.integers(0, 9)


@contextmanager
def file_of(name, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        yield str(path)


def highest(values, measure, *, taken):
    return max((v for ids, v in values.items() if (measure in ids) == taken), default=None)


def check_reasons(answer, plan):
    """Check losses, and that each explanation adds up with the portfolio that it names."""
    values = values_of_selections(plan)
    best = max(values.values())
    assert abs(answer.asked.portfolio.value - best) < NEAR
    assert list(answer.reasons) == [measure["id"] for measure in plan["measures"]]
    for measure, reason in answer.reasons.items():
        assert reason.is_proven
        turned = highest(values, measure, taken=not reason.selected)
        if turned is None:
            assert (reason.loss, reason.other) == (None, None)
            continue
        assert abs(reason.loss - (best - turned)) < NEAR
        left, entered = {*reason.left}, {*reason.entered}
        (left if reason.selected else entered).add(measure)
        named = ({*answer.asked.portfolio.starts} - left) | entered
        assert abs(values[tuple(i for i in answer.reasons if i in named)] - turned) < NEAR


def belongs(plan, measure):
    """Return whether a measure belongs to some portfolio of the highest value."""
    values = values_of_selections(plan)
    own = highest(values, measure, taken=True)
    return own is not None and own > max(values.values()) - NEAR


def with_part(plan, measure, **parts):
    changed = deepcopy(plan)
    (found,) = (m for m in changed["measures"] if m["id"] == measure)
    found.update(parts)
    return changed


def with_budget(plan, amount):
    changed = deepcopy(plan)
    changed["resources"][0]["budget"] = [amount]
    return changed


def check_cost(entry, plan):
    """The highest whole amount at which it belongs to a best portfolio; higher ones do not."""
    (measure,) = (m for m in plan["measures"] if m["id"] == entry.measure)
    if entry.cost is NoPoint.NOT_ASKED:
        return
    point = -1 if entry.cost is NoPoint.NOTHING else int(entry.cost)
    costs = measure["cost"]
    for cost in (point, *(point + more for more in (1, 2, 5, 20))):
        if cost >= 0:
            there = with_part(plan, entry.measure, cost={**costs, "cost": [cost]})
            assert belongs(there, entry.measure) == (cost == point)


def check_share(entry, plan):
    (measure,) = (m for m in plan["measures"] if m["id"] == entry.measure)
    if entry.share is NoPoint.NOT_ASKED:
        return
    point = -STEP if entry.share is NoPoint.NOTHING else entry.share
    for share in (point, point + STEP, *(Fraction(n, 4) for n in range(5))):
        if 0 <= share <= 1 and share >= point:
            costs = {r: [share * Fraction(a) for a in row] for r, row in measure["cost"].items()}
            there = with_part(plan, entry.measure, cost=costs)
            assert belongs(there, entry.measure) == (share == point)


def check_value(entry, plan, key):
    assert entry.value is not NoPoint.NOT_ASKED
    if belongs(with_part(plan, entry.measure, **{key: Fraction(-(10**6))}), entry.measure):
        # Its effect comes too late for its value to count, whatever that is.
        return
    nothing = entry.value is NoPoint.NOTHING
    point = Fraction(60) if nothing else entry.value
    if not nothing:
        there = with_part(plan, entry.measure, **{key: point + NEAR})
        assert belongs(there, entry.measure)
    for value in (point - Fraction(1, 1000), *(Fraction(n) for n in range(-6, 60, 11))):
        if value < point:
            assert not belongs(with_part(plan, entry.measure, **{key: value}), entry.measure)


def check_budget(entry, plan):
    if entry.budget is NoPoint.NOT_ASKED:
        return
    if entry.budget is NoPoint.NOTHING:
        # However much there is, it does not stay in.
        assert not belongs(with_budget(plan, 1000), entry.measure)
        return
    for more in (0, 1, 2, 5, 11, 40):
        assert belongs(with_budget(plan, entry.budget + more), entry.measure)
    # No budget is below 0.
    if entry.budget:
        assert not belongs(with_budget(plan, entry.budget - NEAR), entry.measure)


@given(texts())
@settings(deadline=None, max_examples=40, suppress_health_check=SLOW)
def test_of_a_plan_losses_and_points_of_entry_are_those_of_trying_everything(text):
    plan = plan_of(text)
    assume(values_of_selections(plan))
    with file_of("plan.toml", text) as path:
        answer = file_reasons(path, FileQuestion())
    check_reasons(answer, plan)
    assert set(answer.entries) == set(answer.reasons) - set(answer.asked.portfolio.starts)
    key = {"value": "value", "money": "benefit_eur"}.get(plan["objective"])
    for entry in answer.entries.values():
        check_cost(entry, plan)
        check_share(entry, plan)
        check_budget(entry, plan)
        if key:
            check_value(entry, plan, key)


@st.composite
def tables(draw):
    """Four measures with cost, income and value; a budget; what must be in and stay out."""
    cell = st.tuples(amounts, st.integers(0, 3), st.integers(-2, 9))
    rows = draw(st.lists(cell, min_size=4, max_size=4))
    kinds = draw(st.lists(st.sampled_from(["", "", "must", "never"]), min_size=4, max_size=4))
    return rows, draw(st.integers(0, 20)), kinds


@given(tables())
@settings(deadline=None, max_examples=40)
def test_of_a_table_losses_points_of_entry_and_alternatives_are_those_of_trying_everything(table):
    rows, budget, kinds = table
    plan = {
        "objective": "value",
        "resources": [{"id": "cost", "budget": [budget]}],
        "measures": [
            {"id": i, "value": value, "cost": {"cost": [cost]}, "income": {"cost": [income]}}
            for i, (cost, income, value) in zip(IDS, rows, strict=True)
        ],
        "rules": [
            {"kind": kind, "measures": [i]} for kind, i in zip(kinds, IDS, strict=True) if kind
        ],
    }
    values = values_of_selections(plan)
    assume(values)
    lines = [f"{i};{i};{';'.join(map(str, row))}" for i, row in zip(IDS, rows, strict=True)]
    question = FileQuestion(
        objective="value",
        budgets=(("", str(budget)),),
        must=tuple(i for kind, i in zip(kinds, IDS, strict=True) if kind == "must"),
        never=tuple(i for kind, i in zip(kinds, IDS, strict=True) if kind == "never"),
    )
    with file_of("town.csv", "\n".join(["id;name;cost;income:cost;value", *lines])) as path:
        answer = file_reasons(path, question)
        others = file_alternatives(path, question, 5)
    check_reasons(answer, plan)
    for entry in answer.entries.values():
        check_cost(entry, plan)
        check_budget(entry, plan)
        check_value(entry, plan, "value")
        assert entry.share is NoPoint.NOT_ASKED
    check_alternatives(others, values)


@given(texts())
@settings(deadline=None, max_examples=40, suppress_health_check=SLOW)
def test_of_a_plan_the_next_best_are_those_of_trying_everything(text):
    values = values_of_selections(plan_of(text))
    assume(values)
    with file_of("plan.toml", text) as path:
        check_alternatives(file_alternatives(path, FileQuestion(), 5), values)


def check_alternatives(answer, values):
    """Check the five best of all selections: their values, and that no two are alike."""
    found = answer.alternatives.found
    highest_first = sorted(values.values(), reverse=True)[:5]
    assert answer.alternatives.is_complete
    assert len(found) == len({alternative.selected for alternative in found})
    assert len(found) == len(highest_first)
    for alternative, value in zip(found, highest_first, strict=True):
        assert abs(alternative.value - value) < NEAR
        assert abs(values[alternative.selected] - value) < NEAR


def test_an_answer_that_was_bettered_afterwards_is_the_better_one(tmp_path):
    path = tmp_path / "town.csv"
    path.write_text("id;name;cost;value\na;A;5;1\nb;B;5;2\n", encoding="utf-8")
    asked = file_reasons(str(path), FileQuestion(objective="value", budgets=(("", "5"),))).asked
    best = asked.portfolio
    assert asked.bettered(best.assessment, proven=True) is asked
    assert best.value == Decimal(2)
