"""Programmes that try the page: one that says much, one that says nothing yet."""

from dataclasses import replace

from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part, Purpose
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text


def longer(text):
    """A text half as long again."""
    return Text.of({code: f"{w} {w[: len(w) // 2].strip()}" for code, w in text.wordings})


def named(parts):
    return tuple(replace(part, name=longer(part.name)) for part in parts)


def more(parts, number):
    """Parts under ids of their own, the first ones again, until there are so many."""
    again = (replace(parts[n % len(parts)], id=f"part-{n}") for n in range(len(parts), number))
    return (*parts, *again)


def wordy(programme):
    """The programme with texts half as long again, 6 spearheads, 7 values and 6 key changes."""
    spearheads = more(named(programme.spearheads), 6)
    own = [i for i in programme.indicators if i.spearhead == programme.spearheads[0].id]
    indicators = [
        *programme.indicators,
        *(
            replace(i, id=f"{i.id}-{part.id}", spearhead=part.id, index=None)
            for part in spearheads[4:]
            for i in own
        ),
    ]
    purpose = programme.purpose
    return replace(
        programme,
        slogan=longer(programme.slogan),
        vision=longer(programme.vision),
        vision_note=longer(programme.vision_note),
        purpose=Purpose(
            statement=longer(purpose.statement),
            blocks=tuple(
                replace(block, points=tuple(map(longer, block.points)))
                for block in named(purpose.blocks)
            ),
        ),
        values=more(named(programme.values), 7),
        target_groups=named(programme.target_groups),
        effect_channels=named(programme.effect_channels),
        key_changes=more(named(programme.key_changes), 6),
        key_changes_heading=longer(programme.key_changes_heading),
        indicators_heading=longer(programme.indicators_heading),
        spearheads=spearheads,
        indicators=tuple(
            replace(
                i,
                name=longer(i.name),
                target=longer(i.target),
                wordings={stage: longer(text) for stage, text in i.wordings.items()},
            )
            for i in indicators
        ),
    )


def endless(programme):
    """A programme that no sheet can hold."""
    change = Part(id="much", name=Text.of("word " * 990))
    indicators = tuple(replace(i, key_changes=()) for i in programme.indicators)
    return replace(programme, key_changes=more((change,), 20), indicators=indicators, arrows=())


def blank(programme):
    """The programme before anything of its story is written."""
    return Programme(
        id=programme.id,
        title=programme.title,
        boards=programme.boards,
        resources=programme.resources,
    )


def one_spearhead(programme):
    """A blank programme with a spearhead that nothing follows."""
    return replace(blank(programme), spearheads=(Part(id="shore", name=Text.of("Shore")),))


def figure(i, spearhead, stages, **fields):
    stages = tuple(IndicatorStage(stage) for stage in stages)
    return Indicator(id=i, spearhead=spearhead, name=Text.of(i), stages=stages, **fields)
