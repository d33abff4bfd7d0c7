"""Another passphrase for an open vault, with another recovery sheet."""
