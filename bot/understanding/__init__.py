"""Reading what people write: dates, partners and people, and what a sentence holds. Pure: no I/O."""
