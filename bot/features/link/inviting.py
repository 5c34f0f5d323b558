"""Our side invites somebody of a partner's: by a line, by a button on the partner's card, or by a form."""

from typing import Any, ClassVar

from bot import replies
from bot.choosing import Known, choose_partner, names_for
from bot.i18n import mark
from bot.inviting import invite
from bot.turn import Press, Reply, Turn
from bot.ui.form import Form, Kind, ask
from bot.ui.message import Hint
from storage.invites import Invites
from storage.partners import Partner, Partners
from storage.people import People
from storage.text import fold

MOST_WORDS = 12
FOR = frozenset({"for", "para", "-", "–"})
"""Words that may stand between a partner and the name of somebody there."""


class InviteForm(Form):
    """Whom to invite. A partner is enough."""

    name: ClassVar = "link.invite"
    title: ClassVar = mark("Invite somebody")
    submit: ClassVar = mark("Make a code")

    partner: str = ask(mark("To which partner?"), Kind.PARTNER)
    person: str = ask(mark("What is their name?"), hint=mark("Leave it empty if you don't know it."), default="")


def invite_to(turn: Turn) -> Reply:
    """`/loop link Eastside for Amina`: the longest beginning that surely names a partner, then a name."""
    partner, person = parted(turn)
    return turn.submit(InviteForm, {"partner": partner, "person": person})


def parted(turn: Turn) -> tuple[str, str]:
    words, names = turn.words.split(), names_for(turn)
    for end in range(min(len(words), MOST_WORDS), 0, -1):
        match names.look_up(" ".join(words[:end])):
            case Known(partner=found):
                rest = words[end:]
                return found.name, " ".join(rest[1:] if rest and fold(rest[0]) in FOR else rest)
    return turn.words, ""


def save(turn: Turn, form: InviteForm, about: dict[str, Any]) -> Reply:
    partner = choose_partner(turn, form, "partner", about)
    return partner if isinstance(partner, Reply) else invite(turn, partner, form.person)


def pressed(turn: Turn, press: Press) -> Reply:
    """From the partner's card: for one of their contacts, or for whoever is named in the form."""
    partner: Partner | None = turn.open(Partners).get(press.subject)
    if partner is None:
        return replies.not_found(turn)
    if "person" not in press.args:
        return turn.open_form(InviteForm, {"partner": partner.name})
    contact = turn.open(People).get(int(press.args["person"]))
    return invite(turn, partner, contact.name) if contact else replies.not_found(turn)


def revoke(turn: Turn, press: Press) -> Reply:
    """A code that was given out is good for nothing any more."""
    invites = turn.open(Invites)
    found = invites.get(press.subject)
    if found is None:
        return replies.not_found(turn)
    turn.audit("revoked", found)
    invites.revoke(found)
    return turn.say(turn.t("This code is good for nothing any more."), Hint(turn.t("Nobody has used it.")))
