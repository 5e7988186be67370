"""A portfolio by what its measures share: where the weight lies, and what is left out."""
