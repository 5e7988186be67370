"""What is stated of an indicator: spearhead, stages, unit, owner, baseline and target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.indicator_editing import (
    delete_indicator,
    indicator_of,
    save_indicator,
    typed_level,
)
from prioritisation.decision.programme.indicators import (
    Better,
    Indicator,
    IndicatorStage,
    Level,
    TargetDirection,
)
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import show_error, told
from prioritisation.wording.wording import Wording

_EDITOR = "indicators"


def show(desk: Desk, indicator_id: str, say: Wording) -> tuple[Desk, bool]:
    """Show the form, and the button that deletes the indicator.

    Returns what the form was made of, and whether it was sent.
    """
    key = f"{indicator_id}_{say.language}_{session.edition(_EDITOR)}"
    # What the fields were filled from: what others change meanwhile must not be overwritten.
    seen: Desk = session.steady("indicator_settings", key, lambda: desk)
    indicator = indicator_of(seen.programme, indicator_id)
    with st.form(f"settings_{key}", border=False):
        typed = _fields(seen, indicator, say, key)
        is_sent = st.form_submit_button(say("indicators.save"), type="primary")
    if is_sent:
        _save(seen, indicator, typed, say)
    st.button(
        say("indicators.delete"),
        icon=":material/delete:",
        key=f"delete_{key}",
        on_click=_delete,
        args=(indicator_id, say),
    )
    return seen, is_sent


def _fields(desk: Desk, indicator: Indicator, say: Wording, key: str) -> Mapping[str, Any]:
    """Return what is in the fields of the form, by name."""
    programme = desk.programme
    spearheads = {"": say("indicators.no_spearhead")}
    spearheads |= {part.id: say.text(part.name) for part in programme.spearheads}
    changes = {part.id: say.text(part.name) for part in programme.key_changes}
    one, other = st.columns(2, gap="medium")
    found: dict[str, Any] = {}

    def text(place: Any, name: str, shown: str, longest: int, **more: Any) -> None:
        label = say(f"indicators.{name}")
        found[name] = place.text_input(label, shown, longest, key=f"{name}_{key}", **more)

    text(one, "name", say.text(indicator.name), 200)
    text(one, "owner", indicator.owner, 200, help=say("indicators.owner_help"))
    found["spearhead"] = one.selectbox(
        say("indicators.spearhead"),
        list(spearheads),
        index=list(spearheads).index(indicator.spearhead),
        format_func=lambda i: spearheads[i],
        key=f"spearhead_{key}",
    )
    found["stages"] = one.multiselect(
        say("indicators.stage"),
        list(IndicatorStage),
        default=list(indicator.stages),
        format_func=lambda stage: say(f"stage.{stage}"),
        key=f"stages_{key}",
    )
    found["key_changes"] = one.multiselect(
        say("indicators.key_changes"),
        list(changes),
        default=list(indicator.key_changes),
        format_func=lambda i: changes[i],
        key=f"changes_{key}",
    )
    text(one, "source", say.text(indicator.source), 500)
    text(one, "note", say.text(indicator.note), 2000)
    text(other, "unit", say.text(indicator.unit), 100, help=say("indicators.unit_help"))
    found["unit_renamed"] = other.checkbox(say("indicators.unit_renamed"), key=f"renamed_{key}")
    found["interval"] = other.selectbox(
        say("indicators.interval"),
        list(Interval),
        index=list(Interval).index(indicator.interval),
        format_func=lambda i: say(f"indicators.interval_{i}"),
        key=f"interval_{key}",
        disabled=indicator.index is not None,
    )
    found["better"] = other.selectbox(
        say("indicators.better"),
        list(Better),
        index=list(Better).index(indicator.better),
        format_func=lambda b: say(f"indicators.better_{b}"),
        key=f"better_{key}",
    )
    directions = [None, *TargetDirection]
    found["direction"] = other.selectbox(
        say("indicators.direction"),
        directions,
        index=directions.index(indicator.direction),
        format_func=lambda d: (
            say(f"indicator.direction_{d}") if d else say("indicators.no_direction")
        ),
        key=f"direction_{key}",
    )
    text(other, "target_words", say.text(indicator.target), 500)
    for name, level in (("baseline", indicator.baseline), ("target", indicator.target_level)):
        left, right = other.columns(2, gap="small")
        text(left, f"{name}_period", "" if level is None else level.period, 10)
        text(right, f"{name}_value", _number(level, say), 40)
    found["illustrative"] = other.checkbox(
        say("indicators.illustrative"), indicator.illustrative, key=f"illustrative_{key}"
    )
    return found


def _number(level: Level | None, say: Wording) -> str:
    return "" if level is None else say.number(level.value, 9)


def _save(desk: Desk, indicator: Indicator, typed: Mapping[str, Any], say: Wording) -> None:
    language = say.language.value

    def worded(text: Text, name: str) -> Text:
        wording = typed[name].strip()
        return text if wording == say.text(text) else text.with_wording(language, wording)

    def level(name: str, field: str) -> Level | None:
        return typed_level(typed[f"{name}_period"], typed[f"{name}_value"], field, language)

    try:
        changed = replace(
            indicator,
            name=worded(indicator.name, "name"),
            target=worded(indicator.target, "target_words"),
            unit=worded(indicator.unit, "unit"),
            source=worded(indicator.source, "source"),
            note=worded(indicator.note, "note"),
            owner=typed["owner"].strip(),
            spearhead=typed["spearhead"],
            stages=tuple(stage for stage in IndicatorStage if stage in typed["stages"]),
            key_changes=tuple(typed["key_changes"]),
            interval=typed["interval"],
            better=typed["better"],
            direction=typed["direction"],
            baseline=level("baseline", "baseline"),
            target_level=level("target", "target_level"),
            illustrative=typed["illustrative"],
        )
        save_indicator(
            cached.store(), desk, changed, who=session.WHO, unit_renamed=typed["unit_renamed"]
        )
    except PrioritisationError as error:
        for key in (f"indicators.column_{error.field}", f"indicators.{error.field}"):
            if say.has(key):
                error.field = say(key)
                break
        show_error(error, say)
        return
    session.notify(say("indicators.saved", name=say.text(changed.name)))
    session.new_edition(_EDITOR)
    st.rerun()


def _delete(indicator_id: str, say: Wording) -> None:
    with told(say, _EDITOR):
        desk = cached.desk()
        gone = indicator_of(desk.programme, indicator_id)
        delete_indicator(cached.store(), desk, indicator_id, who=session.WHO)
        session.notify(say("indicators.deleted", name=say.text(gone.name)))
