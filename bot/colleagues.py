"""What a line tells of our own people, in what a form that is filled from it is about."""

AWAY = "is_away"
"""Who writes it down was not there."""
DOER = "doer"
"""The colleague who is to do it."""
