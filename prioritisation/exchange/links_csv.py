"""What trends do to factors and measures as a table: ``trend;item;effect;reason:fi;…``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Sequence

from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.board_csv.cells import yes_or_no, yes_or_no_cell
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.formulas import safe_cell, text_of
from prioritisation.exchange.table import read_table

TREND, ITEM, EFFECT, REASON, ILLUSTRATIVE = "trend", "item", "effect", "reason", "illustrative"
_REASON = re.compile(rf"{REASON}(?::([a-z]{{2}}))?")
_KNOWN = f"{TREND}, {ITEM}, {EFFECT}, {REASON}:fi, {ILLUSTRATIVE}"
# A plus or a minus, as the page shows them, is as good as the word.
_EFFECTS = {"+": TrendEffect.HELPS, "-": TrendEffect.HARMS, "\u2212": TrendEffect.HARMS} | {
    effect.value: effect for effect in TrendEffect
}


def read_links(
    data: bytes, *, file: str, trends: Collection[str], items: Collection[str]
) -> tuple[TrendLink, ...]:
    """Return the links of a file, every row of it right.

    Parameters
    ----------
    file : its name, for messages
    trends : ids of the programme's trends
    items : ids of its measures and factors

    Raises
    ------
    UnreadableFileError : it is no such table: a column is missing, doubled or unknown, a row
        is ragged; see `exchange.decoding`, `exchange.table`.
    InvalidValueError : a row names what there is not, names a pair again, or says neither that
        the trend helps nor that it harms: the first of them.
    """
    table = read_table(decoded_text(data, file=file), file=file)
    headings = [heading.lower() for heading in table.headings]
    _check(headings, file=file, row=table.heading_row)
    if table.problems:
        raise table.problems[0]
    links: dict[tuple[str, str], TrendLink] = {}
    for row in table.rows:
        try:
            link = _link(dict(zip(headings, row.cells, strict=True)), trends, items)
            if (link.trend, link.item) in links:
                raise InvalidValueError("link_doubled", value=f"{link.trend} {link.item}")
        except InvalidValueError as error:
            raise error.at(file=file, row=row.number) from error
        links[link.trend, link.item] = link
    return tuple(links.values())


def written_links(links: Sequence[TrendLink], *, languages: Collection[str] = ()) -> bytes:
    """Return the file from which `read_links` gives back the same links.

    Parameters
    ----------
    languages : codes that have their columns even where no reason has such a wording
    """
    codes = dict.fromkeys(
        (*languages, *(code for link in links for code, _ in link.reason.wordings))
    )
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    reasons = [f"{REASON}:{code}" if code else REASON for code in codes]
    writer.writerow([TREND, ITEM, EFFECT, *reasons, ILLUSTRATIVE])
    for link in links:
        wordings = dict(link.reason.wordings)
        writer.writerow(
            [
                safe_cell(link.trend),
                safe_cell(link.item),
                link.effect.value,
                *(safe_cell(wordings.get(code, "")) for code in codes),
                yes_or_no_cell(link.illustrative),
            ]
        )
    return stream.getvalue().encode("utf-8-sig")


def _check(headings: Sequence[str], *, file: str, row: int) -> None:
    for heading in headings:
        if headings.count(heading) > 1:
            raise UnreadableFileError(
                "column_doubled", file=file, row=row, value=heading, other=heading
            )
        plain = heading in {TREND, ITEM, EFFECT, ILLUSTRATIVE}
        if not plain and not _REASON.fullmatch(heading):
            raise UnreadableFileError(
                "unknown_column", file=file, row=row, value=heading, known=_KNOWN
            )
    for needed in (TREND, ITEM, EFFECT):
        if needed not in headings:
            raise UnreadableFileError("column_missing", file=file, row=row, value=needed)


def _link(cells: dict[str, str], trends: Collection[str], items: Collection[str]) -> TrendLink:
    for name, known in ((TREND, trends), (ITEM, items)):
        if text_of(cells[name]) not in known:
            raise InvalidValueError("unknown_id", field=name, value=text_of(cells[name]))
    effect = _EFFECTS.get(text_of(cells[EFFECT]).lower())
    if effect is None:
        raise InvalidValueError(
            "not_one_of", field=EFFECT, value=cells[EFFECT], known=", ".join(TrendEffect)
        )
    wordings = {}
    for heading, cell in cells.items():
        found = _REASON.fullmatch(heading)
        if found:
            wordings[found[1] or ANY_LANGUAGE] = text_of(cell)
    return TrendLink(
        trend=text_of(cells[TREND]),
        item=text_of(cells[ITEM]),
        effect=effect,
        reason=Text.of(wordings),
        illustrative=yes_or_no(cells.get(ILLUSTRATIVE, "")),
    )
