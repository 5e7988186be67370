from __future__ import annotations

import pytest

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.decoding import LARGEST_FILE, checked_size, decoded_text, read_file

TEXT = "id;name\r\nsilta;Siltojen €-määrä\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_spreadsheets_write(encoding):
    assert decoded_text(TEXT.encode(encoding), file="m.csv") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_without_its_mark(encoding):
    assert decoded_text(TEXT.encode(encoding), file="m.csv") == TEXT


@pytest.mark.parametrize("empty", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(empty):
    with pytest.raises(UnreadableFileError, match=r"m\.csv: file_empty"):
        decoded_text(empty, file="m.csv")


def test_a_picture_is_no_table():
    with pytest.raises(UnreadableFileError, match=r"m\.csv: not_a_table"):
        decoded_text(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", file="m.csv")


def test_bytes_that_are_no_text_are_no_table():
    with pytest.raises(UnreadableFileError, match="not_a_table"):
        decoded_text(b"\xff\xd8\xff\xe0\x02\x03 JFIF", file="m.csv")


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_an_excel_workbook_is_called_one(start):
    with pytest.raises(UnreadableFileError, match="excel_workbook"):
        decoded_text(start + b"\x00rest", file="m.xlsx")


def test_bytes_in_no_known_encoding_are_refused():
    with pytest.raises(UnreadableFileError, match="unknown_encoding"):
        decoded_text(b"id;name\r\n\x81;\x8d\r\n", file="m.csv")


def test_bytes_after_a_mark_are_held_to_it():
    with pytest.raises(UnreadableFileError, match="unknown_encoding"):
        decoded_text(b"\xef\xbb\xbfid;name\r\n\xe4;b", file="m.csv")


def test_a_file_over_20_megabytes_is_refused_before_it_is_read(tmp_path, monkeypatch):
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(UnreadableFileError, match=r"large\.csv: 20000001 file_too_large"):
        read_file(large)


def test_a_file_that_states_no_size_is_not_read_beyond_the_limit():
    with pytest.raises(UnreadableFileError, match="file_too_large"):
        read_file("/dev/zero")


def test_an_upload_of_20_megabytes_is_the_largest():
    assert checked_size(LARGEST_FILE, "m.csv") == LARGEST_FILE
    with pytest.raises(UnreadableFileError, match="file_too_large"):
        checked_size(LARGEST_FILE + 1, "m.csv")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"none\.csv: file_missing"):
        read_file(tmp_path / "none.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableFileError, match="file_is_folder"):
        read_file(tmp_path)


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    closed = tmp_path / "closed.csv"
    closed.touch()

    def refuse(*_):
        raise PermissionError

    # Taken away by hand, because whoever runs the tests as root may read everything.
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnreadableFileError, match=r"closed\.csv: file_not_permitted"):
        read_file(closed)


def test_a_file_is_read_as_it_is(tmp_path):
    (tmp_path / "m.csv").write_bytes(b"id;name\n")
    assert read_file(tmp_path / "m.csv") == b"id;name\n"
