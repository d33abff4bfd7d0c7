"""What arithmetic makes of independent ratings: composite, range, agreement. Pure functions, exact fractions."""
