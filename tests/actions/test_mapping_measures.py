"""All measures of the list come onto the driver map at once."""

from dataclasses import replace

from prioritisation.actions.mapping_measures import add_measure_boxes, unmapped_measures
from prioritisation.actions.undoing import undo_last
from prioritisation.decision.programme.driver_map import BoxKind, DriverBox
from prioritisation.decision.programme.text import Text
from prioritisation.store import Change

from .town import WHO, desk


def test_each_measure_without_a_box_comes_under_its_spearhead_and_undo_takes_them_back(store):
    seen = desk(store)
    own = DriverBox(id="square", name=Text.of("Our square"))
    store.write(
        "town",
        Change(programme=replace(seen.programme, driver_map=(own,))),
        based_on=seen.revision,
        who=WHO,
        kind="programme_opened",
    )
    event = add_measure_boxes(store, desk(store), who=WHO)
    programme = desk(store).programme
    # What is there stays as it is.
    assert programme.driver_map[0] == own
    assert [box.id for box in programme.driver_map[1:]] == [
        measure.id for measure in programme.measures if measure.id != "square"
    ]
    of = {measure.id: (measure.name, measure.spearhead) for measure in programme.measures}
    for box in programme.driver_map[1:]:
        assert (box.name, box.spearhead) == of[box.id]
        assert box.kind is BoxKind.MEASURE
    assert event.details == {"n": len(programme.measures) - 1}
    assert unmapped_measures(programme) == ()
    undo_last(store, "town", store.undoable("town").id, who=WHO)
    assert desk(store).programme.driver_map == (own,)


def test_where_every_measure_has_its_box_nothing_is_done(store):
    add_measure_boxes(store, desk(store), who=WHO)
    assert add_measure_boxes(store, desk(store), who=WHO) is None
