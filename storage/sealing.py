"""Keeps secrets unreadable in the database: whoever has a copy of it, and not the key, has nothing."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

__all__ = ["BadKey", "Seal", "WrongKey", "new_key"]
BOUND = "\n"


class BadKey(ValueError):
    """What was given as a key is none."""


class WrongKey(RuntimeError):
    """What is sealed was sealed with another key, for another owner, or was changed."""


def new_key() -> str:
    return Fernet.generate_key().decode()


class Seal:
    """Seals with the first key and opens with any, so that a key can be replaced. Raises BadKey.

    What is sealed says whose it is: copied to another owner's row, it can't be opened.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise BadKey("no key")
        try:
            self._keys = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise BadKey("not a key") from None

    def seal(self, owner: str, secret: str) -> str:
        return self._keys.encrypt(f"{owner}{BOUND}{secret}".encode()).decode()

    def opened(self, owner: str, sealed: str) -> str:
        """Raises WrongKey."""
        try:
            said, _, secret = self._keys.decrypt(sealed).decode().partition(BOUND)
        except InvalidToken:
            raise WrongKey("sealed with another key") from None
        if said != owner:
            raise WrongKey("sealed for another owner")
        return secret

    def renewed(self, sealed: str) -> str:
        """The same, sealed with the first key. Raises WrongKey."""
        try:
            return self._keys.rotate(sealed).decode()
        except InvalidToken:
            raise WrongKey("sealed with another key") from None
