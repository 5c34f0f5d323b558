"""How what somebody looks after is listed, wherever it is: items with their buttons, partners, and what waits."""

from typing import Any

from bot.showing import dated
from bot.turn import Turn
from bot.ui.message import Button, Hint, Item, Style
from storage.commitments import Commitment, Direction
from storage.conversations import Conversations
from storage.follow_ups import FollowUp
from storage.partners import Partner, Partners
from storage.reviews import Reviews


def row(turn: Turn, item: Commitment | FollowUp) -> Item:
    parts = [turn.open(Partners).name(item.partner_id), promise_text(turn, item), *dated(turn, item)]
    return Item(item.words, " · ".join(part for part in parts if part), buttons(turn, item))


def promise_text(turn: Turn, item: Commitment | FollowUp) -> str:
    if not isinstance(item, Commitment):
        return ""
    return turn.t("they promised us") if item.direction is Direction.THEIRS else turn.t("we promised them")


def buttons(turn: Turn, item: Commitment | FollowUp) -> tuple[Button, ...]:
    kind: dict[str, Any] = {"kind": "commitment" if isinstance(item, Commitment) else "follow_up"}
    done = turn.button(turn.t("Done"), "remind.done", item.id, Style.PRIMARY, **kind)
    snooze = turn.button(turn.t("Snooze"), "remind.snooze", item.id, **kind)
    if isinstance(item, Commitment):
        return (done, turn.button(turn.t("Renegotiate"), "remind.renegotiate", item.id, **kind), snooze)
    return (done, snooze)


def waiting(turn: Turn) -> tuple[Hint, ...]:
    """What else waits for this person: words to be sorted, forms to be finished."""
    t, found = turn.t, []
    reviews = Reviews(turn.session, turn.actor.id).count()
    forms = len(Conversations(turn.session, turn.actor.id).all())
    if reviews:
        found.append(t.count("{n} entry waits in /loop review.", "{n} entries wait in /loop review.", reviews))
    if forms:
        found.append(t("A form is not finished: type resume to go on with it."))
    return tuple(Hint(words) for words in found)


def last_contact(turn: Turn, partner: Partner) -> str:
    if partner.last_contact_at is None:
        return turn.t("no contact written down yet")
    return turn.t("last contact {when}", when=turn.instant(partner.last_contact_at))
