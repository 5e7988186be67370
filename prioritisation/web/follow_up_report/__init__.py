"""The report to the council as a page to be printed."""
