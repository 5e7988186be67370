import pytest

from prioritisation.exchange.decoding import LARGEST_FILE

from .terminal import TOWN, refusal, run

HEADING = "id;name;cost;impact;speed;output_input\n"
BAD = {
    "not a CSV": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "workbook": b"PK\x03\x04 and so on",
    "empty": b"",
    "heading only": HEADING,
    "missing column": "id;cost;impact;speed;output_input\na;1;1;1;1\n",
    "doubled column": "id;name;cost;cost;impact;speed;output_input\na;A;1;1;1;1;1\n",
    "unknown column": "id;name;cost;beauty;impact;speed;output_input\na;A;1;1;1;1;1\n",
    "doubled ids": f"{HEADING}a;A;1;1;1;1\na;B;1;1;1;1\n",
    "ragged row": f"{HEADING}a;A;1;1;1\n",
    "unclosed quote": f'{HEADING}a;"A;1;1;1;1\n',
    "score outside": f"{HEADING}a;A;1;6;1;1\n",
    "text in a number": f"{HEADING}a;A;about 30k;1;1;1\n",
    "NaN": f"{HEADING}a;A;1;nan;1;1\n",
    "infinity": f"{HEADING}a;A;inf;1;1;1\n",
    "negative cost": f"{HEADING}a;A;-1;1;1;1\n",
    "long name": f"{HEADING}a;{500 * 'A'};1;1;1;1\n",
}
PLACE = {
    "ragged row": "row 2",
    "score outside": "row 2, impact",
    "text in a number": "row 2, cost",
    "NaN": "row 2, impact",
    "negative cost": "row 2, cost",
    "doubled ids": "row 3, id",
}
COMMANDS = [("rank",), ("matrix",), ("optimise", "--budget", "5", "--json"), ("frontier", "--json")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_line_that_names_it(write, command, kind):
    file = write(BAD[kind], "bad.csv")
    line = refusal(command[0], file, *command[1:])
    assert line.startswith(file)
    assert PLACE.get(kind, "") in line


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_file_that_is_not_there_is_refused(tmp_path, command):
    file = tmp_path / "none.csv"
    assert refusal(command[0], file, *command[1:]).startswith(str(file))
    assert refusal(command[0], tmp_path, *command[1:]).startswith(str(tmp_path))


@pytest.mark.parametrize("name", ["large.csv", "large.pb"])
def test_a_file_over_20_mb_is_refused(tmp_path, name):
    file = tmp_path / name
    with file.open("wb") as stream:
        # A hole: a gigabyte that takes no room, and no time as long as nobody reads it.
        stream.truncate(LARGEST_FILE * 50)
    assert "20 MB" in refusal("optimise", file, "--budget", "5")


def test_a_refusal_stays_one_line_whatever_the_file_holds(write):
    file = write(f'{HEADING}a;A;"1\n2\x1b[2J";1;1;1\n')
    line = refusal("optimise", file, "--budget", "5")
    assert "\x1b" not in line
    assert "row 2, cost" in line


def test_a_refusal_is_told_in_finnish(town):
    assert refusal("optimise", town, "--lang", "fi") != refusal("optimise", town)


@pytest.mark.parametrize(
    "arguments",
    [
        ("optimise",),
        ("optimise", "f.csv", "--objective", "fame"),
        ("optimise", "f.csv", "--nonsense"),
        ("optimise", "f.csv", "--budget"),
        ("rank",),
        ("import", "f.csv"),
        ("import", "f.csv", "--board", "walls"),
        ("serve", "--port", "many"),
        ("walk",),
        ("rank", "f.csv", "--lang", "sv"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_line(arguments):
    assert refusal(*arguments)


def test_without_a_command_the_help_is_shown():
    said = run()
    assert (said.code, said.out) == (2, "")
    assert "optimise" in said.err


def test_of_several_files_the_good_ones_are_answered(town, election, write):
    bad = write("name;cost\n", "bad.csv")
    said = run("optimise", bad, town, election, "--budget", "100", "--json")
    assert said.code == 2
    assert [answer["file"] for answer in said.objects] == [town, election]
    (line,) = said.err.splitlines()
    assert line.startswith(bad)


def test_infeasible_among_several_files_is_3(town, write):
    richer = write(TOWN.replace(";60;", ";0;"), "richer.csv")
    said = run("optimise", town, richer, "--budget", "50", "--must", "square", "--json")
    assert said.code == 3
    assert [answer["status"] for answer in said.objects] == ["infeasible", "optimal"]


def test_bad_outweighs_infeasible(town):
    assert run("optimise", town, "none.csv", "--budget", "5", "--must", "square").code == 2


def test_a_wrong_argument_is_told_for_each_file(town, election):
    said = run("optimise", town, election, "--weights", "impact")
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 2
