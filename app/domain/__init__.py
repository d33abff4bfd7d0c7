"""What is true: panel, kit, candidate, note, scorecard, opening, decision. Standard library only."""
