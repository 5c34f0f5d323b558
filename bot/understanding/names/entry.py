"""What the index has to be told of a partner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One partner: what it is called, and who is known there."""

    key: int | str
    name: str
    aliases: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    taught: tuple[str, ...] = ()
    """Those of the aliases that a correction taught: they are meant, whatever else their letters could stand for."""
