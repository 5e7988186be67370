"""Economic effects: of a list, of one measure, and what turns effects into money."""
