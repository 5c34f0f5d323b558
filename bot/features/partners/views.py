"""How partners look."""

from typing import Any

from bot.choosing import offered
from bot.listing import last_contact
from bot.naming import named, platform_name
from bot.profiles import how_to_meet, in_touch_last, who_they_are
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Item, Items, Message, Quoted, Say, Style, clip
from storage.hats import Hats
from storage.partners import Partner, Partners
from storage.people import People

SHOWN = 10
MOST_INVITED = 2
SHORT_NAME = 22


def directory(turn: Turn) -> Message:
    """All partners by name, or how to begin."""
    t, partners, total = turn.t, turn.open(Partners).all(limit=SHOWN), turn.open(Partners).count()
    if not partners:
        hint = t("Type /loop partner add and a name, or just write down what you heard: I will ask.")
        return Message(t("No partners yet."), (Hint(hint),))
    shown = tuple(
        Item(p.name, last_contact(turn, p), (turn.button(t("Open"), "partner.show", p.id),)) for p in partners
    )
    left = total - len(shown)
    more = t("and {n} more: type /loop partner and a name", n=left) if left else ""
    return Message(t.count("{n} partner", "{n} partners", total), (Items(shown, more=more),))


def card(turn: Turn, partner: Partner, title: str = "", is_new: bool = False) -> Message:
    """All that is known about a partner."""
    blocks: list[Any] = [Facts(tuple(facts(turn, partner)))]
    brief = turn.button(turn.t("Brief"), "partner.brief", partner.id)
    blocks.append(
        Buttons((*((turn.undo_button(),) if is_new else ()), brief, *invitations(turn, partner), *place(turn, partner)))
    )
    return Message(title or partner.name, tuple(blocks))


def invitations(turn: Turn, partner: Partner) -> tuple[Button, ...]:
    """For the first contacts whom no account acts as, else for whoever is named then."""
    connected = Hats(turn.session).connected(partner.id)
    waiting = [each for each in turn.open(People).contacts(partner.id) if each.id not in connected]
    if not waiting:
        return (turn.button(turn.t("Invite somebody"), "link.invite", partner.id),)
    return tuple(
        turn.button(
            turn.t("Invite {name}", name=clip(each.name, SHORT_NAME)), "link.invite", partner.id, person=each.id
        )
        for each in waiting[:MOST_INVITED]
    )


def place(turn: Turn, partner: Partner) -> tuple[Button, ...]:
    """A place of their own, where somebody of theirs is connected and there is none yet."""
    if partner.place or not Hats(turn.session).connected(partner.id):
        return ()
    return (turn.button(turn.t("Make a private place"), "places.make", partner.id),)


def facts(turn: Turn, partner: Partner) -> list[tuple[str, str]]:
    t = turn.t
    rows = [
        *who_they_are(turn, partner, t("On their side")),
        (t("Private place"), platform_name(t, partner.place.partition(":")[0]) if partner.place else ""),
        *how_to_meet(turn, partner),
        (t("Quiet days"), ", ".join(partner.quiet_days)),
        (t("In touch"), cadence(turn, partner)),
        *in_touch_last(turn, partner),
    ]
    return [(label, value) for label, value in rows if value]


def cadence(turn: Turn, partner: Partner) -> str:
    return turn.t(
        "every {ideal} days, {longest} at most", ideal=partner.ideal_gap_days, longest=partner.longest_gap_days
    )


def unsure(turn: Turn, name: str, near: tuple[Partner, ...], languages: str = "") -> Message:
    """Two or three that come near, and the way to add a new one."""
    t = turn.t
    shown = [turn.button(partner.name, "partner.show", partner.id) for partner in near]
    add = turn.button(t("Add as new"), "partner.add", None, Style.PRIMARY, name=name, languages=languages)
    if not near:
        return Message(t("I don't know “{name}” yet.", name=name), (Buttons((add,)),))
    said = Say(t("These come near. Is it one of them, or a new partner?"))
    return Message(t("“{name}”: do you mean one of these?", name=name), (said, *offered(turn, shown, add)))


def unsure_of(turn: Turn, name: str, near: tuple[Partner, ...], fact: str, value: str) -> Message:
    """The same question about a partner of whom something was typed, which is written down with the answer."""
    t = turn.t
    about: dict[str, Any] = {"fact": fact, "value": value, "review_id": turn.review_id}
    known = [turn.button(partner.name, "partner.change", partner.id, **about) for partner in near]
    add = turn.button(t("Add as new"), "partner.change", None, Style.PRIMARY, name=name, **about)
    title = t("Which partner is “{name}”?", name=name) if near else t("I don't know “{name}” yet.", name=name)
    hint = Hint(t("Your words are kept; nothing is saved with a partner until you choose."))
    return Message(title, (Quoted(f"{fact} {named(turn, value)}"), *offered(turn, known, add), hint))
