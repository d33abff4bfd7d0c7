"""Accepting a pack: the pledge first, then names, then conflicts, then the rest."""
