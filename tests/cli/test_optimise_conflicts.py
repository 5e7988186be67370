"""What `optimise` says cannot hold together, held to trying everything, in each kind of file."""

import tempfile
from copy import deepcopy
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan_file_oracle import is_possible, plan_of
from tests.plan_files import IDS, SLOW, texts

from .terminal import run

TOGETHER = "together"
amounts = st.integers(0, 9)


def with_only(plan, kept):
    """Return a plan of which only some demands are left: budgets by year, rules, typed ids."""
    left = deepcopy(plan)
    years = plan.get("years") or [None]
    for resource in left["resources"]:
        name = resource["id"]
        budget = resource.get("budget")
        budget = budget if isinstance(budget, list) else [budget]
        after = budget[-1] if resource.get("after") == "last" else resource.get("after")
        resource["budget"] = [
            amount if demand_on("budget", name, year) in kept else None
            for year, amount in zip(years, budget, strict=True)
        ]
        for key, amount in (("total", resource.get("total")), ("after", after)):
            resource.pop(key, None)
            if amount is not None and {key: name} in kept:
                resource[key] = amount
    rules = [
        rule
        for number, rule in enumerate(plan.get("rules", []), 1)
        # What measures do together is no demand.
        if rule["kind"] == TOGETHER or {"rule": f"r{number}"} in kept
    ]
    typed = [
        {"kind": kind, "measures": [demand[kind]]}
        for demand in kept
        for kind in ("must", "never")
        if kind in demand
    ]
    left["rules"] = [*rules, *typed]
    return left


def demand_on(kind, resource, year):
    return {kind: resource} if year is None else {kind: resource, "year": year}


def cannot_be_spared(plan, conflict):
    """Return whether demands cannot hold together, and can without any one of them."""
    return not is_possible(with_only(plan, conflict)) and all(
        is_possible(with_only(plan, [d for d in conflict if d is not demand]))
        for demand in conflict
    )


def asked(name, text, arguments):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, encoding="utf-8")
        return run("optimise", file, *arguments, "--json")


@st.composite
def typed(draw):
    """Some measures that must be in, and others that must stay out."""
    kinds = draw(st.lists(st.sampled_from(["", "must", "must", "never"]), min_size=4, max_size=4))
    return [(kind, i) for kind, i in zip(kinds, IDS, strict=True) if kind]


@given(texts(), typed())
@settings(deadline=None, max_examples=60, suppress_health_check=SLOW)
def test_of_a_plan_none_of_the_demands_can_be_spared(text, typed):
    arguments = [part for kind, i in typed for part in (f"--{kind}", i)]
    answer = asked("plan.toml", text, arguments).object
    if answer["status"] == "infeasible":
        assert cannot_be_spared(plan_of(text), answer["conflict"])


@st.composite
def tables(draw):
    """Four measures with costs of two resources and income, budgets, and what is typed."""
    rows = draw(st.lists(st.tuples(amounts, amounts, amounts), min_size=4, max_size=4))
    return rows, draw(st.tuples(amounts, st.none() | amounts)), draw(typed())


@given(tables())
@settings(deadline=None, max_examples=60)
def test_of_a_table_none_of_the_demands_can_be_spared(table):
    rows, budgets, typed = table
    lines = [f"{i};{i};{';'.join(map(str, row))};1" for i, row in zip(IDS, rows, strict=True)]
    text = "\n".join(["id;name;cost;income:cost;cost:days;value", *lines])
    arguments = [part for kind, i in typed for part in (f"--{kind}", i)]
    for name, budget in zip(("cost", "days"), budgets, strict=True):
        if budget is not None:
            arguments += ["--budget", f"{name}={budget}"]
    answer = asked("measures.csv", text, ["--objective", "value", *arguments]).object
    if answer["status"] != "infeasible":
        return
    plan = {
        "resources": [
            {"id": name, "budget": [budget]}
            for name, budget in zip(("cost", "days"), budgets, strict=True)
        ],
        "measures": [
            {"id": i, "cost": {"cost": [cost], "days": [days]}, "income": {"cost": [income]}}
            for i, (cost, income, days) in zip(IDS, rows, strict=True)
        ],
    }
    assert cannot_be_spared(plan, answer["conflict"])


@st.composite
def elections(draw):
    """Four projects in two categories with budgets of their own."""
    both = st.lists(st.sampled_from(["sport", "culture"]), unique=True)
    projects = draw(st.lists(st.tuples(amounts, both), min_size=4, max_size=4))
    return projects, draw(st.tuples(amounts, amounts, amounts)), draw(typed())


@given(elections())
@settings(deadline=None, max_examples=60)
def test_of_an_election_none_of_the_demands_can_be_spared(election):
    projects, (budget, sport, culture), typed = election
    lines = [
        f"{i};{cost};1;{','.join(categories)}"
        for i, (cost, categories) in zip(IDS, projects, strict=True)
    ]
    text = "\n".join(
        [
            f"META\nkey;value\nbudget;{budget}\nvote_type;approval\ncategories;sport,culture",
            f"budget_per_category;{sport},{culture}\nPROJECTS\nproject_id;cost;votes;category",
            *lines,
            "VOTES\nvoter_id;vote\n",
        ]
    )
    arguments = [part for kind, i in typed for part in (f"--{kind}", i)]
    answer = asked("election.pb", text, arguments).object
    if answer["status"] != "infeasible":
        return
    # The budget of a category is that of a resource of its own.
    plan = {
        "resources": [
            {"id": name, "budget": [most]}
            for name, most in (("cost", budget), ("sport", sport), ("culture", culture))
        ],
        "measures": [
            {"id": i, "cost": {name: [cost] for name in ("cost", *categories)}}
            for i, (cost, categories) in zip(IDS, projects, strict=True)
        ],
    }
    conflict = [
        {"budget": demand["limit"]} if "limit" in demand else demand
        for demand in answer["conflict"]
    ]
    assert cannot_be_spared(plan, conflict)
