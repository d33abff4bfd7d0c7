"""What the pages of one committee meeting share: which panel, and the steps in the rail."""
