"""Where phones find this server."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from prioritisation.errors import InvalidValueError
from prioritisation.settings import Settings
from prioritisation.store import Store

_NAME = "public_url"
# An address that documentation is written with: nothing is ever sent there.
_ELSEWHERE = ("192.0.2.1", 9)
LONGEST_ADDRESS = 200


class AddressSource(StrEnum):
    """Where the address of this server is known from."""

    FACILITATOR = "facilitator"
    SETTING = "setting"
    NETWORK = "network"
    ONLY_HERE = "only_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAddress:
    """The address that the QR code holds, without a slash at its end, and who says so."""

    url: str
    source: AddressSource


def public_address(store: Store, settings: Settings, port: int) -> PublicAddress:
    """Return the address under which phones find this server.

    What the facilitator has typed, else the setting, else the machine's own address on its
    network: found by asking the machine alone. Without a network only the machine itself gets in.

    Parameters
    ----------
    port : that the server listens on
    """
    typed = store.workspace.get(_NAME)
    if typed:
        return PublicAddress(url=str(typed), source=AddressSource.FACILITATOR)
    if settings.public_url:
        return PublicAddress(url=checked_address(settings.public_url), source=AddressSource.SETTING)
    own = _own_address()
    if own is None:
        return PublicAddress(url=f"http://localhost:{port}", source=AddressSource.ONLY_HERE)
    return PublicAddress(url=f"http://{own}:{port}", source=AddressSource.NETWORK)


def set_public_address(store: Store, url: str) -> None:
    """Keep the address that the facilitator has typed; empty = it is found again.

    Raises
    ------
    InvalidValueError : it is no address of a server.
    """
    store.workspace.put(_NAME, checked_address(url.strip()) if url.strip() else None)


def checked_address(url: str) -> str:
    """Return the address of a server as it goes before a path.

    Raises
    ------
    InvalidValueError : it is none: ``http://`` or ``https://`` and a name are missing, it is too
        long, or there is more than that.
    """
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        has_host = False
    if (
        not has_host
        or parts.scheme not in ("http", "https")
        or parts.username is not None
        or parts.query
        or parts.fragment
        or len(url) > LONGEST_ADDRESS
        or not url.isascii()
        or any(letter in url for letter in " \"'<>\\")
    ):
        raise InvalidValueError("not_an_address", field="public_url", value=url[:LONGEST_ADDRESS])
    return url.rstrip("/")


def is_own_machine(host: str) -> bool:
    """Return whether only the machine itself reaches what listens on a host."""
    return host in ("localhost", "::1") or host.startswith("127.")


def _own_address() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Sends nothing: the system only looks up which of its addresses it would use.
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if is_own_machine(found) or found == "0.0.0.0" else found
