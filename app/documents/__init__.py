"""Results become pages: the only room with reportlab and uharfbuzz."""
