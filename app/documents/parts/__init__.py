"""What pages are made of: blocks that know their height, where they may part, and how they are drawn."""
