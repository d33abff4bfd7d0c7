"""Panels: the list, the draft, and the packs that were issued."""
