"""The parts of the Portfolio page."""
