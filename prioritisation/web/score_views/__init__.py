"""The views of the Scores page."""
