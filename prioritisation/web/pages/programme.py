"""The programme on a page: why, for whom, what changes, and how it is seen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from prioritisation.charts.colours import palette
from prioritisation.decision.programme.driver_map import BoxKind
from prioritisation.decision.programme.indicators import Indicator, IndicatorStage
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.web import cached, html, session
from prioritisation.wording.wording import Wording

_BRANCH = Path(__file__).resolve().parents[1] / "static" / "branch.svg"


def render() -> None:
    """Show the programme as the town tells it; its lists follow below."""
    say = session.wording()
    programme = cached.desk().programme
    if not (programme.vision or programme.purpose.statement or programme.spearheads):
        st.info(say("empty.programme"))
    html.show(_hero(programme, say))
    html.show(_why(programme, say))
    html.show(_changes(programme, say))
    html.show(_spearheads(programme, say))
    lists = {
        "all_indicators": _indicators,
        "driver_map": _driver_map,
        "factors_and_trends": _items,
    }
    with st.container(key="programme_lists"):
        for name, body in lists.items():
            title = say(f"programme.{name}")
            if session.is_presented():
                st.subheader(title)
                html.show(body(programme, say))
            else:
                with st.expander(title):
                    html.show(body(programme, say))


def _hero(programme: Programme, say: Wording) -> str:
    statement = f"{say.text(programme.purpose.statement)}. {say.text(programme.slogan)}".lstrip(
        ". "
    )
    note = say.text(programme.vision_note)
    branch = html.picture(_BRANCH.read_text(encoding="utf-8"), "branch")
    return (
        f'<div class="pr-hero">{branch}<div class="over">{escape(say.text(programme.title))}</div>'
        f'<h1 title="{escape(note)}">{escape(say.text(programme.vision))}</h1>'
        f'<div class="statement">{escape(statement)}</div></div>'
    )


def _why(programme: Programme, say: Wording) -> str:
    blocks = "".join(
        f"<div><b>{escape(say.text(block.name))}</b>"
        f"{html.bullets(map(say.text, block.points), 'muted')}</div>"
        for block in programme.purpose.blocks
    )
    channels = [*_names(programme.effect_channels, say), say.text(programme.ratio)]
    return (
        f"<h2>{escape(say('programme.purpose'))}</h2>"
        '<div class="pr-grid pr-why" style="margin-top:0">'
        f"{blocks}{_column(say('programme.target_groups'), _names(programme.target_groups, say))}"
        f"{_column(say('programme.channels'), channels)}"
        f"{_column(say('programme.values'), _names(programme.values, say))}</div>"
    )


def _column(heading: str, texts: Iterable[str]) -> str:
    return f"<div><h2>{escape(heading)}</h2>{html.bullets(filter(None, texts))}</div>"


def _names(parts: Iterable[Part], say: Wording) -> list[str]:
    return [say.text(part.name) for part in parts]


def _changes(programme: Programme, say: Wording) -> str:
    changes = "".join(
        f'<div class="pr-change"><b>{number}</b><span>{escape(name)}</span></div>'
        for number, name in enumerate(_names(programme.key_changes, say), start=1)
    )
    heading = say.text(programme.key_changes_heading) or say("programme.key_changes")
    return (
        f'<hr class="pr-rule"><h2>{escape(heading)}</h2>'
        f'<div class="pr-grid">{changes}</div><hr class="pr-rule">'
    )


def _spearheads(programme: Programme, say: Wording) -> str:
    cards = "".join(
        _card(programme, position, part, say) for position, part in enumerate(programme.spearheads)
    )
    return f'<h2>{escape(say("programme.spearheads"))}</h2><div class="pr-grid">{cards}</div>'


def _card(programme: Programme, position: int, spearhead: Part, say: Wording) -> str:
    colour = html.colour_of(position)
    own = [i for i in programme.indicators if i.spearhead == spearhead.id]
    headline = _on_stage(own, IndicatorStage.PROGRAMME_PAGE) or _on_stage(
        own, IndicatorStage.HEADLINE
    )
    one = _on_stage(own, IndicatorStage.ONE_FIGURE)
    shape = html.shape(position, palette(dark=session.is_dark()).on_spearhead)
    body = _labelled(say("programme.indicator"), _worded(headline, say))
    body += _labelled(say("programme.one_figure"), _worded(one, say))
    targets = "; ".join(say.text(i.target) for i, _ in one if i.target)
    if targets:
        body += f'<div class="target">{escape(say("programme.target", target=targets))}</div>'
    return (
        f'<div class="pr-card"><header style="background:{colour}">{shape}'
        f'{escape(say.text(spearhead.name))}</header><div class="body">{body}</div></div>'
    )


def _on_stage(
    indicators: Iterable[Indicator], stage: IndicatorStage
) -> list[tuple[Indicator, Text]]:
    return [(i, i.wordings.get(stage, i.name)) for i in indicators if stage in i.stages]


def _worded(indicators: Iterable[tuple[Indicator, Text]], say: Wording) -> str:
    return ", ".join(say.text(wording) for _, wording in indicators)


def _labelled(label: str, text: str) -> str:
    if not text:
        return ""
    return f'<div class="muted">{escape(label)}</div><div>{escape(text)}</div>'


def _indicators(programme: Programme, say: Wording) -> str:
    columns = ""
    for spearhead in programme.spearheads:
        own = [i for i in programme.indicators if i.spearhead == spearhead.id]
        texts = [
            f"{say.text(i.wordings.get(IndicatorStage.ALL, i.name))} · "
            f"{', '.join(say(f'stage.{stage}') for stage in i.stages)}"
            for i in own
        ]
        heading = escape(say.text(spearhead.name))
        columns += f"<div><h2>{heading}</h2>{html.bullets(texts, 'pr-list')}</div>"
    notes = (
        say.text(programme.indicators_heading),
        say("programme.one_of_them", stage=say("stage.one_figure")),
    )
    return f'{html.bullets(notes, "muted")}<div class="pr-grid">{columns}</div>'


def _driver_map(programme: Programme, say: Wording) -> str:
    columns = ""
    for position, spearhead in enumerate(programme.spearheads):
        boxes = [box for box in programme.driver_map if box.spearhead == spearhead.id]
        texts = [
            say.text(box.name)
            if box.kind is BoxKind.MEASURE
            else say("programme.condition", name=say.text(box.name))
            for box in boxes
        ]
        columns += (
            f"<div><h2>{html.shape(position)} {escape(say.text(spearhead.name))}</h2>"
            f"{html.bullets(texts, 'pr-list')}</div>"
        )
    results = _column(
        say("programme.intermediate_results"), _names(programme.intermediate_results, say)
    )
    return f'<div class="pr-grid">{columns}{results}</div>'


def _items(programme: Programme, say: Wording) -> str:
    return (
        '<div class="pr-grid">'
        f"{_column(say('board.factors'), [say.text(i.name) for i in programme.factors])}"
        f"{_column(say('board.trends'), [say.text(i.name) for i in programme.trends])}</div>"
    )
