"""A reason is read and checked by forcing the measure in; an alternative is taken over."""

import re

import pytest
from playwright.sync_api import expect

from prioritisation.actions.desk import desk_of
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.sample import open_sample
from prioritisation.store import open_store
from prioritisation.wording.alternatives import list_name
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import reason_sentences

# Taken in, it pushes something out and brings something along.
NAME, ID = "Playground", "leikkipuisto"
# What is worked out behind the page takes seconds where the machine is busy.
PATIENCE = 60_000


@pytest.fixture(scope="module")
def planned():
    """The answer to the sample's plan."""
    with open_store("sqlite://") as store:
        open_sample(store)
        return planned_portfolio(desk_of(store, "heinola"))


def points(text):
    """Return the number that a text of points names."""
    return float(re.search(r"[\d.,]+", text).group().replace(",", ""))


def test_a_sentence_is_read_and_checked_by_forcing_the_measure_in(reader, planned):
    say = reader.say
    reason = planned.reasons[ID]
    names = PlanNames.of(planned.programme, planned.plan, say)
    assert reason.left
    assert reason.entered

    reader.open("portfolio")
    expect(reader.metric("value")).to_be_visible(timeout=PATIENCE)
    before = points(reader.metric("value").inner_text())

    # The nearest decision stands on top; another measure is chosen by its name.
    reader.go_to("reasons")
    expect(reader.page.locator(".pr-firm")).to_be_visible(timeout=PATIENCE)
    choice = reader.page.get_by_role("combobox", name=say("reasons.choose"))
    choice.click()
    choice.fill(NAME)
    reader.page.get_by_role("option", name=f"– {NAME}").click()
    box = reader.page.locator(".pr-reason")
    expect(box).to_contain_text(say("reasons.is_out", name=NAME))
    for sentence in reason_sentences(reason, planned.portfolio, names, say):
        expect(box).to_contain_text(sentence)
    reader.settled()

    # Forced in, the plan holds it, and says that a rule does.
    reader.page.get_by_role("button", name=say("reasons.try_must")).click()
    reader.undo_says(say("event.plan_changed", what=say("event.plan_must")))
    expect(box).to_contain_text(say("reasons.is_in", name=NAME), timeout=PATIENCE)
    reader.settled()

    # The value has fallen by what the sentence said; what it pushes out is out, what came is in.
    reader.go_to("portfolio")
    expect(reader.metric("value")).to_be_visible(timeout=PATIENCE)
    after = points(reader.metric("value").inner_text())
    assert before - after == pytest.approx(float(reason.loss), abs=0.1)
    inside, outside = reader.grid(0), reader.grid(1)
    for measure in (ID, *reason.entered):
        inside.row_of(_named(planned, measure, say))
    for measure in reason.left:
        outside.row_of(_named(planned, measure, say))

    # Taken back, the answer is as it was.
    reader.undo()
    expect(reader.metric("value")).to_have_text(
        say("portfolio.value_points", n=before), timeout=PATIENCE
    )


def test_an_alternative_is_taken_over_as_a_scenario_and_that_is_undone(reader):
    say = reader.say
    reader.open("reasons")
    reader.page.get_by_role("radio", name=say("reasons.view_alternatives")).click()
    take = reader.page.get_by_role(
        "button", name=f"{list_name(1, say)} {say('alternatives.take_over')}"
    )
    expect(take).to_be_visible(timeout=PATIENCE)
    reader.settled()
    take.click()
    shown = reader.page.get_by_role("button", name=say("alternatives.to_scenarios"))
    expect(shown).to_be_visible(timeout=PATIENCE)
    shown.click()
    expect(reader.page).to_have_url(re.compile("portfolio"))
    name = list_name(1, say)
    expect(reader.page.get_by_text(name, exact=True).first).to_be_visible(timeout=PATIENCE)
    reader.settled()
    reader.undo()
    expect(reader.page.get_by_text(name, exact=True)).to_have_count(0)


def _named(planned, measure, say):
    """Return a measure as the tables show it, its spearhead's sign before it."""
    found = next(m for m in planned.programme.measures if m.id == measure)
    heads = [part.id for part in planned.programme.spearheads]
    return f"{'■●▲◆'[heads.index(found.spearhead)]} {say.text(found.name)}"
