"""What the measures, resources and groups of a plan are called in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from babel.lists import format_list

from prioritisation.decision.portfolio.scheduling.question import start_years
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.plan_amounts import EURO
from prioritisation.wording.wording import Number, Wording

# British English has no comma before the last of a list.
LOCALES = {Language.ENGLISH: "en_GB", Language.FINNISH: "fi"}
# In a name these would be read as the sentence's own.
_UNCLEAR = re.compile(r"[,;:.]|\b(and|ja)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames:
    """Names by id, in one language; what has no name is called by its id.

    Parameters
    ----------
    plan : whose rules and budgets are worded
    measures, resources : name by id
    units : by id of a resource, what its amounts are counted in
    groups : by what measures have in common, name by key
    windows : by measure id, the years in which it may start; none = it cannot be chosen
    """

    plan: Plan
    measures: Mapping[str, str]
    resources: Mapping[str, str]
    units: Mapping[str, str]
    groups: Mapping[GroupKind, Mapping[str, str]]
    windows: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, programme: Programme, plan: Plan, say: Wording) -> Self:
        """Return the names of a programme.

        Parameters
        ----------
        plan : the programme's own, or one of its scenarios
        """

        def names(parts: Iterable[tuple[str, Text]]) -> dict[str, str]:
            return {i: _one_line(say.text(text)) or i for i, text in parts}

        channels = names((p.id, p.name) for p in programme.effect_channels)
        return cls(
            plan=plan,
            measures=names((m.id, m.name) for m in programme.measures),
            resources=names((r.id, r.name) for r in programme.resources),
            units={r.id: r.unit for r in programme.resources},
            groups={
                GroupKind.SPEARHEAD: names((p.id, p.name) for p in programme.spearheads),
                GroupKind.TARGET_GROUP: names((p.id, p.name) for p in programme.target_groups),
                GroupKind.CHANNEL: channels,
                GroupKind.FACTOR: names((f.id, f.name) for f in programme.factors),
            },
            windows={
                m.id: tuple(plan.years[t] for t in start_years(m, plan)) if plan.years else ()
                for m in programme.measures
            },
        )

    def measure(self, measure: str, say: Wording) -> str:
        """Return a measure's name, in quotation marks where it could be read as several."""
        name = self.measures.get(measure, measure)
        return say("rule.quoted", name=name) if _UNCLEAR.search(name) else name

    def listed(self, measures: Iterable[str], say: Wording) -> str:
        """Return the names of measures as a list: ``Market square, Lights and Harbour``."""
        return listed([self.measure(i, say) for i in measures], say)

    def resource(self, resource: str) -> str:
        """Return a resource's name."""
        return self.resources.get(resource, resource)

    def amount(self, resource: str, amount: Number, say: Wording) -> str:
        """Return an amount of a resource with its unit."""
        return say.amount(amount, self.unit(resource))

    def unit(self, resource: str) -> str:
        """Return what a resource is counted in; ``cost`` is money even where nothing says so."""
        return self.units.get(resource, EURO if resource == "cost" else "")

    def is_money(self, resource: str) -> bool:
        """Return whether a resource is spent in euros, rather than needed in hours or heads."""
        return self.unit(resource) == EURO

    def group(self, by: GroupKind, key: str) -> str:
        """Return the name of what the measures of a group share."""
        return self.groups.get(by, {}).get(key) or _one_line(key)


def listed(parts: Iterable[str], say: Wording) -> str:
    """Return a list as a sentence has it: ``a, b and c``."""
    return format_list(list(parts), locale=LOCALES[say.language])


def _one_line(text: str) -> str:
    return " ".join(text.split())
