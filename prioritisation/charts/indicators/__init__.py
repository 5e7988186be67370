"""Indicators over time: what is shown, the figure, and a small line for a card."""
