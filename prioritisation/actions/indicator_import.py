"""Import values of indicators: first what they would change, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.follow_up.restating import ChangeKind, ValueChange, with_values
from prioritisation.decision.programme.indicators import Indicator, Reading
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.indicator_files import (
    Cube,
    FileValue,
    ValueTable,
    read_json_stat,
    read_values,
    written_values,
)
from prioritisation.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesPreview:
    """What a file would change.

    Parameters
    ----------
    changes : by id of an indicator, what each of its values does
    readings : by the same id, its readings as they become
    unknown : indicators that the file names and the programme has not, as it names them
    undecided : those of them that are neither assigned to an indicator nor left out
    gaps : cells that say that there is no value
    problems : what is wrong; nothing is kept while there is any
    """

    file: str
    changes: Mapping[str, tuple[ValueChange, ...]]
    readings: Mapping[str, tuple[Reading, ...]]
    unknown: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    gaps: int = 0
    problems: tuple[PrioritisationError, ...] = ()

    def count(self, kind: ChangeKind) -> int:
        """Return how many values do this."""
        return sum(c.kind is kind for changes in self.changes.values() for c in changes)

    @property
    def apart(self) -> int:
        """How many values are kept apart: in another unit, or of another length of period."""
        return sum(c.apart is not None for changes in self.changes.values() for c in changes)

    @property
    def can_be_kept(self) -> bool:
        """Whether nothing is wrong or undecided, and something would change."""
        total = sum(map(len, self.changes.values()))
        is_clear = not self.problems and not self.undecided
        return is_clear and total > self.count(ChangeKind.SAME)


def file_of_values(data: bytes, *, file: str) -> ValueTable | Cube:
    """Return what a file holds: a table of values, or a data set of JSON-stat.

    Raises
    ------
    UnreadableFileError : it is neither.
    """
    text = decoded_text(data, file=file)
    if text.lstrip().startswith(("{", "[")):
        return read_json_stat(text, file=file)
    return read_values(text, file=file)


def cube_values(
    cube: Cube, indicator: str, chosen: Mapping[str, str], unit: str, *, file: str
) -> ValueTable:
    """Return the values over time of one category of each other dimension of a data set.

    Parameters
    ----------
    indicator : id of the one that they are values of
    chosen : code of the category by id of the dimension
    unit : of the values; empty = that of the indicator
    """
    time = cube.time()
    if time is None:
        raise InvalidValueError("no_time", field=file, value=cube.label)
    values, gaps = [], 0
    for code, period in time.periods().items():
        value = cube.value({**chosen, time.id: code})
        if value is None:
            gaps += 1
            continue
        reading = Reading(period=period, value=value, unit=unit)
        values.append(FileValue(indicator=indicator, reading=reading))
    return ValueTable(file=file, values=tuple(values), gaps=gaps)


def values_preview(
    programme: Programme, table: ValueTable, assigned: Mapping[str, str] | None = None
) -> ValuesPreview:
    """Return what the values of a file would change; nothing is changed yet.

    Parameters
    ----------
    assigned : id of an indicator by what the file calls it; empty = it is left out
    """
    assigned = assigned or {}
    known = {indicator.id: indicator for indicator in programme.indicators}
    names = _ids_by_name(programme)
    new: dict[str, list[Reading]] = {}
    unknown: dict[str, None] = {}
    problems = list(table.problems)
    for value in table.values:
        i = value.indicator if value.indicator in known else names.get(_folded(value.indicator), "")
        if not i:
            unknown[value.indicator] = None
            i = assigned.get(value.indicator, "")
        if not i:
            continue
        if known[i].index is not None:
            problems.append(
                InvalidValueError(
                    "index_with_readings", value=value.indicator, file=table.file, row=value.row
                )
            )
            continue
        new.setdefault(i, []).append(value.reading)
    found = {i: with_values(known[i], readings) for i, readings in new.items()}
    for i, (readings, _) in found.items():
        try:
            replace(known[i], readings=readings)
        except InvalidValueError as error:
            problems.append(error.at(file=table.file))
    return ValuesPreview(
        file=table.file,
        changes={i: changes for i, (_, changes) in found.items()},
        readings={i: readings for i, (readings, _) in found.items()},
        unknown=tuple(unknown),
        undecided=tuple(name for name in unknown if name not in assigned),
        gaps=table.gaps,
        problems=tuple(problems),
    )


def import_values(store: Store, seen: Desk, preview: ValuesPreview, *, who: str) -> None:
    """Keep what a preview showed, as one action that one undo takes back.

    Raises
    ------
    RevisionConflictError : one of the indicators has changed since the preview.
    PrioritisationError : the preview has problems: the first of them.
    """
    if preview.problems:
        raise preview.problems[0]

    def part(programme: Programme) -> object:
        return [i for i in programme.indicators if i.id in preview.readings]

    def changed(indicator: Indicator) -> Indicator:
        readings = preview.readings.get(indicator.id)
        return indicator if readings is None else replace(indicator, readings=readings)

    change_part(
        store,
        seen,
        part,
        lambda programme: replace(programme, indicators=tuple(map(changed, programme.indicators))),
        who=who,
        kind="values_imported",
        details={
            "file": preview.file,
            "new": preview.count(ChangeKind.NEW),
            "changed": preview.count(ChangeKind.RESTATED),
        },
    )


def values_file(programme: Programme) -> bytes:
    """Return all values of a programme's indicators as a file that an import reads back."""
    return written_values(programme.indicators)


def _ids_by_name(programme: Programme) -> dict[str, str]:
    """Return the id by every name of an indicator that no other one has."""
    found: dict[str, str] = {}
    for indicator in programme.indicators:
        texts = (indicator.name, *indicator.wordings.values())
        for name in {_folded(word) for text in texts for _, word in text.wordings}:
            # What several share names none of them.
            found[name] = "" if name in found else indicator.id
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
