"""The passphrase of the workspace: who has it, sees what facilitators and planners see."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from prioritisation.errors import InvalidValueError, NotAllowedError
from prioritisation.store import Store

_NAME = "passphrase"
_WALL_KEY = "wall_key"
# scrypt's cost: 16 MB and some 0.03 s a try. RFC 7914.
_COST = {"n": 2**14, "r": 8, "p": 1}
SHORTEST, LONGEST = 8, 200
SIGN_IN_HOURS = 12
# Read aloud and typed without being mistaken: no 0 and o, no 1, i and l, no u and v.
_LETTERS = "abcdefghjkmnpqrstwxyz23456789"
_GROUPS, _GROUP = 4, 4


class Protection(StrEnum):
    """Whether the workspace has a passphrase."""

    NEVER_SET = "never_set"
    ON = "on"
    OFF = "off"  # somebody has said so


@dataclass(frozen=True, slots=True)
class FirstPassphrase:
    """One that was made at the first start; told once, and kept nowhere."""

    text: str


def protection(store: Store) -> Protection:
    """Return whether the workspace has a passphrase."""
    kept = store.workspace.get(_NAME)
    if kept is None:
        return Protection.NEVER_SET
    return Protection.ON if kept.get("hash") else Protection.OFF


def new_passphrase() -> str:
    """Return a passphrase of some 78 random bits, easy to read aloud."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def set_passphrase(store: Store, text: str) -> None:
    """Keep a passphrase, as a hash; everybody who has signed in must do so again.

    Raises
    ------
    InvalidValueError : it is shorter than 8 characters or longer than 200.
    """
    text = text.strip()
    if not SHORTEST <= len(text) <= LONGEST:
        raise InvalidValueError(
            "passphrase_length", field="passphrase", shortest=SHORTEST, longest=LONGEST
        )
    salt = secrets.token_hex(16)
    store.workspace.put(_NAME, {"salt": salt, "hash": _hashed(text, salt)})
    store.workspace.sign_out_everybody()


def remove_passphrase(store: Store) -> None:
    """Let everybody who reaches the server see everything: somebody has said so."""
    store.workspace.put(_NAME, {"hash": ""})
    store.workspace.sign_out_everybody()


def protect(store: Store) -> FirstPassphrase | None:
    """Give the workspace a passphrase where nobody has ever set one or said that there is none.

    Returns it, to be told to the one who starts the server; None where nothing was to be done.
    """
    if protection(store) is not Protection.NEVER_SET:
        return None
    made = new_passphrase()
    set_passphrase(store, made)
    return FirstPassphrase(made)


def sign_in(store: Store, text: str, now: datetime) -> str:
    """Return a token for the browser of somebody who knows the passphrase.

    Raises
    ------
    NotAllowedError : it is another one.
    """
    kept: dict[str, Any] = store.workspace.get(_NAME) or {}
    # As much work for a wrong one as for the right one, and where there is none.
    given = _hashed(text.strip()[:LONGEST], kept.get("salt", "00" * 16))
    if not kept.get("hash") or not hmac.compare_digest(given, kept["hash"]):
        raise NotAllowedError("wrong_passphrase")
    token = secrets.token_urlsafe(32)
    store.workspace.sign_in(_token_hash(token), now + timedelta(hours=SIGN_IN_HOURS), now)
    return token


def is_signed_in(store: Store, token: str, now: datetime) -> bool:
    """Return whether a browser may see everything: it has signed in, or nobody needs to."""
    if protection(store) is not Protection.ON:
        return True
    return bool(token) and store.workspace.is_signed_in(_token_hash(token), now)


def sign_out(store: Store, token: str) -> None:
    """Forget that a browser has signed in."""
    store.workspace.sign_out(_token_hash(token))


def wall_key(store: Store) -> str:
    """Return what the address of a wall carries, so that it opens without the passphrase."""
    return str(store.workspace.put_if_missing(_WALL_KEY, secrets.token_urlsafe(12)))


def is_wall_key(store: Store, given: str) -> bool:
    """Return whether an address carries the key of the walls."""
    kept = store.workspace.get(_WALL_KEY)
    return bool(kept) and hmac.compare_digest(str(kept).encode(), given.encode())


def _hashed(text: str, salt: str) -> str:
    return hashlib.scrypt(text.encode(), salt=bytes.fromhex(salt), **_COST).hex()


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
