"""One server a module, one tab a reader; each tab is watched."""

import pytest
from playwright.sync_api import expect

from .reader import PATIENCE, Reader
from .server import ForkedServer

ENGLISH, FINNISH = "en-GB", "fi-FI"

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server with the sample in it, and whatever the tests of the module have changed."""
    started = ForkedServer(tmp_path_factory.mktemp("server"))
    started.start()
    yield started
    started.stop()


@pytest.fixture
def fresh_server(tmp_path):
    """A server of one test, which begins with the sample as it is."""
    started = ForkedServer(tmp_path)
    started.start()
    yield started
    started.stop()


@pytest.fixture
def reader_of(server, browser):
    """Open tabs; at the end neither they nor the server had an error, and nobody else was asked."""
    contexts, readers = [], []

    def open_tab(locale=ENGLISH):
        context = browser.new_context(
            locale=locale, viewport={"width": 1500, "height": 1000}, accept_downloads=True
        )
        contexts.append(context)
        readers.append(Reader(context.new_page(), server.url, locale))
        return readers[-1]

    yield open_tab
    for context in contexts:
        context.close()
    assert [message for reader in readers for message in reader.console] == []
    assert [address for reader in readers for address in reader.outside] == []
    assert "Traceback" not in server.log.read_text()


@pytest.fixture
def reader(reader_of):
    """Somebody who reads English."""
    return reader_of()
