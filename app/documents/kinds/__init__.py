"""One module per kind of page: its values in, the story of its parts out."""
