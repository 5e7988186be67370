"""Multidimensional knapsack problems in the OR-Library's format (``mknap1``, ``mknapcb1`` …).

Numbers between blanks; line breaks mean nothing. First how many problems there are; then for
each the number n of items, the number m of resources and the published value, 0 where none is
known; then n profits, m rows of n amounts, and m capacities.

Source: Beasley (1990), OR-Library: distributing test problems by electronic mail, and
https://people.brunel.ac.uk/~mastjjb/jeb/orlib/mknapinfo.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.decision.programme.consistency import MOST_ITEMS
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.numbers import MOST_DIGITS

MOST_RESOURCES = 1_000
# Several times the largest of the OR-Library: what a file may take of the memory.
MOST_NUMBERS = 2_000_000

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_EXPONENT = re.compile(rf"{_NUMBER.pattern}[eEdD][+-]?[0-9]+")
_WITH_COMMAS = re.compile(r"[+-]?[0-9.]+(,[0-9.]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnapsackProblem:
    """Which of n items to take, within m resources.

    Parameters
    ----------
    number : its place in the file, from 1
    profits : n numbers; one below 0 is legal, and no reason to take the item
    amounts : m rows of n numbers, 0 or more
    capacities : m numbers, 0 or more
    published : the highest value that the file's makers know; None where it states none
    """

    number: int
    profits: tuple[Decimal, ...]
    amounts: tuple[tuple[Decimal, ...], ...]
    capacities: tuple[Decimal, ...]
    published: Decimal | None


def read_knapsack_problems(data: bytes, *, file: str) -> tuple[KnapsackProblem, ...]:
    """Return all problems of a file, with every decimal of their numbers.

    Raises
    ------
    UnreadableFileError : it is no text, ends early, goes on after its last problem, or holds
        more than `MOST_NUMBERS`.
    InvalidValueError : something is not a number; one that may not be is below 0; a count is
        no whole number of 1 or more, or above `MOST_ITEMS` or `MOST_RESOURCES`.
    """
    numbers = _Numbers(decoded_text(data, file=file), file)
    numbers.missing = 1
    count = numbers.count("problems")
    problems: list[KnapsackProblem] = []
    # Not a comprehension over the count: a wrong one may be larger than any list.
    while len(problems) < count:
        problems.append(_problem(numbers, len(problems) + 1))
    numbers.check_end(count)
    return tuple(problems)


def _problem(numbers: _Numbers, number: int) -> KnapsackProblem:
    numbers.problem, numbers.missing = number, 3
    n = numbers.count("n")
    if n > MOST_ITEMS:
        raise numbers.error("too_many_items", "n", n, most=MOST_ITEMS)
    m = numbers.count("m")
    if m > MOST_RESOURCES:
        raise numbers.error("too_many_resources", "m", m, most=MOST_RESOURCES)
    published = numbers.zero_or_more("optimum")
    numbers.missing = n + m * n + m
    return KnapsackProblem(
        number=number,
        profits=tuple(numbers.number("profit") for _ in range(n)),
        amounts=tuple(tuple(numbers.zero_or_more("amount") for _ in range(n)) for _ in range(m)),
        capacities=tuple(numbers.zero_or_more("capacity") for _ in range(m)),
        published=published or None,
    )


class _Numbers:
    """The numbers of a file, one after another, with the row of the last one.

    Attributes
    ----------
    problem : the problem they belong to, 0 before the first
    missing : how many of those that are announced have not been read
    """

    def __init__(self, text: str, file: str) -> None:
        self.problem = 0
        self.missing = 0
        self._file = file
        self._row = 1
        self._read = 0
        self._words = self._in_order(text)

    def _in_order(self, text: str) -> Iterator[str]:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for row, line in enumerate(lines, start=1):
            words = line.split()
            if words:
                self._row = row
            yield from words

    def number(self, field: str) -> Decimal:
        """Return the next number."""
        word = next(self._words, None)
        if word is None:
            raise UnreadableFileError(
                "problem_ends_early",
                file=self._file,
                row=self._row,
                field=field,
                problem=self.problem,
                missing=self.missing,
            )
        self._read += 1
        if self._read > MOST_NUMBERS:
            raise UnreadableFileError("too_many_numbers", file=self._file, most=MOST_NUMBERS)
        self.missing -= 1
        if len(word) > MOST_DIGITS:
            raise self.error("too_many_digits", field, word, most=MOST_DIGITS)
        if not _NUMBER.fullmatch(word):
            raise self.error(_why_no_number(word), field, word)
        return Decimal(word)

    def zero_or_more(self, field: str) -> Decimal:
        """Return the next number, which may not be below 0."""
        number = self.number(field)
        if number < 0:
            raise self.error("not_zero_or_more", field, number)
        return number

    def count(self, field: str) -> int:
        """Return the next number, which says how many there are of something."""
        number = self.number(field)
        if number < 1 or number != number.to_integral_value():
            raise self.error("not_a_count", field, number)
        return int(number)

    def check_end(self, problems: int) -> None:
        """Check that nothing is left."""
        word = next(self._words, None)
        if word is not None:
            raise UnreadableFileError(
                "problems_go_on", file=self._file, row=self._row, value=word, problems=problems
            )

    def error(self, rule: str, field: str, value: object, **details: object) -> InvalidValueError:
        """Return the error that the number read last breaks a rule."""
        return InvalidValueError(
            rule, field=field, value=value, file=self._file, row=self._row, **details
        )


def _why_no_number(word: str) -> str:
    if _EXPONENT.fullmatch(word):
        return "exponent_form"
    return "comma_in_number" if _WITH_COMMAS.fullmatch(word) else "not_a_number"
