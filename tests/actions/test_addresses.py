"""Where phones find this server."""

import pytest

from prioritisation.actions.access.addresses import (
    AddressSource,
    checked_address,
    is_own_machine,
    public_address,
    set_public_address,
)
from prioritisation.errors import InvalidValueError
from prioritisation.settings import Settings


def test_what_the_facilitator_typed_comes_before_the_setting_and_that_before_the_network(store):
    settings = Settings(public_url="https://town.example/")
    assert public_address(store, settings, 8501).url == "https://town.example"
    set_public_address(store, " http://192.168.1.20:8501/ ")
    found = public_address(store, settings, 8501)
    assert (found.url, found.source) == ("http://192.168.1.20:8501", AddressSource.FACILITATOR)
    set_public_address(store, "")
    assert public_address(store, settings, 8501).source is AddressSource.SETTING


def test_otherwise_it_is_the_machines_own_address_on_its_network(store):
    found = public_address(store, Settings(), 8600)
    assert found.url.endswith(":8600")
    assert found.source in (AddressSource.NETWORK, AddressSource.ONLY_HERE)
    assert ("localhost" in found.url) == (found.source is AddressSource.ONLY_HERE)


@pytest.mark.parametrize(
    "url",
    [
        "town.example",
        "ftp://town.example",
        "http://",
        "http://a b",
        "http://town.example/?x=1",
        "http://user@town.example",
        "javascript:alert(1)",
        'http://town.example/"><script>',
        "http://" + "a" * 300,
        "http://town.example:99999",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(url):
    with pytest.raises(InvalidValueError, match="not_an_address"):
        checked_address(url)


def test_the_own_machine_is_told_from_the_network():
    assert is_own_machine("127.0.0.1")
    assert is_own_machine("localhost")
    assert not is_own_machine("0.0.0.0")
    assert not is_own_machine("192.168.1.20")
