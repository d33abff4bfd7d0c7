"""The canonical signed PDF and the sealed PDF: spelled, signed, read back and refused here. See FORMAT.md."""
