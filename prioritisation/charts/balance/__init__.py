"""The balance of a portfolio as bars: money and value side by side."""
