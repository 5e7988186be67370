"""The indicators on the programme page: what each spearhead is seen by, and its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prioritisation.actions.story.drafts import Draft, Row
from prioritisation.actions.story.wordings import checked_short
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.decision.story.page_indicators import on_stage, page_stage
from prioritisation.errors import InvalidValueError

# No id holds it.
_JOIN = "|"


def headlines_of(programme: Programme) -> Draft:
    """Return the wordings and targets on the page, a row for each indicator on a list.

    A list of a spearhead that has none gets an empty row, to be filled. `parts_of_row` tells
    what a row is.
    """
    rows = []
    for spearhead in programme.spearheads:
        for stage in (page_stage(programme, spearhead.id), IndicatorStage.ONE_FIGURE):
            shown = on_stage(programme, spearhead.id, stage)
            rows += [_row(spearhead, stage, i) for i in shown] or [_row(spearhead, stage, None)]
    return Draft(rows=tuple(rows))


def parts_of_row(row_id: str) -> tuple[str, IndicatorStage, str]:
    """Return of a row: the spearhead, the list, and the indicator, empty for a new one."""
    spearhead, stage, indicator = row_id.split(_JOIN)
    return spearhead, IndicatorStage(stage), indicator


def _row(spearhead: Part, stage: IndicatorStage, indicator: Indicator | None) -> Row:
    wording = Text() if indicator is None else indicator.wordings.get(stage, indicator.name)
    texts = {"wording": wording}
    if stage is IndicatorStage.ONE_FIGURE:
        texts["target"] = Text() if indicator is None else indicator.target
    i = "" if indicator is None else indicator.id
    return Row(id=_JOIN.join((spearhead.id, stage.value, i)), texts=texts)


def with_headlines(programme: Programme, draft: Draft) -> Programme:
    """Return the programme with other wordings and targets on the page.

    An emptied wording takes the indicator off the list, and a typed one in an empty row adds an
    indicator; the rest of what is known of an indicator stays.

    Raises
    ------
    InvalidValueError : a text is too long, or a target has no indicator.
    """
    indicators = list(programme.indicators)
    for number, row in enumerate(draft.rows, start=1):
        spearhead, stage, i = parts_of_row(row.id)
        wording, target = row.text("wording"), row.text("target")
        if target and not wording:
            raise InvalidValueError("target_without_indicator", field="target", row=number)
        for name, text in (("wording", wording), ("target", target)):
            if text:
                checked_short(text, name, number)
        at = next((n for n, known in enumerate(indicators) if known.id == i), None)
        if at is not None:
            indicators[at] = _reworded(indicators[at], stage, wording, target)
        elif wording:
            indicators.append(_new(indicators, spearhead, stage, wording, target))
    return replace(programme, indicators=tuple(indicators))


def _reworded(
    indicator: Indicator, stage: IndicatorStage, wording: Text, target: Text
) -> Indicator:
    others = {s: text for s, text in indicator.wordings.items() if s is not stage}
    if stage is IndicatorStage.ONE_FIGURE:
        indicator = replace(indicator, target=target)
    if not wording:
        stages = tuple(s for s in indicator.stages if s is not stage)
        return replace(indicator, stages=stages or (IndicatorStage.ALL,), wordings=others)
    if wording != indicator.name:
        others = {**indicator.wordings, stage: wording}
    return replace(indicator, wordings=others)


def _new(
    known: Sequence[Indicator],
    spearhead: str,
    stage: IndicatorStage,
    wording: Text,
    target: Text,
) -> Indicator:
    return Indicator(
        id=id_from_name(wording.in_language("en"), {i.id for i in known}),
        spearhead=spearhead,
        name=wording,
        stages=(IndicatorStage.ALL, stage),
        target=target,
    )
