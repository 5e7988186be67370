"""How far each measure is, and of which the desk has to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.follow_up_report import promises_on
from prioritisation.decision.follow_up.promises import Promise, promise_of_undecided
from prioritisation.decision.follow_up.telling import (
    day_of,
    is_silent,
    latest_reports,
    months_since,
)
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.progress import ProgressReport
from prioritisation.web import cached, html, session
from prioritisation.web.figures_table import with_figures
from prioritisation.web.follow_up_views.followed import tell_of_amounts
from prioritisation.wording.wording import Wording

# The time between two interim reports, of which a town makes two or three a year.
USUAL_MONTHS = 4
_SHOWN, _MONTHS = "follow_up_shown", "follow_up_months"
_ROW_PX, _MOST_ROWS = 35, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The measures that are shown, with what was told of them last."""

    programme: Programme
    promises: tuple[Promise, ...]
    latest: Mapping[str, ProgressReport]
    today: date
    months: int

    @property
    def silent(self) -> tuple[Promise, ...]:
        """The measures of which a report is missing."""
        return tuple(
            p
            for p in self.promises
            if p.is_listed
            and is_silent(self.latest.get(p.id), p.start, self.today, months=self.months)
        )


def followed(desk: Desk, decision: Decision, today: date) -> Followed:
    """Return the measures that the reader wants to see."""
    decided = promises_on(cached.store(), desk, decision)
    promises = decided
    if session.get(_SHOWN) == "all":
        taken = {promise.id for promise in decided}
        others = (m for m in desk.programme.measures if m.id not in taken)
        promises = (*decided, *map(promise_of_undecided, others))
    return Followed(
        programme=desk.programme,
        promises=promises,
        latest=latest_reports(desk.programme.progress),
        today=today,
        months=int(session.get(_MONTHS) or USUAL_MONTHS),
    )


def title(of: Followed, say: Wording) -> str:
    """Return the finding: of how many measures a report is missing."""
    if of.silent:
        key = "follow_up.title_silent" if of.months > 1 else "follow_up.title_silent_month"
        return say(key, n=len(of.silent), of=len(of.promises), months=str(of.months))
    if not of.latest and of.promises:
        return say("follow_up.title_later", n=len(of.promises))
    return say("follow_up.title_told", n=len(of.promises))


def show(desk: Desk, decision: Decision, of: Followed, say: Wording) -> None:
    """Show the measures as a table, and by owner those without a report."""
    _choices(desk, decision, say)
    if any(promise.illustrative for promise in of.promises):
        html.show(html.tags([html.tag(say("app.illustrative"))]))
    _table(of, say)
    st.caption(say("follow_up.planned_help"))
    tell_of_amounts(desk, decision, say)
    if of.silent:
        st.markdown(say("follow_up.silent"))
        html.show(html.bullets(_by_owner(of.silent, say)))


def _choices(desk: Desk, decision: Decision, say: Wording) -> None:
    n = {"decided": len(decision.selected), "all": len(desk.programme.measures)}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    if session.get(_SHOWN) is None:
        session.keep(_SHOWN, "decided")
    left.segmented_control(
        say("follow_up.shown"),
        list(n),
        format_func=lambda which: say(f"follow_up.shown_{which}", n=n[which]),
        key=_SHOWN,
        persist_state="session",
        required=True,
    )
    if session.get(_MONTHS) is None:
        session.keep(_MONTHS, USUAL_MONTHS)
    right.number_input(
        say("follow_up.months"),
        min_value=1,
        max_value=36,
        step=1,
        key=_MONTHS,
        persist_state="session",
        help=say("follow_up.months_help"),
    )


def _by_owner(promises: Sequence[Promise], say: Wording) -> list[str]:
    by_owner: dict[str, list[str]] = {}
    for promise in promises:
        by_owner.setdefault(promise.owner, []).append(say.text(promise.name))
    return [
        say(
            "follow_up.silent_of",
            owner=owner or say("follow_up.no_owner"),
            names=", ".join(names),
        )
        for owner, names in sorted(by_owner.items(), key=lambda pair: (not pair[0], pair[0]))
    ]


def _table(of: Followed, say: Wording) -> None:
    rows: list[dict[str, Any]] = []
    units: dict[str, str] = {}
    told, age = say("follow_up.column_told"), say("follow_up.column_age")
    for promise in of.promises:
        report = of.latest.get(promise.id)
        amounts: dict[str, float | None] = {}
        row: dict[str, Any] = {
            say("column.name"): say.text(promise.name),
            say("follow_up.column_state"): _state(promise, report, of.today, say),
            say("planner.start"): "" if promise.start is None else str(promise.start),
        }
        for heading, amount, unit in _amounts(of, promise, report, say):
            amounts[heading], units[heading] = amount, unit
        told_on = None if report is None else day_of(report)
        row |= {
            **dict(list(amounts.items())[:2]),
            say("column.owner"): promise.owner,
            told: told_on,
            age: None if told_on is None else months_since(told_on, of.today),
            **amounts,
            say("follow_up.column_note"): "" if report is None else report.note,
            say("column.unit"): promise.unit,
        }
        rows.append(row)
    frame = pd.DataFrame(rows)
    frame[told] = pd.to_datetime(frame[told], errors="coerce")
    frame[age] = frame[age].astype("Float64")
    formats: dict[str, Callable[[float], str]] = {
        heading: partial(_written, unit=unit, say=say) for heading, unit in units.items()
    }
    formats[age] = say.number
    st.dataframe(
        with_figures(frame, formats),
        hide_index=True,
        placeholder="–",
        height=_ROW_PX * (min(len(rows), _MOST_ROWS) + 1) + 3,
        column_config={
            say("column.name"): st.column_config.TextColumn(
                width=255, pinned=not session.is_phone()
            ),
            say("follow_up.column_state"): st.column_config.TextColumn(width=104),
            say("planner.start"): st.column_config.TextColumn(width=52),
            # On a laptop all up to the age of the last report is in sight.
            **{
                heading: st.column_config.NumberColumn(
                    width=92 if heading == say("follow_up.column_used") else 158
                )
                for heading in units
            },
            say("column.owner"): st.column_config.TextColumn(width=158),
            told: st.column_config.DateColumn(
                width=106, format="DD.MM.YYYY" if say.language == "fi" else "D MMM YYYY"
            ),
            age: st.column_config.NumberColumn(width=94),
            say("follow_up.column_note"): st.column_config.TextColumn(width=260),
        },
    )


def _state(promise: Promise, report: ProgressReport | None, today: date, say: Wording) -> str:
    if report is not None:
        return say(f"follow_up.state_{report.state}")
    if promise.start is not None and promise.start > today.year:
        return say("follow_up.state_later", year=str(promise.start))
    return say("follow_up.state_untold")


def _amounts(
    of: Followed, promise: Promise, report: ProgressReport | None, say: Wording
) -> list[tuple[str, float | None, str]]:
    """Return headings, amounts and units: of each resource that some measure takes or used."""
    year, used = of.today.year, {} if report is None else report.used
    shown = {r for p in of.promises for r, years in p.cost.items() if any(years)}
    shown |= {resource for told in of.latest.values() for resource in told.used}
    resources = [resource for resource in of.programme.resources if resource.id in shown]
    planned, in_all = promise.planned_by(year), promise.planned_in_all()
    cells: list[tuple[str, float | None, str]] = []
    for resource in resources:
        name = "" if len(resources) == 1 else f" · {say.text(resource.name)}"
        for heading, amounts in (
            (say("follow_up.column_planned", year=str(year)), planned),
            (say("follow_up.column_used"), used),
            (say("follow_up.column_in_all"), in_all),
        ):
            amount = amounts.get(resource.id)
            cells.append(
                (f"{heading}{name}", None if amount is None else float(amount), resource.unit)
            )
    return cells


def _written(amount: float, unit: str, say: Wording) -> str:
    return say.amount(amount, unit)
