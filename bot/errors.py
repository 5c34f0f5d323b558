"""Errors whose text is meant for people: what happened, and what to do now."""


class Explained(Exception):
    """Shown as it is, without a trace."""
