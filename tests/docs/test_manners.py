"""The documents speak to whoever cloned the project, and to nobody else."""

import re
from urllib.parse import urlsplit

import pytest

from .documents import NAMES, ROOT, document

# What the documents may link to: formats and conventions that they follow.
KNOWN_HOSTS = {
    *("localhost:8501", "keepachangelog.com", "semver.org"),
    *("pabulib.org", "people.brunel.ac.uk"),
}

FORBIDDEN = {
    "the number of an issue": r"(?<![\w&])#\d+\b|\bissue \d+",
    "a place outside the project": r"\.\./",
    "a folder of somebody's machine": r"(?<![\w/.])/(home|root|work|tmp|Users)\b",
    "an exclamation mark": r"!(?!\[)",
    "another spelling of the name": r"(?i)prioritization",
}


def links(text):
    return re.findall(r"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_document_holds(what, name):
    assert re.findall(FORBIDDEN[what], document(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name):
    text = document(name)
    anchors = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    targets = [inline or reference for inline, reference in links(text)]
    inside = [target for target in targets if "://" not in target]
    lost = [t for t in inside if not (t[1:] in anchors if t[0] == "#" else (ROOT / t).exists())]
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_a_document_names_only_hosts_that_it_needs(name):
    hosts = {urlsplit(url).netloc for url in re.findall(r"https?://[^\s)`>]+", document(name))}
    assert hosts <= KNOWN_HOSTS


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_short_enough_to_review(name):
    text = re.sub(r"^```.*?^```$", "", document(name), flags=re.MULTILINE | re.DOTALL)
    prose = (line for line in text.splitlines() if not line.startswith(("|", "![")))
    assert [line for line in prose if len(line) > 100] == []
