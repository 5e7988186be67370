"""A plan and its answer written out in full, in words and in mathematics, for an auditor."""
