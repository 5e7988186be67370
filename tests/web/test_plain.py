"""Messages as text: what is typed is shown as typed, and an ordinary name stays untouched.

What Streamlit makes of a text was tried in a browser with each of `NASTY`, in twelve kinds of
widget; the patterns here are those of its Markdown.
"""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prioritisation.web.plain import as_text, label_of

JOINER = "\N{WORD JOINER}"

PLAIN = (
    "Streets (2nd part), 2027-2028: St. Mary's",
    "Cost (investment)",
    "Rantatie–satama: 2. vaihe",
    "Töölö/Åvik (vaihe 3.) & co; 100 % = 5,5 htv",
    "klo 10:30, no file_name_of_it, a:b, Note: [draft]",
    "R&D, A->B, 2 * 3, -5 %, #1, C:\\temp, Oi! Mitä?",
    "שלום עולם 🏗️",
)

NASTY = (
    *("1. x", "1) x", "- x", "+ x", "* x", "# x", "> x", "---", "***", "===", "| a |", "    x"),
    *(
        "_x_",
        "__x__",
        "2*3*4",
        "**x**",
        "~~x~~",
        "H~2~O",
        "`x`",
        "```x```",
        "\\",
        "a\\*b",
        "\\[x\\]",
    ),
    *(
        "http://x.y",
        "HTTPS://x.y/a_b",
        "www.x.y",
        "WWW.X.Y",
        "a@b.c",
        "mailto:a@b-c.fi",
        "<http://x.y>",
    ),
    *("<b>", "</b>", "<script>alert(1)</script>", "<!-- x -->", "&amp;", "&#42;x&#42;"),
    *(
        "$5 and $6",
        "$x^2$",
        "$$x$$",
        ":smile:",
        ":+1:",
        ":100:",
        ":material/home:",
        ":material_home:",
    ),
    *(
        ":red[x]",
        ":red-badge[x]",
        ":color[x]{foreground=red}",
        ":é[x]",
        "::note[x]",
        ":::note\nx\n:::",
    ),
    *("[link](https://example.org)", "![x](x.png)", "x\n[a]: http://x.y\n[a]", "[ ] x", "[x] y"),
    *("x -> y", "x <- y", "x <-> y", "->", "a -- b", "x >= 3", "x <= 3", "x ~= 3", ":streamlit:"),
    *("a\n===", "a\n---", "a|b\n-|-\nc|d", "[^1]\n\n[^1]: x", "a\\\nb", "a\r- x"),
)

# What is sought in the text that is left once backslashes are gone.
SOUGHT = re.compile(
    r":[\w+-]+:|:material[/_]|https?://|www\.|[-.\w+]@[-\w]|(?:^|\s)(?:<->|->|<-|--|[><~]=)(?:\s|$)",
    re.ASCII | re.IGNORECASE,
)
# What reads as a tag, an entity, the end of a link's text, or a colour, as it is written.
READ = re.compile(r"<[a-zA-Z/!?]|&#?\w+;|\][(\[:{]|(?<!\\):[^\s\[{\\]+[\[{]")
# How a line begins a block.
BLOCK = re.compile(
    r"(?m)^(?: {4}|\t| {0,3}(?:>|::|\||(?:#{1,6}|[-+*]|\d{1,9}[.)])(?:\s|$)|[-=*_:|][-=*_:| ]*$))"
)


def unescaped(text):
    """Return what Markdown leaves of backslashes before signs: the signs."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def delimiters(text):
    """Return what may begin or end emphasis, code or a formula, by the rules of CommonMark."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "x", text)
    return re.findall(r"[`$]|(?<![ \t])[*~]|[*~](?![ \t])|(?<!\w)_|_(?!\w)", bare)


TEXTS = st.one_of(
    st.text(st.sampled_from(list("ab1.:-_*~`$\\[]()<>{}#+=|!&;@/ \n"))),
    st.lists(st.sampled_from([*NASTY, *PLAIN, " ", "", "\n", ":", "["])).map("".join),
    st.text().filter(lambda text: JOINER not in text),
)


def examples(test):
    """Try every nasty text besides those that are found."""
    for text in (*NASTY, *PLAIN):
        test = example(text)(test)
    return test


@pytest.mark.parametrize("name", PLAIN)
def test_an_ordinary_name_stays_untouched(name):
    assert as_text(name) == name


@given(st.text(st.sampled_from(list("abåö129 (),.'/;%")), min_size=1).map(lambda text: f"x{text}"))
def test_letters_brackets_and_stops_are_never_touched(name):
    name = name.replace("www.", "")
    assert as_text(name) == name


@examples
@given(TEXTS)
def test_what_is_shown_is_what_was_typed(text):
    assert unescaped(as_text(text)).replace(JOINER, "") == text


@examples
@given(TEXTS)
def test_no_address_icon_emoji_or_arrow_is_found_in_what_is_left(text):
    assert SOUGHT.findall(unescaped(as_text(text))) == []


@examples
@given(TEXTS)
def test_nothing_reads_as_a_tag_a_link_or_a_colour(text):
    assert READ.findall(as_text(text)) == []


@examples
@given(TEXTS)
def test_no_emphasis_code_or_formula_begins_or_ends(text):
    assert delimiters(as_text(text)) == []


@examples
@given(TEXTS)
def test_no_line_begins_a_block(text):
    assert BLOCK.findall(as_text(text).replace("\r", "\n")) == []


def test_the_name_on_a_button_is_one_line_of_one_emphasis():
    assert label_of("Open", " Streets\n(2nd  part) ") == "Open *Streets (2nd part)*"
    assert label_of("Open", "2*3") == "Open *2\\*3*"
    assert label_of("Open", "- x") == f"Open *{JOINER}- x*"
    assert label_of("Open", " ") == "Open"
