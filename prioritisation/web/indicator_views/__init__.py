"""The views of the page of indicators."""
