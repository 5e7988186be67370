"""The guide: chapters for each of the three users, the words, and the method."""
