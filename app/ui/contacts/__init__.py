"""One's own card, and the people whose words were compared."""
