"""Kits: the list, import, samples, and the editor."""
