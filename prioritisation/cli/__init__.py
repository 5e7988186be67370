"""The terminal: commands that answer questions about files, and move boards to and from the store.

`commands` holds what is typed, `frame` how a command ends; the other modules are loaded only
when a command runs, so that `--help` is there at once.
"""

from prioritisation.cli.commands import terminal

__all__ = ["terminal"]
