"""What the programme on a page says, as texts of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.page_indicators import on_stage, page_stage
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading with what stands below it."""

    heading: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A spearhead with what it is seen by; empty = it has none.

    Parameters
    ----------
    rows : label and text of each list of indicators
    target : the sentence that tells the target
    """

    name: str
    rows: tuple[tuple[str, str], ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """The programme on a page, in the order of the page; an empty text is not there."""

    language: Language
    title: str
    town: str
    slogan: str
    purpose: str
    statement: str
    blocks: tuple[Listed, ...]
    target_groups: Listed
    channels: Listed
    values: Listed
    vision: str
    note: str
    changes: Listed
    spearheads: str
    indicators: str
    cards: tuple[Card, ...]

    @property
    def columns(self) -> tuple[Listed, ...]:
        """The lists beside the purpose that have something in them."""
        return tuple(x for x in (self.target_groups, self.channels, self.values) if x.texts)


def programme_page(programme: Programme, say: Wording) -> ProgrammePage:
    """Return what the page says to a reader."""
    channels = [*_names(programme.effect_channels, say), say.text(programme.ratio)]
    return ProgrammePage(
        language=say.language,
        title=say.text(programme.title),
        town=say.text(programme.town),
        slogan=say.text(programme.slogan),
        purpose=say("programme.purpose"),
        statement=say.text(programme.purpose.statement),
        blocks=tuple(
            Listed(say.text(block.name), tuple(map(say.text, block.points)))
            for block in programme.purpose.blocks
        ),
        target_groups=Listed(say("programme.target_groups"), _names(programme.target_groups, say)),
        channels=Listed(say("programme.channels"), tuple(filter(None, channels))),
        values=Listed(say("programme.values"), _names(programme.values, say)),
        vision=say.text(programme.vision),
        note=say.text(programme.vision_note),
        changes=Listed(
            say.text(programme.key_changes_heading) or say("programme.key_changes"),
            _names(programme.key_changes, say),
        ),
        spearheads=say("programme.spearheads"),
        indicators=say.text(programme.indicators_heading),
        cards=tuple(_card(programme, part, say) for part in programme.spearheads),
    )


def _names(parts: Iterable[Part], say: Wording) -> tuple[str, ...]:
    return tuple(say.text(part.name) for part in parts)


def _card(programme: Programme, spearhead: Part, say: Wording) -> Card:
    stage, one = page_stage(programme, spearhead.id), IndicatorStage.ONE_FIGURE
    rows: list[tuple[str, str]] = []
    targets: list[str] = []
    for label, on in (("programme.indicator", stage), ("programme.one_figure", one)):
        shown = on_stage(programme, spearhead.id, on)
        if shown:
            words = (say.text(i.wordings.get(on, i.name)) for i in shown)
            rows.append((say(label), ", ".join(words)))
            # The one figure's target is the last said, and the one that counts.
            targets = [t for t in (_target(i, say) for i in shown) if t] or targets
    target = say("programme.target", target="; ".join(targets)) if targets else ""
    return Card(name=say.text(spearhead.name), rows=tuple(rows), target=target)


def _target(indicator: Indicator, say: Wording) -> str:
    """Return a target in words: as it was written, else its level, else its direction."""
    if indicator.target:
        return say.text(indicator.target)
    level = indicator.target_level
    if level is not None:
        amount = say.amount(level.value, say.text(indicator.unit))
        key = "onepage.level_illustrative" if indicator.illustrative else "onepage.level"
        return say(key, amount=amount, period=level.period)
    if indicator.direction is not None:
        return say(f"onepage.direction.{indicator.direction}")
    return ""
