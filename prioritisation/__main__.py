"""The terminal: `python -m prioritisation`."""

from prioritisation.cli import terminal

if __name__ == "__main__":
    terminal(prog_name="python -m prioritisation")
