"""The same under doubt: other people's scores, other groups of people."""
