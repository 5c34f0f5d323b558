"""What a correction teaches: the name that somebody typed is another one of the partner they meant, for their team."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError

from bot.replies import with_hint
from bot.turn import Reply, Turn
from bot.ui.form import Form
from storage.partners import Partner, PartnerAlias, Partners
from storage.text import fold

LONGEST = 60
"""Characters of a name that is worth learning."""
MEANT = "meant"
"""In what a form is about: the field with a partner that was picked, its name, and what had been typed for it."""


def learn_from(turn: Turn, form: Form, about: Mapping[str, Any], reply: Reply) -> Reply:
    """What a choice has taught, once the form that waited for it is saved with that partner; the card says so."""
    meant = about.get(MEANT)
    if not (meant and reply.is_done and getattr(form, meant["field"]) == meant["name"]):
        return reply
    name, typed = meant["name"], meant["typed"]
    return with_hint(reply, learned(turn, name, typed)) if learn(turn, name, typed) else reply


def learn(turn: Turn, name: str, typed: str) -> bool:
    """Another name for a partner, unless somebody is called so already. Undo takes it back with what it came with.

    What the team itself has taught before is put right.
    """
    partners = turn.open(Partners)
    partner, known = partners.called(name), partners.called(typed)
    if partner is None or not fold(typed) or len(typed) > LONGEST or known == partner:
        return False
    if known is None:
        return add(turn, partners, partner, typed)
    alias = taught(turn, typed)
    if alias is None or alias.partner_id != known.id:
        return False
    before, alias.partner_id = {"partner_id": alias.partner_id}, partner.id
    turn.session.flush()
    turn.changed(alias, before)
    return True


def add(turn: Turn, partners: Partners, partner: Partner, typed: str) -> bool:
    """A name that is new, unless somebody of the team teaches it at this very moment."""
    try:
        with turn.session.begin_nested():
            alias = partners.add_alias(partner, typed, turn.now, turn.viewer.team_id)
            turn.session.flush()
    except IntegrityError:
        return False
    turn.changed(alias)
    return True


def taught(turn: Turn, typed: str) -> PartnerAlias | None:
    """What the actor's own team was taught to mean by a name."""
    return turn.open(Partners).taught(typed)


def learned(turn: Turn, name: str, typed: str) -> str:
    """What is said on the card."""
    return turn.t("From now on “{typed}” means {name} in your team.", typed=typed, name=name)
