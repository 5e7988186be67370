"""Answers → score table, agreement, values."""
