"""Lists of one question as tables: side by side, and what one has in place of another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.posing import Posed, resource_named
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.exchanges import Change, Exchanges
from prioritisation.web import html
from prioritisation.web.portfolio_views.amounts import (
    column_of,
    figures,
    value_figure_of,
    value_heading,
    value_text_of,
)
from prioritisation.wording.wording import Wording

# Stands where a list is still being worked out.
_COMING = "…"


def side_by_side(
    posed: Posed, lists: Sequence[Assessment | None], titles: Sequence[str], say: Wording
) -> None:
    """Show what lists are worth, what they take of each budget, and how many are in.

    Parameters
    ----------
    lists : added up in the question that is posed; None = it is still being worked out
    titles : one for each
    """

    def row(title: str, texts: Sequence[str]) -> list[str]:
        coming = iter(texts)
        return [title, *(_COMING if a is None else next(coming) for a in lists)]

    known = [a for a in lists if a is not None]
    value = say("portfolio.metric_value")
    rows = [row(value, [value_text_of(a.value, posed.plan, say) for a in known])]
    for resource in posed.problem.resources:
        if resource not in posed.plan.budgets:
            continue
        named = resource_named(posed.programme, resource)
        name = say.text(named.name)
        if any(a.money[resource].commitments for a in known):
            name = say("planner.with_commitments", name=name)
        rows.append(row(name, [say.amount(a.money[resource].total, named.unit) for a in known]))
    counts = [say.number(len(a.selected)) for a in known]
    rows.append(row(say("portfolio.metric_selected"), counts))
    html.show(html.table(["", *titles], rows, strong={value}))


def exchanged(
    posed: Posed,
    changes: Exchanges,
    *,
    left: str,
    entered: str,
    moved: str,
    say: Wording,
) -> None:
    """Show what goes, what comes and what starts in another year, each with what it weighs.

    Parameters
    ----------
    left, entered : keys of messages that head what goes and what comes, with their number `n`
    moved : key of the message that tells what starts in another year, its `names`
    """
    names = {m.id: say.text(m.name) for m in posed.programme.measures}
    rows: list[tuple[str, Fraction, Fraction]] = []
    headings = set()
    for key, changed, sign in ((left, changes.left, -1), (entered, changes.entered, 1)):
        if changed:
            heading = say(key, n=len(changed))
            headings.add(heading)
            rows.append((heading, *_sums(changed, posed.resource, sign)))
            rows += [(names[c.measure], *_sums([c], posed.resource, sign)) for c in changed]
    if rows:
        unit = resource_named(posed.programme, posed.resource).unit
        amounts = figures([spent for _, _, spent in rows], unit, say)
        cells = [
            [name, value_figure_of(value, posed.plan, say), amount]
            for (name, value, _), amount in zip(rows, amounts, strict=True)
        ]
        cost = column_of(posed.resource, posed.programme, say)
        head = ["", value_heading(posed.plan, say), cost]
        html.show(html.table(head, cells, strong=headings))
    years = posed.plan.years
    if changes.moved and years:
        moves = (
            f"{names[c.measure]} ({years[c.before]} → {years[c.after]})"
            for c in changes.moved
            if c.before is not None and c.after is not None
        )
        st.text(say(moved, names="; ".join(moves)))


def _sums(changed: Sequence[Change], resource: str, sign: int) -> tuple[Fraction, Fraction]:
    value = sum((sign * c.value for c in changed), Fraction(0))
    return value, sum((sign * c.spending[resource] for c in changed), Fraction(0))
