"""Signing in, and the pages of the town's own words."""
