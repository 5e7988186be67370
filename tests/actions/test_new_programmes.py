"""New programmes: from a draft, from a file of measures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.desk import desk_of
from prioritisation.actions.new_programmes import (
    blank_programme,
    create_from_measures,
    create_from_sample,
    create_programme,
    general_items,
    measures_preview,
    programme_of_draft,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.draft import Draft
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.wording.catalogue import Language

from .town import WHO

BARE = Draft(language="en", title="Our town")
FULL = replace(
    BARE,
    town="Town",
    purpose="To grow",
    vision="A good place",
    target_groups=("Residents", "Students"),
    spearheads=("Housing", "Centre"),
    key_changes=("More homes",),
    measures=(("Plots", "Permits"), ("Square",), ("Brand",)),
    factors=general_items(BoardId.FACTORS),
    first_year=2027,
    years=3,
    budget=Decimal(100_000),
)
FILE = b"""\
name;cost;impact;spearhead;target_groups;factors
Plots;50000;4;Housing;residents;
Square;60000;?;Centre;residents|students;events
"""


def test_a_name_is_enough(empty_store):
    programme = programme_of_draft(empty_store, BARE)
    assert (programme.id, programme.title) == ("our-town", Text.of({"en": "Our town"}))
    assert programme.measures == programme.spearheads == programme.target_groups == ()
    assert programme.plan.budgets == {}


def test_every_criterion_and_anchor_of_a_new_programme_has_words_in_both_languages():
    for board in blank_programme().boards:
        for criterion in board.criteria:
            texts = (criterion.name, criterion.question, *criterion.anchors, board.title)
            assert all(dict(text.wordings).keys() == set(Language) for text in texts)
            assert len(criterion.anchors) == len(criterion.levels)
            assert not any("Heinola" in wording for text in texts for _, wording in text.wordings)


def test_what_was_typed_in_five_steps_is_all_there(empty_store):
    programme = programme_of_draft(empty_store, FULL)
    assert [(m.name.in_language("en"), m.spearhead) for m in programme.measures] == [
        ("Plots", "housing"),
        ("Permits", "housing"),
        ("Square", "centre"),
        ("Brand", ""),
    ]
    assert programme.plan.years == (2027, 2028, 2029)
    assert programme.plan.budgets == {"cost": Budget(amounts=(Decimal(100_000),) * 3)}
    assert programme.purpose.statement == Text.of({"en": "To grow"})
    residents, students = programme.target_groups
    assert residents.name.in_language("fi") == "Asukkaat"
    assert students.name == Text.of({"en": "Students"})


def test_the_general_lists_are_names_without_scores_or_samples(empty_store):
    made = create_programme(empty_store, programme_of_draft(empty_store, FULL), who=WHO)
    desk = desk_of(empty_store, made)
    assert len(desk.programme.factors) == 20
    assert not any(item.illustrative for item in desk.programme.all_items())
    assert desk.answers == ()


def test_nothing_is_kept_before_the_end(empty_store):
    programme_of_draft(empty_store, FULL)
    assert empty_store.programmes() == ()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"title": " "}, "title: name_missing"),
        ({"title": "x" * 201}, "title: .* name_too_long"),
        ({"spearheads": ("Housing", "housing")}, "spearheads: 'Housing' listed_twice"),
        ({"target_groups": ("A", "A")}, "target_groups: 'A' listed_twice"),
        ({"measures": (("Plots",), ("Plots",))}, "measures: 'Plots' listed_twice"),
        ({"first_year": 1066}, "years: 1066 not_a_year"),
        ({"first_year": 2190, "years": 20}, "years: 2209 not_a_year"),
        ({"first_year": 2027, "years": 31}, "years: 31 too_many_years"),
        ({"budget": Decimal(-1)}, r"budget\[1\]: .* not_zero_or_more"),
        ({"purpose": "x" * 5001}, "text_too_long"),
    ],
)
def test_what_a_programme_cannot_have_is_named(empty_store, typed, problem):
    with pytest.raises(InvalidValueError, match=problem):
        programme_of_draft(empty_store, replace(FULL, **typed))


def test_a_later_step_is_not_looked_at_before_it_is_reached(empty_store):
    wrong = replace(FULL, spearheads=("A", "A"), measures=(("Plots", "Plots"),), first_year=1)
    assert programme_of_draft(empty_store, wrong.as_far_as(2)).spearheads == ()
    with pytest.raises(InvalidValueError, match="spearheads"):
        programme_of_draft(empty_store, wrong.as_far_as(3))


def test_two_programmes_of_one_name_are_told_apart_by_their_ids(empty_store):
    for expected in ("our-town", "our-town-2"):
        programme = programme_of_draft(empty_store, BARE)
        assert create_programme(empty_store, programme, who=WHO) == expected


def test_a_file_of_measures_makes_a_programme_with_what_it_names(empty_store):
    programme, preview = measures_preview(Text.of({"en": "From file"}), FILE, file="m.csv")
    made = create_from_measures(empty_store, programme, preview, who=WHO)
    desk = desk_of(empty_store, made)
    assert made == "from-file"
    assert [part.id for part in desk.programme.spearheads] == ["Housing", "Centre"]
    assert [part.id for part in desk.programme.target_groups] == ["residents", "students"]
    assert [item.id for item in desk.programme.factors] == ["events"]
    assert [measure.spearhead for measure in desk.programme.measures] == ["Housing", "Centre"]
    assert {(a.item, a.score) for a in desk.answers} == {("plots", Decimal(4)), ("square", None)}


def test_a_file_with_errors_tells_each_and_makes_nothing(empty_store):
    data = FILE.replace(b"50000;4", b"much;9")
    programme, preview = measures_preview(Text.of("T"), data, file="m.csv")
    assert [problem.field for problem in preview.problems] == ["cost", "impact"]
    with pytest.raises(InvalidValueError, match=r"m\.csv, row 2, cost"):
        create_from_measures(empty_store, programme, preview, who=WHO)
    assert empty_store.programmes() == ()


def test_a_file_that_is_no_table_is_refused():
    with pytest.raises(UnreadableFileError):
        measures_preview(Text.of("T"), b"PK\x03\x04", file="m.csv")


def test_a_programme_from_the_sample_is_one_of_its_own(empty_store):
    made = create_from_sample(empty_store, Text.of({"fi": "Oma ohjelma"}), who=WHO)
    desk = desk_of(empty_store, made)
    assert made == "oma-ohjelma"
    assert len(desk.programme.measures) == 38
    assert desk.answers
    assert all(measure.illustrative for measure in desk.programme.measures)
