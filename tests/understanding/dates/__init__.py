"""How dates in text are understood."""
