"""Files small enough to know by heart, and what the terminal says of them."""

import json
from dataclasses import dataclass

from click.testing import CliRunner

from prioritisation.cli import terminal

# Benefit with 3 to 1: 75·v(impact)/100 + 25·v(impact)·v(speed)/100². Points: square 81.25,
# lights 70.3125, harbour 87.5: square and lights cost 110 together and beat the harbour.
TOWN = """\
id;name;cost;impact;speed;output_input;value;benefit_eur
square;Market square;60;5;2;4;3;10
lights;Lights;50;4;4;4;2,5;-20
harbour;Harbour;100;5;3;2;5;40
"""

# Pier and boats are worth 13 and take it all; bridge and path would be worth 11, path and boats 9.
SHORE = """\
objective = "value"

[[resources]]
id = "cost"
budget = 100

[[measures]]
id = "bridge"
name = { fi = "Silta", en = "The bridge" }
value = 8
cost = { cost = [60] }

[[measures]]
id = "path"
value = 3
cost = { cost = [40] }

[[measures]]
id = "pier"
value = 7
cost = { cost = [50] }

[[measures]]
id = "boats"
value = 6
cost = { cost = [50] }

[[rules]]
kind = "requires"
measure = "pier"
needs = ["boats"]
"""

ELECTION = """\
META
key;value
description;Made for a test
budget;100.50
vote_type;approval
currency;EUR
PROJECTS
project_id;cost;votes;name;selected
1;60.25;5;Square;1
2;40.25;4;Lights;1
3;100.50;8;Harbour;0
VOTES
voter_id;vote
"""


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def objects(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self):
        (only,) = self.objects
        return only


def run(*arguments, **kwargs):
    result = CliRunner().invoke(terminal, [str(a) for a in arguments], **kwargs)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def optimised(*arguments):
    said = run("optimise", *arguments, "--json")
    assert said.err == ""
    return said.object


def refusal(*arguments):
    """Return the one line with which a command is refused: exit code 2, nothing else printed."""
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    (line,) = said.err.splitlines()
    return line


def explained(*arguments):
    """Return what `explain` tells of each measure, by id."""
    said = run("explain", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    return {measure["id"]: measure for measure in said.object["measures"]}
