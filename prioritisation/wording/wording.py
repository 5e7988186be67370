"""One reader's language: messages, numbers and money as that reader writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import format_decimal

from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.wording.catalogue import Language, messages, template

Number = int | float | Decimal | Fraction

_MINUS, _NO_BREAK = "\u2212", "\u00a0"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a reader of one language is told."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """Return a message with its gaps filled; numbers are written as the reader writes them."""
        written = {name: self._written(value) for name, value in values.items()}
        return template(self.language, key, values.get("n")).format(**written)

    def template(self, key: str) -> str:
        """Return a message with its gaps still open, for a script that fills them."""
        return template(self.language, key)

    def has(self, key: str) -> bool:
        """Return whether the catalogue has a message of that key."""
        return key in messages(self.language)

    def text(self, text: Text) -> str:
        """Return a text of the programme in the reader's language, or in the one it has."""
        return text.in_language(self.language)

    def number(self, number: Number, decimals: int = 0, *, exactly: bool = False) -> str:
        """Return a number with the reader's decimal sign and separators of thousands.

        Parameters
        ----------
        decimals : most decimals shown; trailing zeros are left out unless `exactly`
        """
        shown = round(_decimal(number), decimals)
        zeros = "0" * decimals if exactly else "#" * decimals
        pattern = "#,##0" + (f".{zeros}" if decimals else "")
        return _signed(format_decimal(shown, format=pattern, locale=self.language.value))

    def money(self, euros: Number, *, cents: bool = False) -> str:
        """Return whole euros: ``1 234 567 €``, ``€1,234,567``.

        Parameters
        ----------
        cents : always two decimals, as beside other small amounts; else only where there are some
        """
        amount = _decimal(euros)
        is_whole = amount == amount.to_integral_value() and not cents
        figure = self.number(abs(amount), 0 if is_whole else 2, exactly=True)
        sign = _MINUS if amount < 0 else ""
        if self.language is Language.ENGLISH:
            return f"{sign}€{figure}"
        return f"{sign}{figure}{_NO_BREAK}€"

    def amount(self, amount: Number, unit: str) -> str:
        """Return an amount of a resource with its unit; euros as money."""
        if unit == "€":
            return self.money(amount)
        figure = self.number(amount, 6)
        return f"{figure}{_NO_BREAK}{unit}" if unit else figure

    def millions(self, euros: Number) -> str:
        """Return millions of euros with two decimals: ``4,48 milj. €``, ``€4.48 M``."""
        figure = self.number(_decimal(euros) / 1_000_000, 2, exactly=True)
        if self.language is Language.ENGLISH:
            return f"€{figure}{_NO_BREAK}M"
        return f"{figure}{_NO_BREAK}milj.{_NO_BREAK}€"

    def day(self, on: date) -> str:
        """Return a day: ``12.3.2026``, ``12 Mar 2026``."""
        pattern = "d MMM y" if self.language is Language.ENGLISH else "d.M.y"
        return str(format_date(on, pattern, locale=self.language.value))

    def percent(self, share: Number, decimals: int = 1, *, exactly: bool = False) -> str:
        """Return a share of one as a percentage: ``−2,1 %``, ``−2.1%``.

        Parameters
        ----------
        decimals : most decimals shown; trailing zeros are left out unless `exactly`
        """
        space = "" if self.language is Language.ENGLISH else _NO_BREAK
        return f"{self.number(_decimal(share) * 100, decimals, exactly=exactly)}{space}%"

    def error(self, error: PrioritisationError) -> str:
        """Return what went wrong as a sentence: the place, the value, the rule, what to do."""
        rule = f"error.{error.rule}"
        # Keys of a file are in it, as long as whoever wrote them liked.
        field = _shortened(error.field, 120)
        values = {name: _shown(value) for name, value in error.details.items()}
        sentence = template(self.language, rule).format(
            **{name: self._written(value) for name, value in values.items()},
            value=_shortened(error.value),
            field=field,
        )
        row = self("error.place.row", row=str(error.row)) if error.row is not None else ""
        place = ", ".join(part for part in (error.file, row, field) if part)
        return f"{place}: {sentence}" if place else sentence[:1].upper() + sentence[1:]

    def _written(self, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | float):
            return value
        return self.number(value, 6)


def _decimal(number: Number) -> Decimal:
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    return number if isinstance(number, Decimal) else Decimal(str(number))


def _signed(figure: str) -> str:
    return figure.replace("-", _MINUS).replace("\u202f", _NO_BREAK)


def _shown(value: object) -> object:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(part) for part in value)
    return value


def _shortened(value: object, longest: int = 60) -> str:
    text = str(value)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
