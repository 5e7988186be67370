"""Files as bytes, and bytes as text."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from prioritisation.errors import UnreadableFileError

LARGEST_FILE = 20_000_000

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# The first bytes of .xlsx (and any zip) and of the older .xls.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f]")


def read_file(path: str | os.PathLike[str]) -> bytes:
    """Return what a file holds.

    Raises
    ------
    UnreadableFileError : there is no such file, it is a folder, it may not be read, or it is
        larger than `LARGEST_FILE`, which is seen before any of it is read.
    """
    name = os.fspath(path)
    try:
        checked_size(Path(path).stat().st_size, name)
        with Path(path).open("rb") as stream:
            # What is no ordinary file states no size: never more than the limit is taken in.
            data = stream.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableFileError("file_missing", file=name) from None
    except IsADirectoryError:
        raise UnreadableFileError("file_is_folder", file=name) from None
    except PermissionError:
        raise UnreadableFileError("file_not_permitted", file=name) from None
    except OSError as error:
        raise UnreadableFileError("file_unreadable", file=name, reason=error.strerror) from error
    checked_size(len(data), name)
    return data


def checked_size(size: int, file: str) -> int:
    """Return a size in bytes as it is.

    Raises
    ------
    UnreadableFileError : it is above `LARGEST_FILE`.
    """
    if size > LARGEST_FILE:
        largest = LARGEST_FILE // 1_000_000
        raise UnreadableFileError("file_too_large", file=file, value=size, largest=largest)
    return size


def decoded_text(data: bytes, *, file: str) -> str:
    """Return the text that bytes stand for.

    UTF-8 with or without its mark; UTF-16 with its mark, or without where every second byte
    shows it; else Windows' Western European (cp1252), which older Excel writes.

    Raises
    ------
    UnreadableFileError : too large, empty, an Excel workbook, not text, or in none of these
        encodings.
    """
    checked_size(len(data), file)
    if data.startswith(_WORKBOOKS):
        raise UnreadableFileError("excel_workbook", file=file)
    for encoding in _likely_encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or (encoding == "cp1252" and _CONTROLS.search(text)):
            raise UnreadableFileError("not_a_table", file=file)
        if not text.strip():
            raise UnreadableFileError("file_empty", file=file)
        return text
    rule = "not_a_table" if b"\0" in data else "unknown_encoding"
    raise UnreadableFileError(rule, file=file)


def _likely_encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return (encoding,)
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even == 0 and 2 * odd > half:
        return ("utf-16-le",)
    if odd == 0 and 2 * even > half:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
