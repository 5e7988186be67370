"""Set, make or remove the passphrase of the workspace at the terminal."""

from __future__ import annotations

import click

from prioritisation.actions.access import passphrase
from prioritisation.settings import Settings
from prioritisation.store import open_store
from prioritisation.wording.wording import Wording


def change_passphrase(what: str, say: Wording) -> None:
    """Change the passphrase, and print what is so now.

    Parameters
    ----------
    what : ``set`` (it is asked for), ``new`` or ``off``
    """
    with open_store(Settings.from_environment().database_url) as store:
        if what == "off":
            passphrase.remove_passphrase(store)
            click.echo(say("access.off"))
            return
        if what == "new":
            text = passphrase.new_passphrase()
        else:
            text = click.prompt(say("access.type"), hide_input=True, confirmation_prompt=True)
        passphrase.set_passphrase(store, text)
        click.echo(say("access.made", passphrase=text) if what == "new" else say("access.is_set"))
