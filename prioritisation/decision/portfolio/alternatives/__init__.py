"""What else there is: the next best portfolios, those that differ most, how many are as good."""
