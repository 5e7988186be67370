"""The parts of the Impact matrix page."""
