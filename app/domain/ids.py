"""Ids are types, so that a digest cannot stand where a code is meant. All hex is lower case."""

from typing import NewType

PanelId = NewType("PanelId", str)
"""16 random bytes as 32 hex digits."""
PanelDigest = NewType("PanelDigest", str)
"""SHA-256 of a panel block as 64 hex digits."""
PanelCode = NewType("PanelCode", str)
"""What people call a panel, like ``R-2026-31``."""
CandidateCode = NewType("CandidateCode", str)
"""What stands for a candidate's name outside a vault, like ``C-04``."""
KitHash = NewType("KitHash", str)
"""SHA-256 of a kit's canonical JSON as 64 hex digits."""
KeyDigest = NewType("KeyDigest", str)
"""SHA-256 of a SubjectPublicKeyInfo as 64 hex digits: a person's identity."""
SealDigest = NewType("SealDigest", str)
"""SHA-256 of a sealed file's payload as 64 hex digits: a receipt."""
SealId = NewType("SealId", str)
"""16 random bytes of one seal as 32 hex digits."""
