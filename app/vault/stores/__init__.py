"""One small module per aggregate: its frozen rows, its tables, and what is asked of them."""
