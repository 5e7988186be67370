"""What is kept, in SQL: programme revisions, answers, events."""
