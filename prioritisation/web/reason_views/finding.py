"""The finding above the reasons: which decision is the nearest, and what is proven of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.headline import badge
from prioritisation.web.reason_views.known import Known
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import nearest_text
from prioritisation.wording.wording import Wording


def show(known: Known, names: PlanNames, say: Wording) -> None:
    """Tell which decision is the nearest, as far as it is known, and how that is measured."""
    nearest = known.nearest
    if nearest is None:
        text = say("reasons.none" if known.has_all_reasons else "reasons.none_yet")
    else:
        text = nearest_text(nearest, names, say, is_proven=known.is_nearest_proven)
    st.title(as_text(text.removesuffix(".")))
    html.show(html.tags(_tags(known.planned, say)))
    told = [say("reasons.near")]
    if nearest is not None and not known.is_nearest_proven:
        told.append(say("reasons.may_be_nearer"))
    elif known.as_near:
        told.append(say("reasons.as_near", n=known.as_near))
    html.show(f'<div class="pr-finding">{escape(" ".join(told))}</div>')


def show_none(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what the page is about while there is nothing to find yet."""
    st.title(say("page.reasons"))
    html.show(html.tags(_tags(planned, say)))


def _tags(planned: PlannedPortfolio, say: Wording) -> list[str]:
    """Return what is proven of the list, and whether its measures are illustrative."""
    tags = [badge(planned.portfolio, say)]
    if any(measure.illustrative for measure in planned.programme.measures):
        tags.append(html.tag(say("app.illustrative")))
    return tags
