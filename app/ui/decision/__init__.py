"""Decisions with their reasons, and the summary that carries them."""
