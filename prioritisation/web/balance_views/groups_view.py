"""Money and value by spearhead, target group, effect channel, factor, unit, owner and year."""

from __future__ import annotations

import streamlit as st

from prioritisation.charts.balance.info import (
    BalanceInfo,
    balance_figure,
    groups_info,
    years_info,
)
from prioritisation.decision.portfolio.balance.groups import VIEWS
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.web import choices
from prioritisation.web.balance_views import tables
from prioritisation.web.balance_views.shown import Shown, bars, chart_width
from prioritisation.web.portfolio_views.amounts import (
    basis,
    value_heading,
)
from prioritisation.wording.rule_groups import group_title
from prioritisation.wording.wording import Wording

_YEAR = "year"


def show(shown: Shown, say: Wording) -> None:
    """Show one view, as the reader chose, as charts and as tables."""
    options: list[str] = [*VIEWS, *([_YEAR] if shown.balance.years else [])]
    chosen = choices.choose_view(
        say("balance.by"), options, lambda by: _title(by, say), "balance_by"
    )
    if chosen == _YEAR:
        _years(shown, say)
    else:
        by = GroupKind(chosen)
        charts(shown, by, say)
        _notes(shown, by, say)
        with st.expander(say("planner.as_table"), key="balance_table", icon=":material/table:"):
            tables.groups_table(shown, by, say)


def charts(shown: Shown, by: GroupKind, say: Wording, *, is_named: bool = False) -> None:
    """Show money and value by group, side by side.

    Parameters
    ----------
    is_named : the titles say what the groups are, where nothing else does
    """
    info = groups_info(
        shown.balance, by, shown.names, say, resource=shown.resource, width=chart_width()
    )
    _charts(info, str(by), shown, say, of=group_title(by, say) if is_named else "")


def _charts(info: BalanceInfo, key: str, shown: Shown, say: Wording, of: str = "") -> None:
    titles = [
        say("balance.gross_of", resource=shown.names.resource(shown.resource)),
        value_heading(shown.names.plan, say),
    ]
    if of:
        titles = [say("balance.chart_of", groups=of, what=title) for title in titles]
    for place, name, title in zip(st.columns(2, gap="medium"), info._fields, titles, strict=True):
        with place:
            bars(getattr(info, name), balance_figure, f"balance_{name}_{key}", title, shown, say)


def _notes(shown: Shown, by: GroupKind, say: Wording) -> None:
    notes = [say("balance.read_groups")]
    if shown.balance.views[by].overlaps:
        notes.insert(0, say("balance.overlaps"))
    if shown.balance.joint:
        notes.append(say("balance.joint"))
    notes.append(basis(shown.names.plan, say))
    st.caption(" ".join(notes))


def _years(shown: Shown, say: Wording) -> None:
    _charts(years_info(shown.balance, shown.names, say, resource=shown.resource), _YEAR, shown, say)
    st.caption(f"{say('balance.read_years')} {basis(shown.names.plan, say)}")
    with st.expander(say("planner.as_table"), key="balance_table", icon=":material/table:"):
        tables.years_table(shown, say)


def _title(by: str, say: Wording) -> str:
    return say("planner.rule_year") if by == _YEAR else group_title(GroupKind(by), say)
