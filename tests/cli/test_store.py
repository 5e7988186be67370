import csv

import pytest

from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.actions.new_programmes import create_from_sample
from prioritisation.decision.programme.text import Text
from prioritisation.settings import DATABASE_URL
from prioritisation.store import open_store

from .terminal import refusal, run


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    """A database of its own for each test."""
    url = f"sqlite:///{tmp_path}/store.db"
    monkeypatch.setenv(DATABASE_URL, url)
    return url


def exported(tmp_path, board="measures"):
    file = tmp_path / f"{board}-out.csv"
    assert run("export", file, "--board", board).code == 0
    return file


def revisions(url):
    with open_store(url) as store:
        return store.latest(SAMPLE_ID).number


def test_an_empty_store_holds_the_sample(tmp_path):
    assert "tori;Tori;Market square;" in exported(tmp_path).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("board", ["measures", "factors", "trends"])
def test_what_is_exported_comes_back_and_changes_nothing(tmp_path, database, board):
    file = exported(tmp_path, board)
    before = revisions(database)
    said = run("import", file, "--board", board)
    assert (said.code, said.err) == (0, "")
    assert "0 new, 0 changed" in said.out
    assert revisions(database) == before
    assert exported(tmp_path, board).read_bytes() == file.read_bytes()


def test_without_a_file_the_export_goes_to_the_standard_output(tmp_path):
    assert run("export").out.encode("utf-8") == exported(tmp_path).read_bytes().replace(
        b"\r\n", b"\n"
    )


def test_a_programme_is_named_where_there_are_several(tmp_path, database):
    exported(tmp_path)
    with open_store(database) as store:
        create_from_sample(store, Text.of("Village"), who="test")
    file = tmp_path / "more.csv"
    file.write_text("name;cost\nPier;7\n")
    assert run("import", file, "--board", "measures", "--programme", "village").code == 0
    assert "Pier" in run("export", "--programme", "village").out
    assert "Pier" not in run("export").out
    assert "town" in refusal("export", "--programme", "town")


def test_a_change_is_kept(tmp_path):
    file = tmp_path / "changed.csv"
    file.write_text("id;name:en;cost;impact\ntori;Market square;490000;1\npier;Pier;7;2,5\n")
    said = run("import", file, "--board", "measures")
    assert "1 new, 1 changed, 0 deleted" in said.out
    with exported(tmp_path).open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream, delimiter=";")}
    square = rows["tori"]
    assert (square["name:fi"], square["cost"], square["impact"]) == ("Tori", "490000", "1")
    assert (rows["pier"]["name:en"], rows["pier"]["impact"]) == ("Pier", "2,5")


def test_what_a_file_does_not_name_stays_unless_it_is_to_be_deleted(tmp_path):
    file = tmp_path / "one.csv"
    file.write_text("id;name:fi;name:en;cost\ntori;Tori;Market square;480000\n")
    assert "0 deleted" in run("import", file, "--board", "measures").out
    assert len(exported(tmp_path).read_text().splitlines()) > 30
    said = run("import", file, "--board", "measures", "--delete-missing")
    assert "37 deleted" in said.out
    assert len(exported(tmp_path).read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id;name;impact\ntori;Tori;9\n", "row 2, impact"),
        ("id;name;cost\ntori;Tori;480000\npier;Pier;free\n", "row 3, cost"),
        ("id;name;spearhead\ntori;Tori;moon\n", "row 2, spearhead"),
        ("", ""),
    ],
)
def test_a_bad_file_changes_nothing(tmp_path, database, text, place):
    before = exported(tmp_path).read_bytes()
    file = tmp_path / "bad.csv"
    file.write_text(text)
    line = refusal("import", file, "--board", "measures")
    assert line.startswith(str(file))
    assert place in line
    assert exported(tmp_path).read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    place = tmp_path / "none" / "out.csv"
    assert str(place) in refusal("export", place)


def test_a_database_that_cannot_be_used_is_refused(tmp_path, monkeypatch):
    (tmp_path / "notes.db").write_text("These are my notes. " * 100)
    monkeypatch.setenv(DATABASE_URL, f"sqlite:///{tmp_path}/notes.db")
    assert "not a database" in refusal("export")
    monkeypatch.setenv(DATABASE_URL, "nonsense")
    assert DATABASE_URL in refusal("export")
