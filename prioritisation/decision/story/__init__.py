"""The story round the measures: what trends do to them, and where the map leads.

What is told here informs; none of it enters a measure's value.
"""
