"""References that people read out: in errors, in codes, in the audit trail."""

import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_ref() -> str:
    """Six characters that are easy to read out: no I, O, 0 or 1."""
    return "".join(secrets.choice(LETTERS) for _ in range(6))
