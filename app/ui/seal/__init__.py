"""Sealing: what leaves, what stays, and the receipt."""
