"""Guesses that are counted, without the waiting."""

from prioritisation.actions.access.throttle import Throttle


class Impatient(Throttle):
    """Tells as a throttle does whether a guess may be made, and makes nobody wait."""

    def wait(self, address):
        wait = super().wait(address)
        return None if wait is None else 0.0
