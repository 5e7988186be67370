"""Where two groups disagree: the items by how far apart the two are."""
