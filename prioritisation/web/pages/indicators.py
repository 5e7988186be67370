"""The indicators: whether what the programme is after comes about, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp, follow_up
from prioritisation.web import cached, choices, session
from prioritisation.web.indicator_views import (
    importer,
    index_view,
    one_indicator,
    overview,
    rules_view,
)
from prioritisation.web.indicator_views.choosing import VIEW_KEY, View
from prioritisation.wording.wording import Wording

_SHOW: Mapping[View, Callable[[Desk, FollowUp, Wording], None]] = {
    View.OVERVIEW: overview.show,
    View.ONE: one_indicator.show,
    View.IMPORT: importer.show,
    View.INDEX: index_view.show,
    View.RULES: rules_view.show,
}


def render() -> None:
    """Show how the indicators go, and let their values, targets and index be edited."""
    say = session.wording()
    desk = cached.desk()
    found = follow_up(desk.programme, datetime.now(UTC).date())
    overview.heading(found, say)
    view = choices.choose_view(
        say("indicators.view"), View, lambda name: say(f"indicators.view_{name}"), VIEW_KEY
    )
    _SHOW[view](desk, found, say)
