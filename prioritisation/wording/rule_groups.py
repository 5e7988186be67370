"""Whom a rule speaks of, in words."""

from __future__ import annotations

from enum import StrEnum

from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording


class Form(StrEnum):
    """How a group stands in its sentence, which Finnish shows by a case ending."""

    OUT_OF = "out_of"
    THEIR = "their"


def group_title(kind: GroupKind, say: Wording) -> str:
    """Return what the measures of such a group have in common, for a list to choose from."""
    return say(f"rule_group.title_{kind}")


def group_phrase(group: Group, form: Form, names: PlanNames, say: Wording) -> str:
    """Return a group: ``Market square and Lights``, ``the measures of the spearhead Housing``."""
    key = f"rule_group.{form}_{group.by}"
    if group.by is GroupKind.MEASURES:
        n = len(group.measures)
        return say(key, n=n, names=names.listed(group.measures, say))
    return say(key, name=names.group(group.by, group.key))
