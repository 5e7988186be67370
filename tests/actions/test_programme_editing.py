"""Two people change the programme at once: elsewhere both stay, in the same place one is told."""

from dataclasses import replace

import pytest

from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.programme.text import Text
from prioritisation.errors import RevisionConflictError

from .town import desk


def slogan(programme):
    return programme.slogan


def with_slogan(text):
    return lambda programme: replace(programme, slogan=Text.of(text))


def with_vision(text):
    return lambda programme: replace(programme, vision=Text.of(text))


def kept(store, seen, part, change):
    return change_part(store, seen, part, change, who="desk", kind="programme_edited")


def test_what_somebody_else_wrote_elsewhere_meanwhile_stays(store):
    seen = desk(store)
    kept(store, seen, lambda programme: programme.vision, with_vision("A lake"))
    kept(store, seen, slogan, with_slogan("Swim"))
    now = desk(store).programme
    assert (now.vision, now.slogan) == (Text.of("A lake"), Text.of("Swim"))


def test_what_somebody_else_wrote_in_the_same_place_is_not_overwritten(store):
    seen = desk(store)
    kept(store, seen, slogan, with_slogan("Swim"))
    with pytest.raises(RevisionConflictError, match="part_changed_meanwhile"):
        kept(store, seen, slogan, with_slogan("Row"))
    assert desk(store).programme.slogan == Text.of("Swim")


def test_a_change_that_changes_nothing_writes_nothing(store):
    seen = desk(store)
    assert kept(store, seen, slogan, lambda programme: programme) is None
    assert desk(store).revision == seen.revision
