"""What the map says in sentences: what the portfolio feeds, and what it leaves without."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.driver_map import Node
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.driver_paths import Feeding, SpearheadFed
from prioritisation.web import html
from prioritisation.web.driver_map_views.names import named
from prioritisation.web.driver_map_views.portfolios import Portfolio
from prioritisation.wording.wording import Wording


def show_findings(
    programme: Programme, feeds: Feeding, portfolio: Portfolio | None, say: Wording
) -> None:
    """Show the findings: spearheads first, then what the arrows lead to."""
    parts = []
    if portfolio is not None:
        parts.append(f"<h2>{escape(portfolio.name)}</h2>")
        parts.append(f'<ul class="pr-list">{"".join(_spearheads(programme, feeds, say))}</ul>')
        if any(fed.by_arrows for fed in feeds.spearheads):
            parts.append(f'<p class="muted">{escape(say("driver_map.counts_twice"))}</p>')
        parts += _outcomes(programme, feeds, say)
        if feeds.gone:
            parts.append(_paragraph(say("driver_map.gone", n=feeds.gone)))
    elif feeds.without_arrows:
        parts.append(_without_arrows(programme, feeds, say))
    if any(arrow.illustrative for arrow in programme.arrows):
        parts.append(f'<p class="muted">{escape(say("driver_map.arrows_help"))}</p>')
    if parts:
        html.show(f'<div class="pr-driver-findings">{"".join(parts)}</div>')


def _spearheads(programme: Programme, feeds: Feeding, say: Wording) -> Iterable[str]:
    for order, (part, fed) in enumerate(zip(programme.spearheads, feeds.spearheads, strict=True)):
        sentence = _spearhead(programme, say.text(part.name), fed, say)
        kind = "" if fed.measures else ' class="pr-gap"'
        yield f"<li{kind}>{html.shape(order)} {escape(sentence)}</li>"


def _spearhead(programme: Programme, name: str, fed: SpearheadFed, say: Wording) -> str:
    if not fed.measures:
        return say("driver_map.feeds_nothing", name=name)
    resource = programme.resources[0].id if programme.resources else "cost"
    amount = say.amount(fed.net_cost, resource_named(programme, resource).unit)
    sentence = say("driver_map.feeds", name=name, n=len(fed.measures), amount=amount)
    if not fed.by_arrows:
        return sentence
    return f"{sentence} ({say('driver_map.by_arrows', n=len(fed.by_arrows))})"


def _outcomes(programme: Programme, feeds: Feeding, say: Wording) -> Iterable[str]:
    if feeds.fed:
        yield _paragraph(say("driver_map.leads_to_these", names=_list(programme, feeds.fed, say)))
    if feeds.left_without:
        names = _list(programme, feeds.left_without, say)
        yield _paragraph(say("driver_map.left_without", names=names))
    if feeds.without_arrows:
        yield _without_arrows(programme, feeds, say)


def _without_arrows(programme: Programme, feeds: Feeding, say: Wording) -> str:
    names = _list(programme, feeds.without_arrows, say)
    return _paragraph(say("driver_map.without_arrows", names=names))


def _list(programme: Programme, nodes: Iterable[Node], say: Wording) -> str:
    return "; ".join(named(programme, node, say).rstrip(".") for node in nodes)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
