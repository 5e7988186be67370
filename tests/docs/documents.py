"""What the documents say, in parts that can be compared with the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "prioritisation"
NAMES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def document(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section(name, heading):
    """Return the text under a heading, up to the next one of the same or a higher level."""
    text = document(name)
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found, f"{name} has no heading {heading}"
    rest = text[found.end() :]
    following = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def blocks(text, kind):
    """Return the fenced blocks of a kind, such as ``console``."""
    return [block for found, block in _BLOCK.findall(text) if found == kind]


def rows(text):
    """Return the rows of the tables in a text, their headings and rules left out."""
    found = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if line.startswith("|") and not line.startswith("|--") and not below.startswith("|--"):
            found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found


def quoted(text):
    """Return what stands between single backticks, fenced blocks aside."""
    return re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text))


def tree():
    """Return the paths of README's tree, those of folders with a slash at the end."""
    (block,) = blocks(section("README.md", "From programme to portfolio"), "text")
    paths, folders = [], []
    for line in block.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        name = line.split()[0]
        folders[depth:] = [name]
        paths.append("".join(folders))
    return paths


def entries(folder):
    """Return what a folder holds, folders with a slash; what git ignores and dunders left out."""
    ignored = {line.rstrip("/") for line in document(".gitignore").splitlines()} | {".git"}
    return {
        f"{path.name}/" if path.is_dir() else path.name
        for path in folder.iterdir()
        if path.name not in ignored | {"__init__.py", "__pycache__"}
    }
