"""A programme or a workshop as plain data, and back: what the store keeps and files hold.

The document mirrors the dataclasses: their field names are its keys, and a field at its
default is left out. A text is a string, or a table of wordings by language; a decimal is a
string, so that nothing of it is lost, and a moment is one in UTC.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from prioritisation.decision.programme.boards import Orientation
from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.rules import RULES, Rule, RuleKind
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.errors import InvalidValueError

SCHEMA = 4

Plain = dict[str, Any]


def document_of(programme: Programme) -> Plain:
    """Return a programme as plain data: dictionaries, lists, strings, whole numbers, booleans."""
    return {"schema": SCHEMA, **_plain(programme)}


def programme_of(document: Mapping[str, Any]) -> Programme:
    """Return the programme that a document holds.

    Raises
    ------
    InvalidValueError : neither this schema nor an earlier one, an unknown key, a value of the
        wrong kind, or a value that the programme refuses; `field` tells where.
    """
    schema = document.get("schema")
    # `type` because True is 1 to Python.
    if type(schema) is not int or not 1 <= schema <= SCHEMA:
        raise InvalidValueError("unknown_schema", field="schema", value=schema, known=SCHEMA)
    rest = {key: value for key, value in document.items() if key != "schema"}
    if schema < 3:
        rest = _from_schema_2(rest)
    programme: Programme = _made(Programme, rest, "")
    return _from_schema_1(programme) if schema == 1 else programme


def workshop_document(workshop: Workshop) -> Plain:
    """Return a workshop as plain data."""
    return {"schema": SCHEMA, **_plain(workshop)}


def workshop_of(document: Mapping[str, Any]) -> Workshop:
    """Return the workshop that a document holds.

    Raises
    ------
    InvalidValueError : as `programme_of`.
    """
    schema = document.get("schema")
    # Nothing of a workshop has changed since the second.
    if type(schema) is not int or not 2 <= schema <= SCHEMA:
        raise InvalidValueError("unknown_schema", field="schema", value=schema, known=SCHEMA)
    rest = {key: value for key, value in document.items() if key != "schema"}
    workshop: Workshop = _made(Workshop, rest, "")
    return workshop


def _from_schema_1(programme: Programme) -> Programme:
    """Return the programme of a document that did not yet say which way round a slide runs.

    One way was taken for granted: output/input falls from left to right. A board without a
    title of its own was called by its id.
    """
    falls = Orientation(x_reversed=True)
    boards = (
        replace(
            board,
            slide=falls if board.x == OUTPUT_INPUT else board.slide,
            title=Text() if board.title == Text.of(board.id.value) else board.title,
        )
        for board in programme.boards
    )
    return replace(programme, boards=tuple(boards))


def _from_schema_2(document: Mapping[str, Any]) -> Plain:
    """Return a document whose plan has budgets by year, and rules with ids.

    A budget was one amount, and the rules had none.
    """
    plan = document.get("plan")
    if not isinstance(plan, dict):
        return dict(document)
    budgets, rules = plan.get("budgets", {}), plan.get("rules", [])
    newer = dict(plan)
    if isinstance(budgets, dict):
        newer["budgets"] = {key: {"amounts": [amount]} for key, amount in budgets.items()}
    if isinstance(rules, list):
        newer["rules"] = [
            {"id": f"r{number}", **rule} if isinstance(rule, dict) else rule
            for number, rule in enumerate(rules, start=1)
            # What names no measure demanded nothing.
            if not isinstance(rule, dict) or rule.get("measures")
        ]
    return {**document, "plan": newer}


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        wordings = dict(value.wordings)
        return wordings.get(ANY_LANGUAGE, "") if set(wordings) <= {ANY_LANGUAGE} else wordings
    if is_dataclass(value):
        kind = {"kind": str(value.kind)} if isinstance(value, Rule) else {}
        return kind | {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, StrEnum | Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    return value


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _made(kind: Any, value: Any, place: str) -> Any:
    """Return a value of a kind, made of plain data; `place` is the path of keys to it."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not types.NoneType]
        return None if value is None else _made(_option(options, value), value, place)
    if origin is tuple:
        part = get_args(kind)[0]
        return tuple(
            _made(part, element, f"{place}[{number}]")
            for number, element in enumerate(_expected(value, list, place), start=1)
        )
    if origin is not None:
        key_kind, part = get_args(kind)
        return {
            _made(key_kind, key, place): _made(part, element, f"{place}.{key}")
            for key, element in _expected(value, dict, place).items()
        }
    if kind is Text:
        return _text(value, place)
    if kind is Rule:
        return _rule(_expected(value, dict, place), place)
    if is_dataclass(kind):
        return _dataclass(kind, _expected(value, dict, place), place)
    if issubclass(kind, StrEnum):
        return _choice(kind, value, place)
    if kind is Decimal:
        return _decimal(value, place)
    if kind is datetime:
        return _moment(value, place)
    return _expected(value, kind, place)


def _option(options: list[Any], value: Any) -> Any:
    """Return the kind that a value is of: a closed set where it is one of its words."""
    for option in options[:-1]:
        if isinstance(value, str) and issubclass(option, StrEnum) and value in set(option):
            return option
    return options[-1]


def _rule(document: Mapping[str, Any], place: str) -> Any:
    name = document.get("kind")
    if name is None:
        raise InvalidValueError("key_missing", field=_path(place, "kind"))
    kind = RULES[_choice(RuleKind, name, _path(place, "kind"))]
    return _dataclass(kind, {k: v for k, v in document.items() if k != "kind"}, place)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _dataclass(kind: Any, document: Mapping[str, Any], place: str) -> Any:
    hints = _hints(kind)
    known = {field.name: field for field in fields(kind)}
    for key in document:
        if key not in known:
            raise InvalidValueError("unknown_key", field=_path(place, key), value=key)
    for name, field in known.items():
        if name not in document and _default(field) is MISSING:
            raise InvalidValueError("key_missing", field=_path(place, name))
    parts = {key: _made(hints[key], part, _path(place, key)) for key, part in document.items()}
    try:
        return kind(**parts)
    except InvalidValueError as error:
        error.field = _path(place, error.field) if error.field else place
        raise


def _path(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _text(value: Any, place: str) -> Text:
    wordings = {ANY_LANGUAGE: value} if isinstance(value, str) else _expected(value, dict, place)
    try:
        return Text(tuple((code, wording) for code, wording in wordings.items() if wording))
    except InvalidValueError as error:
        raise error.at(field=place) from error


def _choice(kind: type[StrEnum], value: Any, place: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise InvalidValueError("not_one_of", field=place, value=value, known=known) from None


def _decimal(value: Any, place: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise InvalidValueError("not_a_number", field=place, value=value)
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise InvalidValueError("not_a_number", field=place, value=value) from None


def _moment(value: Any, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_expected(value, str, place))
    except ValueError:
        raise InvalidValueError("not_a_moment", field=place, value=value) from None
    if moment.tzinfo is None:
        raise InvalidValueError("not_a_moment", field=place, value=value)
    return moment


def _expected(value: Any, kind: type, place: str) -> Any:
    # `type` rather than `isinstance` for int: True is an int to Python, and no number here.
    fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if not fits:
        raise InvalidValueError("wrong_kind", field=place, value=value, kind=kind.__name__)
    return value
