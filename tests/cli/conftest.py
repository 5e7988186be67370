import pytest

from .terminal import ELECTION, SHORE, TOWN


@pytest.fixture
def write(tmp_path):
    """Write a file; return its path."""

    def write(text, name="measures.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


@pytest.fixture
def town(write):
    return write(TOWN, "town.csv")


@pytest.fixture
def election(write):
    return write(ELECTION, "election.pb")


@pytest.fixture
def shore(write):
    return write(SHORE, "shore.toml")
