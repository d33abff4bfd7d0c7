"""What a screen or the command line may ask for: one verb per file."""
