"""Nothing is taken in of what somebody types who would rather have nothing kept: it is given back to them."""

from bot import replies
from bot.dialogue import takes
from bot.events import Commanded, Event, Invoked, Said, Submitted
from bot.received import own_words, typed_words
from bot.router import Router, without_slash
from bot.turn import Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Quoted
from storage.actions import Actions
from storage.conversations import Conversations
from storage.labels import Consents, Purpose
from storage.viewer import Role

RIGHTS = frozenset({"preferences", "privacy", "stop", "export", "forget", "link", "help", "undo"})
"""Commands whose words are no words of theirs that we would keep."""
FORMS = frozenset({"settings.preferences"})
TELLS = frozenset({"share"})
"""Commands that are there to tell us something, so that they are no use without being taken in."""
CHANGE = "consent.change"


def given_back(turn: Turn, router: Router, event: Event) -> Reply | None:
    """The answer to words that would be kept and may not be; none for anything else."""
    if turn.viewer.role is not Role.CONTACT or turn.open(Consents).given(turn.actor.id, Purpose.KEEP, turn.now):
        return None
    if not would_keep(turn, router, event):
        return None
    t, words = turn.t, own_words(turn.session, router, event) or typed_words(event)
    keep = turn.button(t("Keep it"), CHANGE, purpose=Purpose.KEEP.value, given=True)
    hint = Hint(t("Press the button if you want it kept from now on, and send it again."))
    said = (Quoted(words[: replies.PIECE]),) if words else ()
    title = t("You asked us to keep nothing, so I did not take this in.")
    return replies.refused(Reply((Message(title, (*said, hint, Buttons((keep,)))),)))


def would_keep(turn: Turn, router: Router, event: Event) -> bool:
    match event:
        case Commanded(words=words):
            return command_keeps(turn, router, without_slash(words))
        case Said(words=words):
            talk = Conversations(turn.session, turn.actor.id).current()
            if talk and takes(talk, words):
                return talk.form not in FORMS
            return command_keeps(turn, router, without_slash(words))
        case Submitted(token=token):
            row = Actions(turn.session).find(token)
            return row is not None and row.action.partition(":")[2] not in FORMS
        case Invoked():
            return True
        case _:
            return False


def command_keeps(turn: Turn, router: Router, words: str) -> bool:
    """Whether a line says something that would be written down."""
    found = router.command(words or "menu", turn.viewer.role)
    if found is None:
        return replies.small_talk(turn, words) is None
    command, rest = found
    return command.word in TELLS or (bool(rest) and command.word not in RIGHTS)
