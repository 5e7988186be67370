"""What the one who runs the server sets, by environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

DATABASE_URL = "PRIORITISATION_DATABASE_URL"
PUBLIC_URL = "PRIORITISATION_PUBLIC_URL"
LOGIN = "PRIORITISATION_LOGIN"
LOGIN_ALLOWED = "PRIORITISATION_LOGIN_ALLOWED"
_DEFAULT_DATABASE_URL = "sqlite:///var/prioritisation.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The server's settings.

    Parameters
    ----------
    database_url : where everything is kept, as a SQLAlchemy URL; a relative path in it hangs
        on the working directory. `store.open_store` checks it, and makes the folder of a file.
    public_url : where phones find the server, for the QR code; empty = the machine's own address
    login : ``oidc`` = facilitators and planners log in with an OpenID Connect provider, instead of
        the passphrase; empty = they do not
    login_allowed : addresses of those who may come in, or their domains with an @ before; empty =
        everybody whom the provider knows
    """

    database_url: str = _DEFAULT_DATABASE_URL
    public_url: str = ""
    login: str = ""
    login_allowed: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the settings of an environment; a variable that is empty counts as not set."""
        return cls(
            database_url=environment.get(DATABASE_URL, "").strip() or _DEFAULT_DATABASE_URL,
            public_url=environment.get(PUBLIC_URL, "").strip(),
            login=environment.get(LOGIN, "").strip().lower(),
            login_allowed=tuple(
                part.strip().lower()
                for part in environment.get(LOGIN_ALLOWED, "").split(",")
                if part.strip()
            ),
        )

    def lets_in(self, email: str) -> bool:
        """Return whether somebody who has logged in may come in."""
        address = email.strip().lower()
        if not self.login_allowed:
            return True
        return any(
            address.endswith(allowed) if allowed.startswith("@") else address == allowed
            for allowed in self.login_allowed
        )
