"""Collecting: files come in, each is checked and named, nothing is read."""
