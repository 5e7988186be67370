"""The terminal: commands that answer questions about files, and move boards to and from the store.

`commands` and `questions` hold what is typed, `options` what several of them take, `frame` how a
command ends; the other modules are loaded only when a command runs, so that `--help` is there at
once.
"""

# The questions are commands too, once their module is loaded.
from prioritisation.cli import questions as questions
from prioritisation.cli.commands import terminal

__all__ = ["terminal"]
