"""Demands that contradict each other, and the cheapest single changes that end it."""
