"""The parts of the Measures page."""
