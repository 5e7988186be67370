"""The parts of the matrix pages: measures, vitality factors, trends."""
