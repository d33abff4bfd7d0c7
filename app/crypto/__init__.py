"""Keys, key words, passphrases and age boxes: the only room with argon2, pyrage and mnemonic."""
