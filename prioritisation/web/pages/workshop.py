"""The workshop: the facilitator opens rounds, watches them, and talks them over with the room."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from prioritisation.store import KeptWorkshop
from prioritisation.web import choices, session
from prioritisation.web.workshop_views import people, results, running, set_up, wall_control
from prioritisation.web.workshop_views.choosing import chosen_workshop
from prioritisation.wording.wording import Wording

_PART = "workshop_part"


class Part(StrEnum):
    """What of a workshop is looked at."""

    RUN = "run"
    RESULTS = "results"
    PEOPLE = "people"
    SET_UP = "set_up"


def render() -> None:
    """Let the facilitator run a workshop."""
    say = session.wording()
    st.title(say("workshop.page_title"))
    kept = chosen_workshop(say)
    if kept is None:
        return
    part = choices.choose_view(
        say("workshop.part"), Part, lambda p: say(f"workshop.part_{p}"), _PART
    )
    _show(part, kept, say)


def _show(part: Part, kept: KeptWorkshop, say: Wording) -> None:
    match part:
        case Part.RUN:
            left, right = st.columns(2, gap="large")
            with left:
                running.show_round(kept, say)
            with right:
                wall_control.show_wall_control(kept, say)
                wall_control.show_way_in(kept, say)
        case Part.RESULTS:
            results.show_results(kept, say)
        case Part.PEOPLE:
            people.show_people(kept, say)
        case Part.SET_UP:
            set_up.show_set_up(kept, say)
