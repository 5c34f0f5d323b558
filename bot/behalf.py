"""Words that our side writes down for somebody at a partner who is not here themselves.

They are that person's words from the start, as if they had typed them: whoever is connected as them later sees them,
corrects them and takes them back like any others.
"""

import re

from bot.i18n import Translator
from bot.turn import Turn
from storage.partners import Partner
from storage.people import People, Person
from storage.text import fold, one_line
from storage.viewer import Role

FOR = re.compile(r"\(\s*(?:for|on behalf of|para|de parte de|en nombre de)\s+([^\W\d_][^()]{0,59})\)\s*", re.IGNORECASE)
QUOTES = '"“„«'


def taken_out(words: str) -> tuple[str, str]:
    """`Eastside (for Mrs. Osei): "..."`: the name, and the words without it. A quotation is left as it is."""
    found = FOR.search(words)
    quoted = min((at for mark in QUOTES if (at := words.find(mark)) >= 0), default=len(words))
    if found is None or found.start() > quoted or not found[1][:1].isupper():
        return "", words
    after = words[found.end() :]
    before = words[: found.start()].rstrip()
    return found[1].strip(), f"{before}{'' if after.startswith((':', ',', '.')) else ' '}{after}".strip()


def speaker(turn: Turn, partner: Partner, name: str) -> Person:
    """The contact of this name there, who is written down if nobody was."""
    known = turn.open(People).contacts(partner.id)
    if found := next((each for each in known if fold(each.name) == fold(name)), None):
        return found
    contact = Person(
        name=one_line(name), role=Role.CONTACT, partner_id=partner.id, zone=turn.actor.zone, created_at=turn.now
    )
    turn.session.add(contact)
    turn.session.flush()
    turn.changed(contact)
    return contact


def told(t: Translator, staff: str, name: str) -> str:
    """How it is said wherever such words are shown."""
    return (
        t("told to {staff}, on behalf of {name}", staff=staff, name=name) if name else t("told to {staff}", staff=staff)
    )
