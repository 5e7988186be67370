"""The town's slides: every item of their transcription is in the data, and in the running app."""

import re
from pathlib import Path

import pytest

from prioritisation.actions.sample import sample_programme
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.indicators import IndicatorStage
from prioritisation.web.script.main import PAGES
from prioritisation.wording.catalogue import Language

from .reading import pieces

SLIDES = Path(__file__).resolve().parents[2] / "data" / "heinola" / "slides.md"
BOTH = ("Esteettömyys", "Barrier-free access")


def tables():
    """Return the tables of the transcription by their heading, each row by its columns."""
    found, heading, columns = {}, "", []
    for line in SLIDES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading, columns = line.lstrip("# "), []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not columns:
                columns = cells
            elif set(line) - set("|-"):
                found.setdefault(heading, []).append(dict(zip(columns, cells, strict=True)))
    return found


TABLES = tables()


def pairs(heading):
    """Return the items of a table, each in Finnish and in English, in its order."""
    return [(row["fi"], row["en"]) for row in TABLES[heading]]


def both(texts):
    """Return texts of the programme, each in Finnish and in English."""
    return [(text.in_language("fi"), text.in_language("en")) for text in texts]


def names(parts):
    return both(part.name for part in parts)


@pytest.fixture(scope="module")
def programme():
    return sample_programme()[0]


@pytest.fixture(scope="module")
def spearheads(programme):
    """Ids of the spearheads by their Finnish names."""
    return {part.name.in_language("fi"): part.id for part in programme.spearheads}


def test_the_transcription_has_as_many_items_as_the_slides():
    counts = {heading: len(rows) for heading, rows in TABLES.items()}
    assert counts == {
        "Headings of the slides": 8,
        "Slide 1: purpose": 2,
        "Blocks of the purpose": 10,
        "Target groups": 3,
        "Effect channels": 3,
        "Ratio": 1,
        "Slide 2: trends": 14,
        "Ends of its axes": 5,
        "Slide 3: vitality factors": 20,
        "Ends of its axes, and its region": 6,
        "Spearheads": 4,
        "Boxes": 44,
        "Intermediate results": 8,
        "All indicators": 15,
        "Headline indicators": 6,
        "Slide 6: if there were only one figure": 4,
        "Targets of the one figure": 4,
        "Vision": 1,
        "Values": 5,
        "Key changes": 3,
        "Indicators on the page": 4,
    }


# The data, word for word


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Target groups", "target_groups"),
        ("Effect channels", "effect_channels"),
        ("Slide 2: trends", "trends"),
        ("Slide 3: vitality factors", "factors"),
        ("Spearheads", "spearheads"),
        ("Intermediate results", "intermediate_results"),
        ("Values", "values"),
        ("Key changes", "key_changes"),
    ],
)
def test_a_list_of_the_programme_is_the_slides_in_its_words_and_order(programme, heading, part):
    assert names(getattr(programme, part)) == pairs(heading)


def test_the_purpose_the_ratio_and_the_vision_are_the_slides(programme):
    purpose = programme.purpose
    assert both([purpose.statement, programme.slogan]) == pairs("Slide 1: purpose")
    blocks = [text for block in purpose.blocks for text in (block.name, *block.points)]
    assert both(blocks) == pairs("Blocks of the purpose")
    assert both([programme.ratio]) == pairs("Ratio")
    assert both([programme.vision]) == pairs("Vision")


def test_the_boxes_are_the_slides_with_one_twice_and_a_spearhead_as_a_box(programme, spearheads):
    kept = [(*pair, box.spearhead) for box, pair in _boxes(programme)]
    told = []
    for row in TABLES["Boxes"]:
        own = row["spearhead: our reading"].partition(" (")[0].split(" / ")
        told += [(row["fi"], row["en"], spearheads[name]) for name in own]
    told.append(("Asuminen", "Housing", "housing"))
    assert sorted(kept) == sorted(told)
    assert len(kept) == 46


def _boxes(programme):
    return list(zip(programme.driver_map, names(programme.driver_map), strict=True))


def test_every_box_that_is_a_measure_has_its_name_in_the_list_of_measures(programme):
    measures = dict(zip([m.id for m in programme.measures], names(programme.measures), strict=True))
    boxes = {box.id: pair for box, pair in _boxes(programme) if box.kind == "measure"}
    # Two measures of one name are told apart by their spearheads.
    twice = {i for i, pair in boxes.items() if pair == BOTH}
    assert {i: measures[i] for i in boxes if i not in twice} == {
        i: pair for i, pair in boxes.items() if i not in twice
    }
    assert all(measures[i][0].startswith(BOTH[0]) for i in twice)
    assert measures.keys() == boxes.keys()


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("All indicators", IndicatorStage.ALL),
        ("Headline indicators", IndicatorStage.HEADLINE),
        ("Slide 6: if there were only one figure", IndicatorStage.ONE_FIGURE),
        ("Indicators on the page", IndicatorStage.PROGRAMME_PAGE),
    ],
)
def test_the_indicators_of_a_stage_are_the_slides_with_their_spearheads(
    programme, spearheads, heading, stage
):
    kept = [
        (i.spearhead, *both([i.wordings.get(stage, i.name)])[0])
        for i in programme.indicators
        if stage in i.stages
    ]
    told = [(spearheads[row["spearhead"]], row["fi"], row["en"]) for row in TABLES[heading]]
    assert sorted(kept) == sorted(told)


def test_the_one_figure_of_a_spearhead_has_the_slides_target(programme, spearheads):
    kept = {
        i.spearhead: both([i.target])[0]
        for i in programme.indicators
        if IndicatorStage.ONE_FIGURE in i.stages
    }
    rows = TABLES["Targets of the one figure"]
    assert kept == {spearheads[row["spearhead"]]: (row["fi"], row["en"]) for row in rows}


# The running app


@pytest.mark.parametrize("language", list(Language))
def test_every_item_of_the_slides_can_be_found_in_the_running_app(show, language):
    found = set()
    for name, *_ in PAGES:
        found |= pieces(show(name, language.value))
    for board in BoardId:
        # What a criterion asks, with the ends of its axis in the slide's words.
        found |= pieces(show("scores", language.value, board=board, scores_view="single"))
    text = "\n".join(found)
    missing = [
        (heading, row[language])
        for heading, rows in TABLES.items()
        for row in rows
        if not is_found(row[language], text)
    ]
    assert missing == []


def is_found(item, text):
    """Return whether an item stands in a text as a whole, in whatever case."""
    return bool(re.search(rf"(?<!\w){re.escape(item)}(?!\w)", text, re.IGNORECASE))
