"""Who may do and see what: guesses slowed down, the passphrase, addresses of this server."""
