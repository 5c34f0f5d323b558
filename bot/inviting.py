"""Inviting somebody of a partner's: the code, the words to hand over, and which of them wait to be used."""

import re
import secrets
from datetime import datetime

from bot.hats import is_at_a_shared_place, not_here
from bot.i18n import DEFAULT, Translator, translator
from bot.platforms import PLATFORMS, Platform
from bot.refs import LETTERS
from bot.turn import Outcome, Reply, Turn
from bot.ui.dates import say_instant
from bot.ui.message import Buttons, Hint, Item, Items, Message, Quoted, Say
from storage.hats import Hats
from storage.invites import GOOD_FOR, Invite, Invites
from storage.links import hashed
from storage.partners import Partner
from storage.people import People, Person
from storage.text import fold, one_line

LENGTH = 8
NAME = 60
HALF = f"([{LETTERS}]{{{LENGTH // 2}}})"
CODE = re.compile(rf"\W*{HALF}[\W_]*{HALF}\W*")
REVOKE = "link.revoke"
LANGUAGES = {"english": "en", "ingles": "en", "spanish": "es", "espanol": "es", "castellano": "es"}
"""What partners call the languages that we speak."""
SHOWN = 5


def new_code() -> str:
    """Eight characters that are easy to read out and to type: forty bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(words: str) -> str:
    """A code as it may be typed: in small letters, as one word or two, with a full stop. Empty for anything else."""
    found = CODE.fullmatch(words.upper())
    return "".join(found.groups()) if found else ""


def shown_code(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def language_of(partner: Partner) -> str:
    """The first of a partner's languages that we speak."""
    named = (fold(part.strip()) for part in re.split(r"[,;/&]|\band\b|\by\b", partner.languages))
    return next((LANGUAGES[name] for name in named if name in LANGUAGES), DEFAULT)


def invite(turn: Turn, partner: Partner, name: str = "") -> Reply:
    """A code for somebody at a partner; with a name, for the contact who was written down so."""
    if is_at_a_shared_place(turn):
        return not_here(turn)
    name = one_line(name)
    if len(name) > NAME:
        turn.keep(name, turn.t("This is too long for a name."))
        return Reply((Message(turn.t("This is too long for a name.")),), outcome=Outcome.REFUSED)
    contact = next((each for each in turn.open(People).contacts(partner.id) if fold(each.name) == fold(name)), None)
    if contact and contact.id in Hats(turn.session).connected(partner.id):
        return connected_already(turn, contact)
    code = new_code()
    made = Invites(turn.session, turn.viewer).give(
        Invite(
            partner_id=partner.id,
            author_id=turn.actor.id,
            person_id=contact.id if contact else None,
            name=contact.name if contact else name,
            code_hash=hashed(code),
            good_until=turn.now + GOOD_FOR,
            created_at=turn.now,
        )
    )
    turn.changed(made)
    return Reply((handed_over(turn, partner, made, code),))


def connected_already(turn: Turn, contact: Person) -> Reply:
    title = turn.t("{name} is connected already.", name=contact.name)
    hint = turn.t("For an account on another platform they type /loop link themselves.")
    return Reply((Message(title, (Hint(hint),)),), outcome=Outcome.SETTLED)


def handed_over(turn: Turn, partner: Partner, made: Invite, code: str) -> Message:
    """What is to be handed over, word for word, in the language of who will read it."""
    t = turn.t
    title = t("An invitation to {partner}", partner=partner.name)
    if made.name:
        title = t("An invitation for {name} to {partner}", name=made.name, partner=partner.name)
    words = Quoted(words_for(language_of(partner), code, made.good_until, turn.actor.zone))
    sees = Hint(t("Whoever types it sees the promises and notes shared with {partner}.", partner=partner.name))
    ask = Say(t("Please hand these words over:"))
    return Message(title, (ask, words, sees, Buttons((turn.undo_button(),)), *others(turn, made)))


def words_for(language: str, code: str, until: datetime, zone: str) -> str:
    t = translator(language)
    lines = (typed_in(t, each, shown_code(code)) for each in PLATFORMS.values() if each.invited_by)
    once = t("It works once, until {when}.", when=say_instant(until, zone, t.language))
    return "\n".join((*lines, once))


def typed_in(t: Translator, platform: Platform, code: str) -> str:
    typed = platform.invited_by.format(code=code)
    return t("In {platform}, type this to me: {typed}", platform=t(platform.name), typed=typed)


def others(turn: Turn, made: Invite) -> tuple[Items, ...]:
    """The codes for this partner that were given out before and may still be used."""
    waiting = Invites(turn.session, turn.viewer).waiting(made.partner_id, turn.now)
    rows = tuple(row(turn, each) for each in waiting if each.id != made.id)
    left = len(rows) - SHOWN
    more = turn.t("and {n} more", n=left) if left > 0 else ""
    return (Items(rows[:SHOWN], turn.t("Given out before and not used yet"), more),) if rows else ()


def row(turn: Turn, waiting: Invite) -> Item:
    t = turn.t
    until = t("until {when}", when=turn.instant(waiting.good_until))
    return Item(waiting.name or t("No name"), until, (turn.button(t("Take back"), REVOKE, waiting.id),))
