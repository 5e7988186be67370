"""The written model as a page to be downloaded, read and printed."""
