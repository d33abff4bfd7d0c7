"""One person's encrypted file: the only room with sqlcipher3. See FORMAT.md."""
