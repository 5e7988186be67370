"""Values of indicators written as a long table that Finnish Excel opens with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from prioritisation.decision.programme.indicators import Indicator
from prioritisation.exchange.formulas import safe_cell
from prioritisation.exchange.indicator_files.reading import COLUMNS
from prioritisation.exchange.numbers import written_number


def written_values(indicators: Iterable[Indicator]) -> bytes:
    """Return the file from which `read_values` gives back the same values in the same order."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        (
            safe_cell(indicator.id),
            reading.period,
            written_number(reading.value),
            safe_cell(reading.unit),
            safe_cell(reading.note),
        )
        for indicator in indicators
        for reading in indicator.readings
    )
    return stream.getvalue().encode("utf-8-sig")
