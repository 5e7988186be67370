"""Answers → score table → points, ranking and values; output/input computed from cost."""
