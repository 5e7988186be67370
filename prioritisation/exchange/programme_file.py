"""A whole programme with its scores as one readable file (TOML), both ways without loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.document import document_of, programme_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.toml_text import toml_table
from prioritisation.exchange.toml_documents import toml_document

# Tables of the file beside those of the programme.
_SCORES = "scores"
_AGREED = "agreed"
_TOLD = ("reason", "who", "when")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFile:
    """What a file of a whole programme holds.

    Parameters
    ----------
    answers : the desk's own scores
    agreed : what the room decided
    """

    programme: Programme
    answers: tuple[Answer, ...] = ()
    agreed: tuple[AgreedScore, ...] = ()


def read_programme_file(data: bytes, *, file: str) -> ProgrammeFile:
    """Return the programme that a file holds, with its scores.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `programme_toml.read_programme`; or a score is of an
        item or a criterion that the programme does not have, or outside its scale.
    """
    document = toml_document(data, file=file)
    scores, agreed = document.pop(_SCORES, []), document.pop(_AGREED, [])
    try:
        programme = programme_of(document)
        return ProgrammeFile(
            programme=programme,
            answers=tuple(
                Answer(
                    item=row["item"],
                    criterion=row["criterion"],
                    score=_score(programme, row, place) if "score" in row else None,
                )
                for place, row in _rows(scores, _SCORES, {"score"}, programme)
            ),
            agreed=tuple(
                AgreedScore(
                    item=row["item"],
                    criterion=row["criterion"],
                    score=_score(programme, row, place),
                    reason=_text(row, "reason", place),
                    who=_text(row, "who", place),
                    when=_moment(row, place),
                )
                for place, row in _rows(agreed, _AGREED, {"score", *_TOLD}, programme)
            ),
        )
    except InvalidValueError as error:
        raise error.at(file=file) from error


def written_programme(whole: ProgrammeFile) -> bytes:
    """Return a programme with its scores as a file; `read_programme_file` gives the same again.

    Which round of a workshop counts is left out: a file holds no workshops.
    """
    document = document_of(replace(whole.programme, counted={}))
    plain = {key: part for key, part in document.items() if not _is_table(part)}
    blocks = [toml_table("", plain)]
    for key, part in document.items():
        if isinstance(part, Mapping) and _is_table(part):
            blocks.append(toml_table(f"[{key}]", part))
        elif _is_table(part):
            blocks += [toml_table(f"[[{key}]]", row) for row in part]
    blocks += [toml_table(f"[[{_SCORES}]]", _row(answer)) for answer in whole.answers]
    for score in whole.agreed:
        told = {"reason": score.reason, "who": score.who, "when": score.when.isoformat()}
        blocks.append(toml_table(f"[[{_AGREED}]]", _row(score) | told))
    return ("\n\n".join(blocks) + "\n").encode()


def _is_table(part: Any) -> bool:
    if isinstance(part, Mapping):
        # A text in several languages stays on one line, as people write it.
        return not all(isinstance(value, str) for value in part.values())
    return isinstance(part, list) and bool(part) and all(isinstance(p, Mapping) for p in part)


def _row(score: Answer | AgreedScore) -> dict[str, Any]:
    its_key = {"item": score.item, "criterion": score.criterion}
    return its_key if score.score is None else its_key | {"score": score.score}


def _rows(
    rows: Any, heading: str, others: set[str], programme: Programme
) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Return the tables under a heading, each with the path to it."""
    found = []
    if not isinstance(rows, list):
        raise InvalidValueError("wrong_kind", field=heading, value=rows, kind="list")
    for number, row in enumerate(rows, start=1):
        place = f"{heading}[{number}]"
        if not isinstance(row, Mapping):
            raise InvalidValueError("wrong_kind", field=place, value=row, kind="dict")
        for key in ("item", "criterion"):
            _text(row, key, place, needed=True)
        for key in row:
            if key not in {"item", "criterion", *others}:
                raise InvalidValueError("unknown_key", field=f"{place}.{key}", value=key)
        _criterion(programme, row, place)
        found.append((place, row))
    return found


def _text(row: Mapping[str, Any], key: str, place: str, *, needed: bool = False) -> str:
    if needed and key not in row:
        raise InvalidValueError("key_missing", field=f"{place}.{key}")
    value = row.get(key, "")
    if not isinstance(value, str):
        raise InvalidValueError("wrong_kind", field=f"{place}.{key}", value=value, kind="str")
    return value


def _criterion(programme: Programme, row: Mapping[str, Any], place: str) -> Criterion:
    """Return what a score is given on: a criterion of the board that has its item."""
    for board in programme.boards:
        if row["item"] in {item.id for item in programme.items_on(board.id)}:
            try:
                return board.criterion(row["criterion"])
            except InvalidValueError as error:
                error.field = f"{place}.criterion"
                raise
    raise InvalidValueError("unknown_id", field=f"{place}.item", value=row["item"])


def _score(programme: Programme, row: Mapping[str, Any], place: str) -> Decimal:
    field, value = f"{place}.score", row.get("score")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise InvalidValueError("not_a_number", field=field, value=value)
    try:
        return _criterion(programme, row, place).checked_score(Decimal(value))
    except InvalidValueError as error:
        error.field = field
        raise


def _moment(row: Mapping[str, Any], place: str) -> datetime:
    text = _text(row, "when", place)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min
    if moment.tzinfo is None:
        raise InvalidValueError("not_a_moment", field=f"{place}.when", value=text)
    return moment
