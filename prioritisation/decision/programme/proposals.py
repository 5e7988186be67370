"""A list that somebody proposes, to be set beside what calculation finds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from prioritisation.decision.programme.items import LONGEST_FIELD
from prioritisation.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Measures that somebody proposes, such as the council.

    Parameters
    ----------
    name : whose list it is
    measures : ids, each once
    starts : start year by id, of those whose start is proposed too

    Raises
    ------
    InvalidValueError : a measure is named twice, or a start is of none of them.
    """

    name: str = ""
    measures: tuple[str, ...] = ()
    starts: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_FIELD:
            raise InvalidValueError(
                "field_too_long", field="name", value=self.name, longest=LONGEST_FIELD
            )
        for i in self.measures:
            if self.measures.count(i) > 1:
                raise InvalidValueError("measure_named_twice", field="measures", value=i)
        for i in self.starts:
            if i not in self.measures:
                raise InvalidValueError("unknown_id", field="starts", value=i)

    def among(self, ids: Collection[str]) -> Proposal:
        """Return the list of those that are left."""
        return replace(
            self,
            measures=tuple(i for i in self.measures if i in ids),
            starts={i: year for i, year in self.starts.items() if i in ids},
        )
