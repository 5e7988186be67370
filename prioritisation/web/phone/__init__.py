"""The participant's page: plain forms, a few kilobytes, no session."""
