"""What moved since: values over time, whether they go as wished, and how far the measures are."""
