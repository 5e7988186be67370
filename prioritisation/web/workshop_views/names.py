"""What things are called on the workshop's page."""

from __future__ import annotations

from prioritisation.web import cached
from prioritisation.wording.wording import Wording


def names_of_items(say: Wording) -> dict[str, str]:
    """Return the names of the programme's items, by id."""
    return {item.id: say.text(item.name) for item in cached.desk().programme.all_items()}
