"""The planner's pictures: frontier, strip, timeline, money by year, three lists, scenarios."""
