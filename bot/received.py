"""What came in: by which key an event is known, and what was typed in it."""

from hashlib import sha256

from bot.events import Commanded, Event, Invoked, Quote, Said, Submitted
from bot.forms import joined
from storage.text import storable

LONGEST_KEY = 200


def inbox_key(event: Event) -> str:
    """A delivery is known by its sender and its key, so that nobody can use up the key of someone else."""
    whole = storable(":".join((*event.sender.key, event.key)))
    return whole if len(whole) <= LONGEST_KEY else sha256(whole.encode()).hexdigest()


def typed_words(event: Event) -> str:
    """What a person typed in an event, for the review list."""
    match event:
        case Commanded(words=words) | Said(words=words):
            return words
        case Submitted(values=values):
            return joined(values)
        case Invoked(quote=Quote(words=words)):
            return words
        case _:
            return ""
