"""The balance in figures: groups and years, with every resource by itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.posing import resource_named
from prioritisation.charts.balance.info import share_text
from prioritisation.decision.portfolio.balance.sums import Sums
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import html
from prioritisation.web.balance_views.shown import Shown
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.amounts import column_of, value_figure_of, value_heading
from prioritisation.wording.balances import group_name
from prioritisation.wording.rule_groups import group_title
from prioritisation.wording.wording import Wording


def years_table(shown: Shown, say: Wording) -> None:
    """Show the years in figures, their sum, and what falls after them."""
    taken, years = shown.balance.taken, shown.balance.years
    resources = shown.weighed.posed.problem.resources
    columns = [
        column
        for r in resources
        for column in (
            _amounts(shown, r, [*taken.gross[r], taken.cost(r), taken.later[r]], say),
            _amounts(shown, r, [*taken.net[r], taken.net_cost(r), None], say),
        )
    ]
    names = [*(str(y.year) for y in years), say("planner.sum"), say("planner.after_plan")]
    counts = [*(str(y.started.count) for y in years), str(taken.count), ""]
    effects = [*(str(len(y.effects)) for y in years), "", ""]
    values = [
        *(_value(y.started.value, shown, say) for y in years),
        _value(taken.value, shown, say),
    ]
    html.show(
        html.table(
            [
                say("planner.rule_year"),
                say("balance.starting"),
                say("balance.effects_show"),
                value_heading(shown.names.plan, say),
                *_money_headings(shown, resources, say),
            ],
            list(zip(names, counts, effects, [*values, ""], *columns, strict=True)),
            strong=(say("planner.sum"),),
        )
    )


def groups_table(shown: Shown, by: GroupKind, say: Wording) -> None:
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
                group_title(by, say),
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
    st.caption(
        as_text(say("balance.gross_by_year", resource=column_of(resource, _programme(shown), say)))
    )
    html.show(
        html.table(
            [group_title(by, say), *years, say("planner.after_plan")],
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
