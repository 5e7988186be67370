"""The fields that a kind of rule has: its measures or group, its numbers, its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

from prioritisation.actions.posing import resource_named, resources_of
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import CHANNELS
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.rules import (
    COUNT,
    VALUE,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    RuleKind,
    Share,
    Together,
)
from prioritisation.web import session
from prioritisation.wording.rule_groups import group_title
from prioritisation.wording.wording import Wording


class Kept:
    """What the widgets of the last run hold, asked for as if they were shown again."""

    def __getattr__(self, widget: str) -> Callable[..., Any]:
        """Return what stands for a widget: it returns what is kept under its key."""
        del widget
        return lambda *_args, key, **_kwargs: session.get(key)


class RuleFields:
    """The fields that a kind of rule has.

    Parameters
    ----------
    edition : ends the keys of the widgets
    widgets : what shows them; `Kept` reads what they hold without showing them again
    """

    def __init__(
        self,
        programme: Programme,
        kind: RuleKind,
        edition: str,
        say: Wording,
        widgets: Any = st,
    ) -> None:
        self._programme, self._kind, self._edition, self._say = programme, kind, edition, say
        self._widgets = widgets
        self._names = {m.id: say.text(m.name) for m in programme.measures}

    def key(self, name: str) -> str:
        """Return the key of a field's widget."""
        return f"rule_{name}_{self._edition}"

    def ask(self) -> Callable[[str], Rule]:
        """Show the fields; return the function that makes the rule of an id, and may refuse."""
        made = getattr(self, f"_{self._kind}")()
        why = self._widgets.text_input(
            self._say("planner.rule_why"), key=self.key("why"), max_chars=200
        )
        return lambda rule_id: made(rule_id, why.strip())

    def _must(self) -> Any:
        chosen = self._measures("planner.rule_measures")
        return lambda i, why: Must(id=i, why=why, measures=chosen)

    def _never(self) -> Any:
        chosen = self._measures("planner.rule_measures")
        return lambda i, why: Never(id=i, why=why, measures=chosen)

    def _requires(self) -> Any:
        measure = self._one("planner.rule_measure")
        needs = self._measures("planner.rule_needs")
        gap = 0
        if len(self._plan.years) > 1:
            gap = int(
                self._widgets.number_input(
                    self._say("planner.rule_gap"), 0, 10, 0, key=self.key("gap")
                )
            )
        return lambda i, why: Requires(id=i, why=why, measure=measure, needs=needs, gap=gap)

    def _count(self) -> Any:
        group = self._group()
        limit = self._limit(("at_most", "at_least", "exactly"))
        number = int(
            self._widgets.number_input(
                self._say("planner.rule_number"), 0, 10_000, 1, key=self.key("number")
            )
        )

        def made(i: str, why: str) -> Rule:
            return Count(
                id=i,
                why=why,
                of=group(),
                at_least=number if limit == "at_least" else None,
                at_most=number if limit == "at_most" else None,
                exactly=number if limit == "exactly" else None,
            )

        return made

    def _amount(self) -> Any:
        what = self._what((VALUE,))
        group = self._group()
        limit = self._limit(("at_most", "at_least"))
        text = self._widgets.text_input(self._say("planner.rule_amount"), key=self.key("amount"))
        year = None
        if self._plan.years and what != VALUE:
            year = self._widgets.selectbox(
                self._say("planner.rule_year"),
                [None, *self._plan.years],
                format_func=lambda y: self._say("planner.rule_all_years") if y is None else str(y),
                key=self.key("year"),
            )

        def made(i: str, why: str) -> Rule:
            amount = typed_amount(text, self._say("planner.rule_amount"), self._say.language)
            return Amount(
                id=i,
                why=why,
                of=group(),
                what=what,
                year=year,
                at_least=amount if limit == "at_least" else None,
                at_most=amount if limit == "at_most" else None,
            )

        return made

    def _share(self) -> Any:
        what = self._what((VALUE, COUNT))
        group = self._group()
        limit = self._limit(("at_least", "at_most"))
        text = self._widgets.text_input(self._say("planner.rule_percent"), key=self.key("percent"))

        def made(i: str, why: str) -> Rule:
            share = typed_number(text.rstrip(" %\u00a0"), self._say("planner.rule_percent")) / 100
            return Share(
                id=i,
                why=why,
                of=group(),
                what=what,
                at_least=share if limit == "at_least" else None,
                at_most=share if limit == "at_most" else None,
            )

        return made

    def _together(self) -> Any:
        chosen = self._measures("planner.rule_measures")
        value = self._widgets.text_input(
            self._say("planner.rule_value"), "0", key=self.key("value")
        )
        saving = self._widgets.text_input(
            self._say("planner.rule_saving"), "", key=self.key("saving")
        )
        resource = self._resource("planner.rule_saving_of")

        def made(i: str, why: str) -> Rule:
            say = self._say
            saved = (
                typed_amount(saving, say("planner.rule_saving"), say.language)
                if (saving.strip())
                else Decimal(0)
            )
            return Together(
                id=i,
                why=why,
                measures=chosen,
                value=typed_number(value, say("planner.rule_value")),
                saving={resource: saved} if saved else {},
            )

        return made

    @property
    def _plan(self) -> Plan:
        return self._programme.plan

    def _one(self, label: str) -> str:
        return str(
            self._widgets.selectbox(
                self._say(label),
                list(self._names),
                format_func=lambda i: self._names[i],
                key=self.key("measure"),
            )
        )

    def _measures(self, label: str) -> tuple[str, ...]:
        return tuple(
            self._widgets.multiselect(
                self._say(label),
                list(self._names),
                format_func=lambda i: self._names[i],
                key=self.key("measures"),
                placeholder=self._say("planner.choose"),
            )
        )

    def _resource(self, label: str) -> str:
        programme, say = self._programme, self._say
        return str(
            self._widgets.selectbox(
                say(label),
                resources_of(programme),
                format_func=lambda r: say.text(resource_named(programme, r).name),
                key=self.key("resource"),
            )
        )

    def _what(self, others: Sequence[str]) -> str:
        programme, say = self._programme, self._say

        def name(what: str) -> str:
            if what in (VALUE, COUNT):
                return say(f"planner.rule_what_{what}")
            return say.text(resource_named(programme, what).name)

        return str(
            self._widgets.selectbox(
                say("planner.rule_what"),
                [*resources_of(programme), *others],
                format_func=name,
                key=self.key("what"),
            )
        )

    def _limit(self, limits: Sequence[str]) -> str:
        return str(
            self._widgets.selectbox(
                self._say("planner.rule_limit"),
                limits,
                format_func=lambda limit: self._say(f"planner.rule_{limit}"),
                key=self.key("limit"),
            )
        )

    def _group(self) -> Any:
        """Ask for a group; return the function that makes it, and may refuse."""
        say = self._say
        by = self._widgets.selectbox(
            say("planner.rule_group"),
            [kind for kind in GroupKind if kind is GroupKind.MEASURES or self._keys(kind)],
            format_func=lambda kind: group_title(kind, say),
            key=self.key("by"),
        )
        if by is GroupKind.MEASURES:
            chosen = self._measures("planner.rule_measures")
            return lambda: Group(measures=chosen)
        if by is GroupKind.LOW_HANGING:
            return lambda: Group(by=by)
        keys = self._keys(by)
        key = self._widgets.selectbox(
            group_title(by, say),
            list(keys),
            format_func=lambda k: keys[k],
            key=self.key(f"key_{by}"),
        )
        return lambda: Group(by=by, key=key)

    def _keys(self, by: GroupKind) -> dict[str, str]:
        """Return what measures may share, by key: what nothing has is no choice."""
        programme, say = self._programme, self._say
        match by:
            case GroupKind.SPEARHEAD:
                return {part.id: say.text(part.name) for part in programme.spearheads}
            case GroupKind.TARGET_GROUP:
                return {part.id: say.text(part.name) for part in programme.target_groups}
            case GroupKind.CHANNEL:
                named = {part.id: say.text(part.name) for part in programme.effect_channels}
                return {channel: named.get(channel, channel) for channel in CHANNELS}
            case GroupKind.FACTOR:
                return {item.id: say.text(item.name) for item in programme.factors}
            case GroupKind.UNIT:
                return {m.unit: m.unit for m in programme.measures if m.unit}
            case GroupKind.OWNER:
                return {m.owner: m.owner for m in programme.measures if m.owner}
            case _:
                return {"": ""}
