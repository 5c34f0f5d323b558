"""Somebody who is named in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a text, and the partner they belong to, where that is clear."""

    start: int
    end: int
    name: str
    partner_key: int | str | None = None
    may_be_of: tuple[int | str, ...] = ()
    """The partners at which somebody is called so, when there are several."""
    is_ours: bool = False
    """One of our own people is called so."""
    is_writer: bool = False
    """That one wrote the line."""

    @property
    def is_theirs(self) -> bool:
        """Somebody of a partner may be meant."""
        return not self.is_ours or self.partner_key is not None or bool(self.may_be_of)

    @property
    def is_colleague(self) -> bool:
        """One of our own people for sure, and not who wrote the line."""
        return not self.is_theirs and not self.is_writer
