"""What several printed answers have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from prioritisation.decision.programme.items import Item
from prioritisation.decision.scoring.weights import Shares
from prioritisation.wording.wording import Wording

# Stands in a table where there is no number.
NOTHING = "–"


def names_of(items: Iterable[Item], say: Wording) -> Mapping[str, str]:
    """Return names in the reader's language, by id."""
    return {item.id: say.text(item.name) for item in items}


def shares_in_words(shares: Shares, say: Wording) -> str:
    """Return the shares above 0: ``impact 75%, speed 25%``."""
    return ", ".join(f"{c} {say.percent(share)}" for c, share in shares.items() if share)


def print_illustrative(items: Iterable[Item], say: Wording) -> None:
    """Say that scores and amounts are samples, where any item's are."""
    marked = sum(item.illustrative for item in items)
    if marked:
        click.echo("\n" + say("cli.illustrative", n=marked))
