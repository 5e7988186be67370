"""Change what the programme on a page says: its words, its lists, its headline indicators."""
