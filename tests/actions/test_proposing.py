"""A list that somebody proposes: read as people paste it, and set beside better ones."""

from dataclasses import replace

import pytest

from prioritisation.actions.plan_editing import with_years
from prioritisation.actions.posing import posed
from prioritisation.actions.proposing import comparison_job, pasted_list, propose
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.errors import InvalidValueError

from .town import BY_VALUE, TOWN, WHO, desk, state, undo


def test_names_in_any_language_and_ids_are_known_with_numbers_bullets_and_years():
    text = "1. square fi\n\n- LIGHTS\n• harbour; 2028\n"
    pasted = pasted_list(text, TOWN)
    assert pasted.proposal.measures == ("square", "lights", "harbour")
    assert pasted.proposal.starts == {"harbour": 2028}
    assert pasted.unknown == ()


def test_lines_that_name_nothing_are_told_and_the_others_kept():
    pasted = pasted_list("square\nA bridge to nowhere 2029\nsquare", TOWN)
    assert pasted.proposal == Proposal(measures=("square",))
    assert pasted.unknown == ("A bridge to nowhere 2029",)


def test_a_proposed_list_is_kept_and_undone(store):
    before = state(store)
    propose(store, desk(store), Proposal(name="Council", measures=("harbour",)), who=WHO)
    assert desk(store).programme.proposal.measures == ("harbour",)
    undo(store)
    assert state(store) == before


def test_a_start_outside_the_plan_is_refused_and_without_years_there_is_none(store):
    seen = desk(store)
    late = Proposal(measures=("harbour",), starts={"harbour": 2031})
    planned = replace(seen.programme, plan=with_years(BY_VALUE, (2027, 2028)))
    with pytest.raises(InvalidValueError, match="harbour: 2031 year_not_in_plan"):
        propose(store, replace(seen, programme=planned), late, who=WHO)
    propose(store, seen, late, who=WHO)
    assert desk(store).programme.proposal == replace(late, starts={})


def test_the_harbour_is_beaten_for_its_money_and_undercut_for_its_benefit(store):
    # The harbour costs 100 and is worth 10. With 110 the square and the lights are worth 11,
    # but for its own money nothing beats it, and nothing worth as much is cheaper.
    question = posed(desk(store))
    job = comparison_job(question, Proposal(measures=("harbour",)))
    assert job.wait(20)
    found = job.outcome()
    assert found.proposed.value == 10
    assert found.better.portfolio.selected == found.cheaper.portfolio.selected == ("harbour",)
    pair = comparison_job(question, Proposal(measures=("lights",)))
    assert pair.wait(20)
    assert pair.outcome().better.portfolio.value >= 5
