"""The parts of the page of reasons: why, what else there is, what if."""
