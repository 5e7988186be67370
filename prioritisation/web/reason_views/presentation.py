"""The reasons for a room: as many of the nearest decisions as a wall shows, the rest by steps."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.charts.colours import palette
from prioritisation.charts.labels.text_width import wrapped
from prioritisation.charts.planner.firmness_info import firmness_info
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.web import choices, html, session
from prioritisation.web.reason_views import finding, firmness, sentences
from prioritisation.web.reason_views.known import Known, follow_known, known_of
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# px of a wall 1920 px wide, as `presentation.css` sets them: the letters, a line of them, what
# stands above and below a decision's lines, and the place that all have between head and foot.
SIZE, LINE, SPACE = 25, 32, 15
WIDTH, ROOM = 1130, 650

_SCREEN = "reasons_screen"


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what is read, and no amount that somebody could aim at.

    What is shown to a room changes nothing, so that nothing is written either.
    """
    names = PlanNames.of(planned.programme, planned.plan, say)
    if planned.portfolio.status is not Status.OPTIMAL:
        finding.show_none(planned, say)
        st.text(say("reasons.need_proof"))
        return
    known = known_of(planned)
    finding.show(known, names, say)
    follow_known(known, say)
    if known.reasons:
        _screen(known, names, say)


def screens(texts: Sequence[str]) -> tuple[range, ...]:
    """Return which texts stand together on a screen: as many as it has room for, at least one."""
    starts: list[int] = []
    left = 0
    for number, text in enumerate(texts):
        height = len(wrapped(text, WIDTH, SIZE)) * LINE + SPACE
        if not starts or height > left:
            starts.append(number)
            left = ROOM
        left -= height
    return tuple(map(range, starts, [*starts[1:], len(texts)]))


def _screen(known: Known, names: PlanNames, say: Wording) -> None:
    """Show one screen of decisions, each with its bar beside it, and the way to the next ones."""
    told = {i: sentences.told_to_a_room(known.reasons[i], known, names, say) for i in known.reasons}
    ids = list(told)
    all_screens = screens([f"{names.measures.get(i, i)}. {told[i]}" for i in ids])
    numbers = [str(number) for number in range(len(all_screens))]
    chosen = session.get(_SCREEN)
    # What is known by now may take fewer screens than it did.
    chosen = chosen if chosen in numbers else numbers[0]
    seen = all_screens[int(chosen)]
    info = firmness_info(
        known.planned.programme,
        [known.reasons[ids[k]] for k in seen],
        known.planned.plan.objective,
        say,
    )
    heading = _heading(seen, len(ids), say)
    picture = firmness.firmness_html(
        info, palette(dark=session.is_dark()), heading=heading, told=told
    )
    html.show(f'{picture}<p class="muted">{escape(say("reasons.bars"))}</p>')
    if len(numbers) > 1:
        with st.container(horizontal=True, width="content", gap="small", key="screens"):
            choices.step_buttons(_SCREEN, numbers, chosen, say, with_arrow_keys=True)


def _heading(seen: range, total: int, say: Wording) -> str:
    """Return which of the decisions stand below."""
    if len(seen) == total:
        return say("reasons.shown_all", n=total)
    if seen.start == 0:
        return say("reasons.shown_nearest", n=len(seen), total=total)
    if len(seen) == 1:
        return say("reasons.shown_one", place=seen.stop, total=total)
    return say("reasons.shown_some", first=seen.start + 1, last=seen.stop, total=total)
