"""Everything about understanding dates, names and sentences."""
