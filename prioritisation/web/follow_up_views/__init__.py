"""The parts of the follow-up page: progress, personal links, the report."""
