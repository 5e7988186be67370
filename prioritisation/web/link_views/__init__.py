"""From trends to measures: what is linked, typed in, and found."""
