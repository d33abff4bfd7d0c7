"""The interview page: questions, timed notes with their handling, ratings with anchors beside them."""
