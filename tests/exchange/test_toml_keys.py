"""Keys of more parts than anybody writes are refused before the parser's time grows with them."""

from time import monotonic

import pytest

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.plan_toml import read_plan
from prioritisation.exchange.toml_documents import toml_document
from prioritisation.exchange.toml_keys import MOST_PARTS
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

LONG = ".".join("a" * 50_000)
# Short of the time that the parser takes, far above what a look at the text does.
SOON = 5.0


def parsed(text):
    return toml_document(text.encode(), file="plan.toml")


@pytest.mark.parametrize(
    "text",
    [
        f"title = 'x'\n{LONG} = 1\n",
        f"title = 'x'\n[{LONG}]\n",
        f"title = 'x'\n[[ {LONG} ]]\n",
        f"title = 'x'\nweights = {{ {LONG} = 1 }}\n",
        "title = 'x'\n" + " . ".join(["'a'", '"b.\\"c"', "d"] * 20_000) + " = 1\n",
    ],
    ids=["key", "table", "list of tables", "in braces", "in quotation marks"],
)
def test_a_key_of_fifty_thousand_parts_is_refused_at_once_with_its_line(text):
    started = monotonic()
    with pytest.raises(UnreadableFileError) as refused:
        read_plan(text.encode(), file="plan.toml")
    assert monotonic() - started < SOON
    assert Wording(Language.ENGLISH).error(refused.value) == (
        f"plan.toml, row 2: the key has more than {MOST_PARTS} parts between dots."
    )


@pytest.mark.parametrize(
    "text",
    [
        f'note = "{LONG}"',
        f"note = '{LONG}'",
        f'note = """\n"" {LONG} \\""" {LONG}"""""\n',
        f"note = '''\n'' {LONG} \\'''''\n",
        f"# {LONG}\nnote = 1 # {LONG}",
        f'note = ["\\\\", "{LONG}"]',
        ".".join("a" * MOST_PARTS) + " = 1",
    ],
    ids=["text", "plain", "lines", "plain lines", "comment", "backslash", "at the limit"],
)
def test_what_stands_in_text_or_comments_is_no_key(text):
    assert parsed(text)


@pytest.mark.parametrize(
    ("start", "piece"),
    [('"', '\\"'), ('"""', '\n\\"""'), ("'''", "''"), ("'", "a'"), ("", "a."), ("", '"a".')],
)
def test_no_text_without_an_end_takes_long_to_look_through(start, piece):
    text = f"x = {start}{piece * 200_000}\\"
    started = monotonic()
    with pytest.raises(UnreadableFileError):
        parsed(text)
    assert monotonic() - started < SOON
