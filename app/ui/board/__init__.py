"""The board: candidates by competencies, the evidence side by side, and what the committee agrees."""
