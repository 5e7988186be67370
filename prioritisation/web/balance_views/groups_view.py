"""Money and value by spearhead, target group, effect channel, factor, unit, owner and year."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.posing import resource_named
from prioritisation.charts.balance.info import (
    BalanceInfo,
    balance_figure,
    groups_info,
    share_text,
    years_info,
)
from prioritisation.decision.balance.groups import VIEWS
from prioritisation.decision.balance.sums import Sums
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html
from prioritisation.web.balance_views.shown import Shown, bars, chart_width
from prioritisation.web.portfolio_views.amounts import (
    basis,
    column_of,
    value_figure_of,
    value_heading,
)
from prioritisation.wording.balances import group_name
from prioritisation.wording.rule_groups import group_title
from prioritisation.wording.wording import Wording

_YEAR = "year"


def show(shown: Shown, say: Wording) -> None:
    """Show one view, as the reader chose, as charts and as tables."""
    options = [*VIEWS, *([_YEAR] if shown.balance.years else [])]
    chosen = st.segmented_control(
        say("balance.by"),
        options,
        default=options[0],
        format_func=lambda by: _title(by, say),
        key="balance_by",
        label_visibility="collapsed",
        persist_state="session",
    )
    if chosen == _YEAR and shown.balance.years:
        _years(shown, say)
    else:
        by = GroupKind(chosen) if chosen in VIEWS else VIEWS[0]
        charts(shown, by, say)
        _notes(shown, by, say)
        with st.expander(say("planner.as_table"), key="balance_table", icon=":material/table:"):
            _table(shown, by, say)


def charts(shown: Shown, by: GroupKind, say: Wording) -> None:
    """Show money and value by group, side by side."""
    info = groups_info(
        shown.balance, by, shown.names, say, resource=shown.resource, width=chart_width()
    )
    _charts(info, str(by), shown, say)


def _charts(info: BalanceInfo, key: str, shown: Shown, say: Wording) -> None:
    left, right = st.columns(2, gap="medium")
    money = say("balance.gross_of", resource=shown.names.resource(shown.resource))
    with left:
        bars(info.money, balance_figure, f"balance_money_{key}", money, shown, say)
    with right:
        value = value_heading(shown.names.plan, say)
        bars(info.value, balance_figure, f"balance_value_{key}", value, shown, say)


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
        taken = shown.balance.taken
        resources = shown.weighed.posed.problem.resources
        columns = [
            column
            for r in resources
            for column in (
                _amounts(shown, r, [*taken.gross[r], taken.later[r], _whole(taken, r)], say),
                _amounts(shown, r, [*taken.net[r], None, taken.net_cost(r)], say),
            )
        ]
        years = shown.balance.years
        names = [*(str(y.year) for y in years), say("planner.after_plan"), say("planner.sum")]
        counts = [*(str(y.started.count) for y in years), "", str(taken.count)]
        effects = [*(str(len(y.effects)) for y in years), "", ""]
        values = [*(_value(y.started.value, shown, say) for y in years), "", ""]
        values[-1] = _value(taken.value, shown, say)
        html.show(
            html.table(
                [
                    say("planner.rule_year"),
                    say("balance.starting"),
                    say("balance.effects_show"),
                    value_heading(shown.names.plan, say),
                    *_money_headings(shown, resources, say),
                ],
                list(zip(names, counts, effects, values, *columns, strict=True)),
                strong=(say("planner.sum"),),
            )
        )


def _whole(taken: Sums, resource: str) -> Fraction:
    return taken.cost(resource) + taken.later[resource]


def _table(shown: Shown, by: GroupKind, say: Wording) -> None:
    """Show the groups in figures: then, with a calendar, each resource by year."""
    balance, resource = shown.balance, shown.resource
    resources = shown.weighed.posed.problem.resources
    rows: list[tuple[str, Sums, Sums]] = [
        (group_name(by, g.key, shown.names, say), g.taken, g.candidates)
        for g in balance.views[by].groups
    ]
    whole = (say("balance.portfolio_whole"), balance.taken, balance.candidates)
    rows.append(whole)
    figures = [_amounts(shown, r, [taken.cost(r) for _, taken, _ in rows], say) for r in resources]
    nets = [_amounts(shown, r, [t.net_cost(r) for _, t, _ in rows], say) for r in resources]
    html.show(
        html.table(
            [
                _title(by, say),
                say("balance.in_of_all"),
                *_money_headings(shown, resources, say),
                say("balance.share_of_money"),
                say("balance.money_taken"),
                value_heading(shown.names.plan, say),
                say("balance.share_of_value"),
                say("balance.value_taken"),
            ],
            [
                [
                    name,
                    f"{taken.count} / {candidates.count}",
                    *(column[k] for pair in zip(figures, nets, strict=True) for column in pair),
                    share_text(taken.cost(resource), balance.taken.cost(resource), say),
                    share_text(taken.cost(resource), candidates.cost(resource), say),
                    _value(taken.value, shown, say),
                    share_text(taken.value, balance.taken.value, say),
                    share_text(taken.value, candidates.value, say),
                ]
                for k, (name, taken, candidates) in enumerate(rows)
            ],
            strong=(whole[0],),
        )
    )
    if balance.years:
        for r in resources:
            _by_year(shown, by, r, rows, say)


def _by_year(
    shown: Shown, by: GroupKind, resource: str, rows: Sequence[tuple[str, Sums, Sums]], say: Wording
) -> None:
    years = [str(year.year) for year in shown.balance.years]
    st.caption(say("balance.gross_by_year", resource=column_of(resource, _programme(shown), say)))
    html.show(
        html.table(
            [_title(by, say), *years, say("planner.after_plan")],
            [
                [
                    name,
                    *_amounts(
                        shown, resource, [*taken.gross[resource], taken.later[resource]], say
                    ),
                ]
                for name, taken, _ in rows
            ],
            strong=(rows[-1][0],),
        )
    )


def _money_headings(shown: Shown, resources: Sequence[str], say: Wording) -> list[str]:
    names = [column_of(r, _programme(shown), say) for r in resources]
    return [say(f"balance.{kind}_of", resource=n) for n in names for kind in ("gross", "net")]


def _amounts(
    shown: Shown, resource: str, amounts: Sequence[Fraction | None], say: Wording
) -> list[str]:
    unit = resource_named(_programme(shown), resource).unit
    places = 0 if unit == "€" else 2
    return ["" if a is None else say.number(a, places) for a in amounts]


def _value(value: Fraction, shown: Shown, say: Wording) -> str:
    return value_figure_of(value, shown.names.plan, say)


def _programme(shown: Shown) -> Programme:
    return shown.desk.programme


def _title(by: str, say: Wording) -> str:
    return say("planner.rule_year") if by == _YEAR else group_title(GroupKind(by), say)
