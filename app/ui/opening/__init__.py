"""The opening: what will be opened and who is there; one act; its minutes."""
