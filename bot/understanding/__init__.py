"""Reading what people write: dates, partners and people, and the records a sentence holds. Pure: no I/O, no database."""
