"""Text becomes glyphs: faces, fallback, bidirectional order, shaping, lines, embedded fonts."""
