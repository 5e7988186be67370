"""The pipeline: programme and scores → matrix → portfolio. Pure: no files, no tables, no text."""
