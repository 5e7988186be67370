"""The programme on a page is changed section by section, and nothing names what is gone."""

from dataclasses import replace

import pytest

from prioritisation.actions.story.drafts import Draft, Row, Section, lines_of, points_of
from prioritisation.actions.story.editing import keep_section, section_of, with_section
from prioritisation.actions.story.uses import uses_of_removed
from prioritisation.actions.story.wordings import retyped, typed_of
from prioritisation.decision.programme.driver_map import Arrow, DriverBox, Node, NodeKind
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part, Purpose, PurposeBlock
from prioritisation.decision.programme.rules import Count
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError

from .town import SQUARE, TOWN, desk

LANGUAGES = ("fi", "en")
CENTRE, SHORE = TOWN.spearheads
PAGE, ONE = IndicatorStage.PROGRAMME_PAGE, IndicatorStage.ONE_FIGURE


def both(fi, en):
    return Text.of({"fi": fi, "en": en})


def figure(i, **fields):
    return Indicator(id=i, spearhead="shore", name=Text.of(i), **fields)


STORY = replace(
    TOWN,
    vision=both("Hyvä ranta", "A good shore"),
    purpose=Purpose(
        statement=Text.of("To grow"),
        blocks=(PurposeBlock(id="b", name=Text.of("Block"), points=(both("a", "b"),)),),
    ),
    values=(Part(id="courage", name=both("Rohkeus", "Courage")),),
    target_groups=(Part(id="residents", name=Text.of("Residents")),),
    effect_channels=tuple(Part(id=i, name=Text.of(i)) for i in ("pull", "hold", "new_money")),
    key_changes=(Part(id="growth", name=Text.of("Growth")),),
    measures=(replace(SQUARE, target_groups=("residents",)), *TOWN.measures[1:]),
    driver_map=(DriverBox(id="harbour", name=Text.of("Harbour"), spearhead="shore"),),
    arrows=(
        Arrow(source=Node(NodeKind.BOX, "harbour"), target=Node(NodeKind.SPEARHEAD, "shore")),
        Arrow(source=Node(NodeKind.SPEARHEAD, "centre"), target=Node(NodeKind.CHANGE, "growth")),
    ),
    indicators=(figure("boats", stages=(PAGE, ONE), key_changes=("growth",)),),
)


def rows(section, programme=STORY):
    return section_of(programme, section).rows


def edited(section, *, programme=STORY, may_take_out=False, row=None, **texts):
    """The programme with some texts of a section changed, and its rows if they are given."""
    draft = section_of(programme, section)
    draft = Draft(texts={**draft.texts, **texts}, rows=draft.rows if row is None else tuple(row))
    return with_section(programme, section, draft, may_take_out=may_take_out)


def named(name, i="", **texts):
    return Row(id=i, texts={"name": Text.of(name), **texts})


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("programme", [TOWN, STORY])
def test_a_section_that_is_kept_as_it_stands_changes_nothing(programme, section):
    assert with_section(programme, section, section_of(programme, section)) == programme


# A text in its languages


def test_a_wording_of_no_stated_language_stands_in_the_readers_field():
    assert typed_of(Text.of("Swim"), LANGUAGES, "fi") == {"fi": "Swim", "en": ""}


def test_it_stays_without_one_until_another_language_is_typed():
    swim = Text.of("Swim")
    assert retyped(swim, {"fi": "", "en": "Row"}, "en") == Text.of("Row")
    assert retyped(swim, {"fi": "Soutaa", "en": "Swim"}, "en") == both("Soutaa", "Swim")


def test_a_language_without_a_field_keeps_its_wording():
    text = Text.of({"fi": "Meri", "sv": "Hav"})
    changed = retyped(text, {"fi": "Järvi", "en": ""}, "fi")
    assert changed == Text.of({"fi": "Järvi", "sv": "Hav"})


def test_points_are_lines_and_lines_of_one_number_are_one_point():
    points = (both("a", "b"), Text.of({"fi": "vain suomeksi"}), both("c", "d"))
    assert lines_of(points) == both("a\nvain suomeksi\nc", "b\n\nd")
    assert points_of(lines_of(points)) == points


# Texts


def test_the_vision_is_changed_and_all_else_stays():
    changed = edited(Section.VISION, vision=both("Järvi", "A lake"))
    assert changed == replace(STORY, vision=both("Järvi", "A lake"))


def test_a_programme_without_a_name_is_refused():
    with pytest.raises(InvalidValueError, match="title: name_missing"):
        edited(Section.HEADING, title=Text())


@pytest.mark.parametrize(
    ("section", "field", "rule"),
    [
        (Section.VISION, "vision", "name_too_long"),
        (Section.VISION, "note", "text_too_long"),
        (Section.HEADING, "slogan", "text_too_long"),
        (Section.PURPOSE, "statement", "text_too_long"),
    ],
)
def test_a_text_that_no_page_can_hold_is_refused_by_its_field(section, field, rule):
    with pytest.raises(InvalidValueError, match=f"{field}:.* {rule}"):
        edited(section, **{field: Text.of("x" * 501)})


def test_the_purpose_keeps_its_blocks_with_their_points():
    block = named("New", points=Text.of("one\ntwo"))
    changed = edited(Section.PURPOSE, row=[*rows(Section.PURPOSE), block])
    assert changed.purpose.blocks[0] == STORY.purpose.blocks[0]
    assert changed.purpose.blocks[1].points == (Text.of("one"), Text.of("two"))


def test_channels_are_renamed_and_stay_the_three():
    row = [named("Vetovoima", "pull"), named("Lisää", "")]
    changed = edited(Section.CHANNELS, row=row, ratio=Text.of("ROI"))
    assert [part.id for part in changed.effect_channels] == ["pull", "hold", "new_money"]
    assert changed.effect_channels[0].name == Text.of("Vetovoima")
    assert changed.ratio == Text.of("ROI")


# Lists


def test_a_list_takes_another_order_and_new_rows_with_ids_of_their_own():
    row = [named("Shore", "shore"), named("Centre", "centre"), named("Centre"), Row()]
    changed = edited(Section.SPEARHEADS, row=row)
    assert [part.id for part in changed.spearheads] == ["shore", "centre", "centre-2"]


def test_a_row_that_lost_its_name_is_refused_by_its_number():
    row = [named("Shore", "shore"), Row(id="centre")]
    with pytest.raises(InvalidValueError, match="row 2, name: name_missing"):
        edited(Section.SPEARHEADS, row=row)


def test_too_many_rows_are_refused():
    with pytest.raises(InvalidValueError, match="too_many_rows most=20"):
        edited(Section.VALUES, row=[named(f"v{n}") for n in range(21)])


def test_a_key_change_is_a_sentence():
    sentence = named("x" * 300, "growth")
    assert edited(Section.KEY_CHANGES, row=[sentence]).key_changes[0].name == Text.of("x" * 300)


# What names a part that goes


def test_a_spearhead_in_use_is_not_taken_out_without_a_word():
    with pytest.raises(InvalidValueError, match="spearheads: 'shore' part_in_use"):
        edited(Section.SPEARHEADS, row=[named("Centre", "centre")])


def test_a_spearhead_that_is_taken_out_leaves_nothing_that_names_it():
    changed = edited(Section.SPEARHEADS, row=[named("Centre", "centre")], may_take_out=True)
    assert [m.spearhead for m in changed.measures] == ["centre", "centre", ""]
    assert changed.driver_map[0].spearhead == ""
    assert changed.indicators[0].spearhead == ""
    assert changed.arrows == STORY.arrows[1:]


def test_the_uses_of_what_goes_are_told_by_name():
    (uses,) = uses_of_removed(STORY, Section.SPEARHEADS, {"centre"})
    assert uses.part == SHORE
    assert uses.measures == (TOWN.measures[2].name,)
    assert (uses.boxes, uses.indicators) == ((Text.of("Harbour"),), (Text.of("boats"),))
    assert (uses.arrows, uses.plans) == (1, ())


def test_a_target_group_and_a_key_change_are_forgotten_by_what_names_them():
    changed = edited(Section.TARGET_GROUPS, row=[], may_take_out=True)
    assert changed.measures[0].target_groups == ()
    changed = edited(Section.KEY_CHANGES, row=[], may_take_out=True)
    assert changed.indicators[0].key_changes == ()
    assert changed.arrows == STORY.arrows[:1]


def test_what_a_rule_speaks_of_stays_even_when_the_loss_is_confirmed():
    rule = Count(id="r", of=Group(by=GroupKind.SPEARHEAD, key="shore"), at_least=1)
    ruled = replace(STORY, scenarios=(replace(TOWN.plan, name="Lake", rules=(rule,)),))
    assert uses_of_removed(ruled, Section.SPEARHEADS, {"centre"})[0].plans == ("Lake",)
    with pytest.raises(InvalidValueError, match="part_in_rules"):
        edited(
            Section.SPEARHEADS,
            programme=ruled,
            row=[named("Centre", "centre")],
            may_take_out=True,
        )


def test_a_value_is_named_by_nothing():
    assert edited(Section.VALUES, row=[]).values == ()


# Indicators


def with_figures(programme=STORY, **changes):
    """The programme with some rows of its indicators retyped: id of the row to its texts."""
    row = [
        replace(r, texts={**r.texts, **changes[r.id]}) if r.id in changes else r
        for r in rows(Section.INDICATORS, programme)
    ]
    return with_section(programme, Section.INDICATORS, Draft(rows=tuple(row)))


def texts(wording, target=""):
    return {"wording": Text.of(wording), "target": Text.of(target)}


def test_each_spearhead_has_a_row_for_each_of_its_figures_or_an_empty_one():
    assert [row.id for row in rows(Section.INDICATORS)] == [
        "centre|programme_page|",
        "centre|one_figure|",
        "shore|programme_page|boats",
        "shore|one_figure|boats",
    ]


def test_a_wording_belongs_to_its_list_and_the_target_to_the_figure():
    changed = with_figures(**{"shore|one_figure|boats": texts("boats at the quay", "grows")})
    (boats,) = changed.indicators
    assert boats.name == Text.of("boats")
    assert boats.wordings == {ONE: Text.of("boats at the quay")}
    assert boats.target == Text.of("grows")
    assert boats.key_changes == ("growth",)


def test_an_emptied_wording_takes_the_figure_off_the_list_and_keeps_it():
    (boats,) = with_figures(**{"shore|programme_page|boats": texts("")}).indicators
    assert boats.stages == (ONE,)
    off = {"shore|programme_page|boats": texts(""), "shore|one_figure|boats": texts("")}
    (boats,) = with_figures(**off).indicators
    assert boats.stages == (IndicatorStage.ALL,)


def test_an_empty_row_that_is_typed_into_adds_a_figure():
    new = with_figures(**{"centre|one_figure|": texts("Shops", "grows")}).indicators[-1]
    assert (new.id, new.spearhead, new.stages) == ("shops", "centre", (IndicatorStage.ALL, ONE))
    assert new.target == Text.of("grows")


def test_a_target_without_a_figure_is_refused():
    with pytest.raises(InvalidValueError, match="row 2, target: target_without_indicator"):
        with_figures(**{"centre|one_figure|": texts("", "grows")})


# Kept


def test_a_section_is_kept_with_its_name_in_the_log(store):
    seen = desk(store)
    draft = Draft(texts={"vision": Text.of("A lake"), "note": Text()})
    event = keep_section(store, seen, Section.VISION, draft, who="desk")
    assert (event.kind, event.details) == ("story_edited", {"what": ["story_vision"]})
    assert desk(store).programme.vision == Text.of("A lake")


def test_two_sections_changed_at_once_both_stay_and_the_same_one_is_a_conflict(store):
    seen = desk(store)
    value = Draft(rows=(named("Courage"),))
    keep_section(store, seen, Section.VALUES, value, who="desk")
    lake = Draft(texts={"vision": Text.of("A lake"), "note": Text()})
    keep_section(store, seen, Section.VISION, lake, who="desk")
    assert desk(store).programme.values[0].id == "courage"
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        keep_section(store, seen, Section.VISION, Draft(), who="desk")
