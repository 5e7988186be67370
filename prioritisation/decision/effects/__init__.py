"""Economic effects: what measures put in, and what that brings in three figures never added."""
