"""How this computer's window and pages are set."""
