"""The server, its pages and what they keep of a session."""
