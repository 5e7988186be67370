"""The programme on a page where it can be changed in place."""
