"""The lines of a partner's profile that our side and the partner both read."""

from bot.turn import Turn
from storage.communities import Communities
from storage.partners import Partner, Partners, Side
from storage.people import People

Rows = list[tuple[str, str]]


def who_they_are(turn: Turn, partner: Partner, their_side: str) -> Rows:
    """Names and people. `their_side`: what their half of the relationship is called for whoever reads this."""
    t, partners, people = turn.t, turn.open(Partners), turn.open(People)
    holders = [partners.liaison(partner.id), partners.liaison(partner.id, is_backup=True)]
    theirs = partners.liaison(partner.id, Side.THEIRS)
    return [
        (t("Also called"), ", ".join(partners.aliases(partner.id))),
        (t("Relationship"), t(partner.depth.value)),
        (t("Communities"), ", ".join(turn.open(Communities).of(partner.id))),
        (t("Contacts"), ", ".join(person.name for person in people.contacts(partner.id))),
        (t("Held by"), ", ".join(people.name(held.person_id) for held in holders if held)),
        (their_side, people.name(theirs.person_id) if theirs else ""),
    ]


def how_to_meet(turn: Turn, partner: Partner) -> Rows:
    """What they say themselves."""
    t = turn.t
    return [
        (t("Languages"), partner.languages),
        (t("Meeting places"), partner.meeting_places),
        (t("Customs"), partner.customs),
    ]


def in_touch_last(turn: Turn, partner: Partner) -> Rows:
    return [(turn.t("Last contact"), turn.instant(partner.last_contact_at) if partner.last_contact_at else "")]
