"""One item in full: everything that is known of it, as text."""

from __future__ import annotations

from html import escape

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.scoring.score_table import Score, ScoreTable
from prioritisation.exchange.board_csv.columns import AMOUNTS_BY_YEAR, COST, MONEY
from prioritisation.web import html
from prioritisation.wording.wording import Wording


def item_details(desk: Desk, item: Item, board: Board, scores: ScoreTable, say: Wording) -> None:
    """Show an item: description, scores with their anchors, money, groups, who is responsible."""
    mark = _mark(desk, item)
    tag = html.tag(say("app.illustrative")) if item.illustrative else ""
    head = f"<b style='font-size:21px'>{mark} {escape(say.text(item.name))}</b> {tag}"
    description = f"<div>{escape(say.text(item.description))}</div>" if item.description else ""
    rows = [
        (say.text(c.name), _score(scores.score(item.id, c.id), c.id, board, say))
        for c in board.criteria
    ]
    if isinstance(item, Measure):
        rows += _measure_rows(desk, item, say)
    if item.is_consequence:
        rows.append((say("column.consequence"), say("measures.consequence_help")))
    cells = "".join(
        f'<div><div class="muted">{escape(label)}</div><div>{escape(text)}</div></div>'
        for label, text in rows
        if text
    )
    html.show(
        f'<div class="pr-card"><div class="body" data-testid="item-details">{head}{description}'
        f'<div class="pr-grid" style="margin:12px 0 0">{cells}</div></div></div>'
    )


def _mark(desk: Desk, item: Item) -> str:
    ids = [part.id for part in desk.programme.spearheads]
    if isinstance(item, Measure) and item.spearhead in ids:
        return html.shape(ids.index(item.spearhead))
    return ""


def _score(score: Score, criterion_id: str, board: Board, say: Wording) -> str:
    criterion = board.criterion(criterion_id)
    if score.value is None:
        unknown = say(f"scores.{criterion.unknown}")
        return unknown if score.dont_knows else say("scores.not_scored")
    text = say.number(score.value, 2)
    level = score.value - criterion.low
    if criterion.anchors and level.denominator == 1:
        text += f" ({say.text(criterion.anchors[int(level)])})"
    if score.spread is not None:
        text += f", {say('scores.spread', count=score.count, spread=say.number(score.spread, 2))}"
    if score.agreed:
        text += f", {say('scores.agreed_mark')}"
        if score.agreed.reason:
            text += f": {score.agreed.reason}"
    return text


def _measure_rows(desk: Desk, measure: Measure, say: Wording) -> list[tuple[str, str]]:
    programme = desk.programme
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    groups = {part.id: say.text(part.name) for part in programme.target_groups}
    channels = {part.id: say.text(part.name) for part in programme.effect_channels}
    factors = {item.id: say.text(item.name) for item in programme.factors}
    rows = [(say("column.spearhead"), spearheads.get(measure.spearhead, ""))]
    for kind in AMOUNTS_BY_YEAR:
        for resource, amounts in getattr(measure, kind).items():
            named = resource_named(programme, resource)
            unit = "€" if resource == MONEY else named.unit
            figure = say.amount(sum(amounts), unit)
            if len(amounts) > 1:
                by_year = " + ".join(say.amount(amount, unit) for amount in amounts)
                figure = say("amounts.by_year", total=figure, amounts=by_year)
            label = (
                say("column.cost").removesuffix(", €")
                if (kind, resource) == (COST, MONEY)
                else say(f"column.{kind}_of", resource=say.text(named.name))
            )
            rows.append((label, figure))
    for resource, amount in measure.yearly_after.items():
        named = resource_named(programme, resource)
        unit = "€" if resource == MONEY else named.unit
        label = say("column.yearly_after_of", resource=say.text(named.name))
        rows.append((label, say.amount(amount, unit)))
    if measure.benefit_eur is not None:
        label = say("column.benefit_eur").removesuffix(", €")
        rows.append((label, say.money(measure.benefit_eur)))
    for effect, estimate in measure.effects.items():
        amounts = "; ".join(say.number(amount, 6) for amount in estimate.likely)
        rows.append((say(f"effects.{effect}"), say("effects.by_year", amounts=amounts)))
    if measure.value is not None:
        rows.append((say("column.value"), say.number(measure.value, 9)))
    rows += [
        (say("column.target_groups"), ", ".join(groups[i] for i in measure.target_groups)),
        (say("column.channels"), ", ".join(channels.get(i, i) for i in measure.channels)),
        (say("column.factors"), ", ".join(factors[i] for i in measure.factors)),
        (say("column.unit"), measure.unit),
        (say("column.owner"), measure.owner),
    ]
    if measure.months_to_effect is not None:
        rows.append((say("column.months_to_effect"), str(measure.months_to_effect)))
    if measure.start_earliest or measure.start_latest:
        window = f"{measure.start_earliest or ''}–{measure.start_latest or ''}"
        rows.append((say("column.start"), window))
    return rows
