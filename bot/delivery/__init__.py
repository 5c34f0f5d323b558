"""How one message gets from a row of the outbox to a platform."""
