"""What measures share: the groups that a portfolio is looked at by."""

from __future__ import annotations

from collections.abc import Sequence

from prioritisation.decision.programme.groups import GroupKind
from prioritisation.decision.programme.items import CHANNELS, Measure
from prioritisation.decision.programme.programme import Programme

# In the order in which they are shown.
VIEWS = (
    GroupKind.SPEARHEAD,
    GroupKind.TARGET_GROUP,
    GroupKind.CHANNEL,
    GroupKind.FACTOR,
    GroupKind.UNIT,
    GroupKind.OWNER,
)

# Of what states none: no rule can name them.
NONE = ""


def keys_of(measure: Measure, by: GroupKind) -> tuple[str, ...]:
    """Return the groups that a measure is in; ``""`` alone where it states none.

    Raises
    ------
    ValueError : it is no view of a portfolio.
    """
    match by:
        case GroupKind.SPEARHEAD:
            return (measure.spearhead,)
        case GroupKind.UNIT:
            return (measure.unit,)
        case GroupKind.OWNER:
            return (measure.owner,)
        case GroupKind.TARGET_GROUP:
            return measure.target_groups or (NONE,)
        case GroupKind.CHANNEL:
            return measure.channels or (NONE,)
        case GroupKind.FACTOR:
            return measure.factors or (NONE,)
    raise ValueError(f"by: no view of a portfolio: {by}")


def group_keys(programme: Programme, by: GroupKind) -> tuple[str, ...]:
    """Return every group of a view: the programme's in its order, then others of measures.

    A group may have no measure. Measures that state none come last, as ``""``, where there are
    any.
    """
    known = dict.fromkeys(_own_keys(programme, by))
    for measure in programme.measures:
        known.update(dict.fromkeys(keys_of(measure, by)))
    without = [NONE] if NONE in known else []
    return (*(key for key in known if key != NONE), *without)


def levers(programme: Programme, by: GroupKind) -> tuple[str, ...]:
    """Return the groups of a view that a measure could be in: no consequence among factors."""
    consequences = {factor.id for factor in programme.factors if factor.is_consequence}
    if by is not GroupKind.FACTOR:
        consequences = set()
    return tuple(k for k in group_keys(programme, by) if k != NONE and k not in consequences)


def _own_keys(programme: Programme, by: GroupKind) -> Sequence[str]:
    match by:
        case GroupKind.SPEARHEAD:
            return [part.id for part in programme.spearheads]
        case GroupKind.TARGET_GROUP:
            return [part.id for part in programme.target_groups]
        case GroupKind.CHANNEL:
            named = [p.id for p in programme.effect_channels if p.id in CHANNELS]
            return named or CHANNELS
        case GroupKind.FACTOR:
            return [factor.id for factor in programme.factors]
    return ()
