"""What a phone sends, as plain forms or by its script, as a value of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from starlette.datastructures import FormData

from prioritisation.actions.workshops.answering import Sent
from prioritisation.errors import InvalidValueError
from prioritisation.web.phone.shown import DONT_KNOW

# As many answers as a phone ever has to send at once.
_MOST = 2_000
_LARGEST_NUMBER = 2**53


def sent_by_form(form: FormData) -> Sent:
    """Return what the form of one item holds; a criterion without a choice is left as it is.

    Raises
    ------
    InvalidValueError : the form is not one of ours.
    """
    item = _text(form.get("item"))
    answers = {
        (item, key.removeprefix("score-")): _score(value)
        for key, value in form.items()
        if key.startswith("score-")
    }
    comments = {item: _text(form["comment"])} if "comment" in form else {}
    return Sent(round=_whole(form.get("round")), answers=answers, comments=comments, sequences={})


def sent_by_script(body: bytes) -> Sent:
    """Return what the script sends: answers and comments, each with its number.

    Raises
    ------
    InvalidValueError : it is not what our script sends.
    """
    try:
        document = json.loads(body)
        answers = document["answers"]
        comments = document["comments"]
        if len(answers) + len(comments) > _MOST:
            raise InvalidValueError("not_understood", field="answers")
        return Sent(
            round=_whole(document["round"]),
            answers={(_text(i), _text(c)): _score(score) for i, c, score, _ in answers},
            comments={_text(i): _text(text) for i, text, _ in comments},
            sequences={
                **{(_text(i), _text(c)): _whole(number) for i, c, _, number in answers},
                **{(_text(i), ""): _whole(number) for i, _, number in comments},
            },
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidValueError("not_understood", field="answers") from error


def importance_by_form(form: Mapping[str, Any]) -> dict[str, Decimal]:
    """Return the importance of each step: 100 for the one that matters most.

    Raises
    ------
    InvalidValueError : the form is not one of ours.
    """
    most = _text(form.get("most", ""))
    steps = {
        key.removeprefix("step-"): _number(value)
        for key, value in form.items()
        if key.startswith("step-")
    }
    return steps | ({most: Decimal(100)} if most else {})


def _score(value: Any) -> Decimal | None:
    return None if value is None or value == DONT_KNOW else _number(value)


def _number(value: Any) -> Decimal:
    text = _text(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InvalidValueError("not_a_number", field="score", value=text[:20]) from None
    if len(text) > 10 or not number.is_finite():
        raise InvalidValueError("not_a_number", field="score", value=text[:20])
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValueError("not_understood", field="answers")
    return value


def _whole(value: Any) -> int:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if not (text.isascii() and text.isdecimal() and int(text) < _LARGEST_NUMBER):
        raise InvalidValueError("not_understood", field="round")
    return int(text)
