"""Positions → quadrants, low-hanging fruit, items near a border."""
