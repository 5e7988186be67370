"""Measures × lists: a column a list, a row a measure, those that tell them apart first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.portfolio.alternatives.alternative import Alternative, Alternatives
from prioritisation.decision.programme.items import Measure
from prioritisation.web import html
from prioritisation.web.portfolio_views.amounts import (
    column_of,
    figures,
    value_figure,
    value_heading,
)
from prioritisation.wording.alternatives import list_name
from prioritisation.wording.wording import Wording

# The smallest share that two decimals of a per cent show.
_SEEN = Fraction(1, 10_000)


def grid_html(
    alternatives: Alternatives, planned: PlannedPortfolio, names: Sequence[str], say: Wording
) -> str:
    """Return the table; everything that people wrote is escaped.

    Parameters
    ----------
    names : of the lists, in their order
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("", *names))
    width = len(names) + 1
    sums = "".join(_row(label, cells) for label, cells in _sums(alternatives, planned, say))
    groups = "".join(
        _group(say(f"alternatives.group_{key}", n=len(ids)), ids, alternatives, planned, say, width)
        for key, ids in (
            ("differing", alternatives.differing),
            ("shared", alternatives.shared),
            ("absent", alternatives.absent),
        )
        if ids
    )
    return (
        '<div class="pr-scroll"><table class="pr-table pr-alternatives">'
        f"<thead><tr>{head}</tr></thead><tbody>{sums}</tbody>{groups}</table></div>"
    )


def list_names(alternatives: Alternatives, say: Wording) -> list[str]:
    """Return what the lists are called; one whose place is not proven has a mark."""
    return [
        list_name(place, say) + ("" if each.is_proven else " *")
        for place, each in enumerate(alternatives.found)
    ]


def _sums(
    alternatives: Alternatives, planned: PlannedPortfolio, say: Wording
) -> Iterable[tuple[str, Sequence[str]]]:
    """Yield value, difference, spending and number of measures of each list."""
    found = alternatives.found
    yield (
        value_heading(planned.plan, say),
        [value_figure(each.value, planned, say) for each in found],
    )
    yield say("alternatives.difference"), [_difference(each, planned, say) for each in found]
    for resource in planned.problem.resources:
        if resource not in planned.plan.budgets:
            continue
        unit = resource_named(planned.programme, resource).unit
        name = column_of(resource, planned.programme, say)
        if any(each.assessment.money[resource].commitments for each in found):
            name = say("planner.with_commitments", name=name)
        amounts = [each.assessment.money[resource].total for each in found]
        yield name, figures(amounts, unit, say)
    yield (
        say("portfolio.metric_selected"),
        [say.number(len(each.selected)) for each in found],
    )
    yield (
        say("alternatives.differs_in"),
        ["–", *(say.number(each.differences) for each in alternatives.others)],
    )


def _difference(each: Alternative, planned: PlannedPortfolio, say: Wording) -> str:
    """Return how much less a list is worth than the best one, in points and per cent."""
    if each.assessment is each.best:
        return "–"
    if not each.loss:
        return say("alternatives.equal")
    figure = value_figure(-each.loss, planned, say)
    if not each.best.value:
        return figure
    share = each.loss / abs(each.best.value)
    # A difference that there is does not read as none.
    return f"{figure} ({say.percent(-share, 2 if share >= _SEEN else 6)})"


def _row(label: str, cells: Iterable[str]) -> str:
    tds = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr class="sum"><th scope="row">{escape(label)}</th>{tds}</tr>'


def _group(
    title: str,
    ids: Sequence[str],
    alternatives: Alternatives,
    planned: PlannedPortfolio,
    say: Wording,
    width: int,
) -> str:
    by_id = {measure.id: measure for measure in planned.programme.measures}
    rows = "".join(_measure(by_id[i], alternatives, planned, say) for i in ids)
    return (
        f'<tbody><tr class="group"><th scope="rowgroup" colspan="{width}">'
        f"<span>{escape(title)}</span></th></tr>{rows}</tbody>"
    )


def _measure(
    measure: Measure, alternatives: Alternatives, planned: PlannedPortfolio, say: Wording
) -> str:
    spearheads = [part.id for part in planned.programme.spearheads]
    place = spearheads.index(measure.spearhead) if measure.spearhead in spearheads else None
    in_best = alternatives.best.starts.get(measure.id)
    cells = []
    for each in alternatives.found:
        start = each.starts.get(measure.id)
        text = escape(_sign(start, planned))
        if start == in_best:
            cells.append(f"<td>{text}</td>")
        else:
            told = escape(say("alternatives.differs_told"))
            unseen = f'<span class="pr-unseen">, {told}</span>'
            cells.append(f'<td class="other"><b>{text}{unseen}</b></td>')
    told = f"<span>{escape(say.text(measure.name))}</span>"
    name = f'<span class="name">{html.shape(place)}{told}</span>'
    return f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>'


def _sign(start: int | None, planned: PlannedPortfolio) -> str:
    if start is None:
        return "–"
    return f"✓ {planned.plan.years[start]}" if planned.has_years else "✓"
