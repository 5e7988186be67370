"""The programme is changed in its place on the page, without a browser."""

from dataclasses import replace

import pytest

from prioritisation.actions.programme_editing import change_part
from prioritisation.actions.story.drafts import Section
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts
from .programmes import blank, one_spearhead, wordy
from .test_hostile_names import html_of

EDIT = "told_story_edit_{}"


def press(page, key):
    page.button(key=key).click().run()
    assert not page.exception, page.exception
    return page


def opened(page, section):
    return press(page, EDIT.format(section))


def keys(page):
    return {button.key for button in page.button}


def kept(store, programme):
    now = store.latest("heinola")
    change = Change(programme=programme(now.programme))
    store.write("heinola", change, based_on=now.number, who="desk", kind="programme_opened")


def by_somebody_else(store, desk, **fields):
    change_part(
        store,
        desk(),
        lambda programme: programme.vision,
        lambda programme: replace(programme, **fields),
        who="other",
        kind="programme_opened",
    )


@pytest.mark.parametrize("language", Language)
def test_every_section_has_its_control_named_for_those_who_hear_it(show, language):
    say = Wording(language)
    page = show("programme", language.value)
    for section in Section:
        label = page.button(key=EDIT.format(section)).label
        assert label.startswith(f"{say('onepage.edit')} *")
        assert say(f"onepage.section.{section}") in label


def test_a_section_opens_in_its_place_and_closes_as_it_was(show, desk):
    page = show("programme", "fi")
    for section in Section:
        opened(page, section)
        assert EDIT.format(section) not in keys(page)
        assert page.text_input or page.text_area
        press(page, f"story_save_{section}")
        assert EDIT.format(section) in keys(page)
    assert desk().revision == 1


def test_the_vision_is_typed_in_both_languages_saved_and_undone(show, desk):
    page = opened(show("programme"), "vision")
    assert page.text_input(key="story_1_one_vision_en").value == "Good grows in Heinola"
    page.text_input(key="story_1_one_vision_fi").set_value("Järvi kutsuu")
    page.text_input(key="story_1_one_vision_en").set_value("The lake calls")
    press(page, "story_save_vision")
    assert "The lake calls</h1>" in texts(page)
    assert desk().programme.vision == Text.of({"fi": "Järvi kutsuu", "en": "The lake calls"})
    assert "Programme page" in page.button(key="undo").label
    press(page, "undo")
    assert "Good grows in Heinola</h1>" in texts(page)


def test_a_list_gets_another_order_a_row_more_and_one_less(show, desk):
    page = opened(show("programme"), "values")
    press(page, "told_story_down_values_0")
    press(page, "told_story_out_values_4")
    press(page, "story_add_values")
    page.text_input(key="story_1_n1_name_en").set_value("Joy")
    press(page, "story_save_values")
    names = [part.name.in_language("en") for part in desk().programme.values]
    assert names == ["Results", "Innovativeness", "Community", "Courage", "Joy"]
    assert desk().programme.values[-1].name == Text.of({"en": "Joy"})


def test_cancel_forgets_what_was_typed(show, desk):
    page = opened(show("programme"), "vision")
    page.text_input(key="story_1_one_vision_en").set_value("The lake calls")
    press(page, "story_cancel_vision")
    assert "Good grows in Heinola</h1>" in texts(page)
    page = opened(page, "vision")
    assert page.text_input(key="story_2_one_vision_en").value == "Good grows in Heinola"


def test_what_cannot_be_is_said_by_its_place_and_stays_typed(show, desk):
    page = opened(show("programme"), "values")
    page.text_input(key="story_1_1_name_en").set_value("x" * 201)
    press(page, "story_save_values")
    assert "Row 2, Value" in page.error[0].value.replace("\\", "")
    assert "201" in page.error[0].value
    assert page.text_input(key="story_1_1_name_en").value == "x" * 201
    assert desk().revision == 1


def test_a_conflict_is_told_with_what_is_saved_now_and_nothing_typed_is_lost(show, store, desk):
    page = opened(show("programme"), "vision")
    page.text_input(key="story_1_one_vision_en").set_value("The lake calls")
    by_somebody_else(store, desk, vision=Text.of("The river calls"))
    press(page, "story_save_vision")
    assert "somebody else has changed the same part" in page.error[0].value.lower()
    assert "The river calls" in texts(page)
    assert page.text_input(key="story_1_one_vision_en").value == "The lake calls"
    press(page, "story_save_vision")
    assert desk().programme.vision.in_language("en") == "The lake calls"


def test_what_somebody_else_changes_elsewhere_is_no_conflict(show, store, desk):
    page = opened(show("programme"), "values")
    page.text_input(key="story_1_0_name_en").set_value("Ideas")
    by_somebody_else(store, desk, vision=Text.of("The river calls"))
    press(page, "story_save_values")
    assert not page.error
    assert desk().programme.values[0].name.in_language("en") == "Ideas"
    assert desk().programme.vision == Text.of("The river calls")


def test_taking_out_a_spearhead_tells_who_loses_it_and_asks(show, desk):
    page = opened(show("programme"), "spearheads")
    press(page, "told_story_out_spearheads_2")
    press(page, "story_save_spearheads")
    warning = page.warning[0].value
    assert "12 measures" in warning
    assert "13 boxes of the driver map" in warning
    assert "7 indicators" in warning
    assert len(desk().programme.spearheads) == 4
    assert page.button(key="story_save_spearheads").label == "Save and take out"
    press(page, "story_save_spearheads")
    assert len(desk().programme.spearheads) == 3
    assert "living-centre" not in {m.spearhead for m in desk().programme.measures}
    # What follows no spearhead any more is in the list of all indicators still.
    assert "town-centre vitality index" in texts(page)
    assert "Without a spearhead" in texts(page)
    press(page, "undo")
    assert len(desk().programme.spearheads) == 4


def test_the_target_of_a_spearhead_is_changed(show, desk):
    page = opened(show("programme"), "indicators")
    page.text_input(key="story_1_1_target_en").set_value("doubles")
    press(page, "story_save_indicators")
    assert "Target: doubles" in texts(page)
    changed = next(i for i in desk().programme.indicators if i.id == "net-migration")
    assert changed.target == Text.of({"fi": "positiivinen", "en": "doubles"})


@pytest.mark.parametrize("language", Language)
def test_a_programme_with_nothing_written_yet_says_so_in_each_place(show, store, language):
    kept(store, blank)
    say = Wording(language)
    page = show("programme", language.value)
    shown = texts(page)
    for section in Section:
        if section not in (Section.HEADING, Section.INDICATORS):
            assert say(f"onepage.empty.{section}") in shown
            assert EDIT.format(section) in keys(page)
    assert html_of(page).count("<h1") == 1
    page = show("programme", language.value, presented=True)
    assert html_of(page).count("<h1") == 1


def test_a_vision_is_written_where_there_was_none(show, store, desk):
    kept(store, blank)
    page = opened(show("programme"), "vision")
    page.text_input(key="story_1_one_vision_en").set_value("The lake calls")
    press(page, "story_save_vision")
    assert desk().programme.vision == Text.of({"en": "The lake calls"})


def test_a_spearhead_that_nothing_follows_says_so(show, store):
    kept(store, one_spearhead)
    shown = texts(show("programme"))
    assert "No indicator yet." in shown
    assert "Indicators and targets" in shown


def test_nothing_can_be_edited_while_it_is_presented(show):
    page = show("programme", presented=True)
    assert not page.button
    assert not page.expander
    assert "opp room k" in texts(page)


@pytest.mark.parametrize("presented", [True, False])
def test_a_long_programme_is_shown(show, store, presented):
    kept(store, wordy)
    assert "Good grows in Heinola Good" in texts(show("programme", presented=presented))
