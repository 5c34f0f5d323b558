"""What came in: by which key an event is known, and what was typed in it."""

from hashlib import sha256

from sqlmodel import Session

from bot.events import Commanded, Event, Invoked, Quote, Said, Submitted
from bot.forms import PREFIX, joined
from bot.i18n import DEFAULT, spoken, translator
from bot.router import Router
from bot.ui.form import in_words
from storage.actions import Actions
from storage.text import storable

LONGEST_KEY = 200


def inbox_key(event: Event) -> str:
    """A delivery is known by its sender and its key, so that nobody can use up the key of someone else."""
    whole = storable(":".join((*event.sender.key, event.key)))
    return whole if len(whole) <= LONGEST_KEY else sha256(whole.encode()).hexdigest()


def typed_words(event: Event) -> str:
    """What a person typed in an event, for the review list."""
    match event:
        case Commanded(words=words, values=values):
            return joined({"": words, **values})
        case Said(words=words):
            return words
        case Submitted(values=values):
            return joined(values)
        case Invoked(quote=Quote(words=words)):
            return words
        case _:
            return ""


def own_words(session: Session, router: Router, event: Event) -> str:
    """What somebody typed who may not do it any more: a form, or a line that says more than which command."""
    if not isinstance(event, Submitted):
        words = typed_words(event).strip()
        return words if len(words.split()) > 1 else ""
    row, t = Actions(session).find(event.token), translator(spoken(event.sender.language) or DEFAULT)
    handler = router.forms.get(row.action.removeprefix(PREFIX)) if row else None
    return in_words(handler.form, event.values, t) if handler else joined(event.values)
