"""Parts of the balance page."""
