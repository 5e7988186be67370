"""The owner's page, by a personal link: plain forms, a few kilobytes, no session, no script."""
