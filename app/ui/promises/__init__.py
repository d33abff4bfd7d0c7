"""What is promised and when it ends, in words for the people who rely on it."""
