"""A manager forgets somebody: a contact who asked for it by other ways, or one of the team who has left."""

from typing import Any

from bot import replies
from bot.features.forgetting.views import backups, goes, only_keeps, yours
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Facts, Hint, Item, Items, Message, Say, Style
from storage.forgetting import forget
from storage.forgotten import Wish
from storage.partners import Partners
from storage.people import People, Person
from storage.trail import kept_of

SHOW, ASK, DO = "forgetting.show_person", "forgetting.ask_person", "forgetting.do_person"


def begin_for(turn: Turn, name: str) -> Reply:
    """Who is meant: one of several people of a name is picked by where they are."""
    t, found = turn.t, turn.open(People).to_forget(name)
    if not found:
        hint = t("A contact goes by their name. One of the team has to leave first: /loop team remove NAME")
        return replies.settled(turn.say(t("There is nobody called {name} whom I could forget.", name=name), Hint(hint)))
    if len(found) == 1:
        return Reply((question(turn, found[0]),))
    rows = tuple(
        Item(person.name, where(turn, person), (turn.button(t("This one"), SHOW, person.id),)) for person in found[:10]
    )
    return turn.say(t("Who is it?"), Items(rows))


def where(turn: Turn, person: Person) -> str:
    return turn.open(Partners).name(person.partner_id) or turn.t("who has left")


def found_by(turn: Turn, press: Press) -> Person | None:
    """The person behind a button, if they may still be forgotten."""
    person = turn.open(People).get(press.subject)
    return person if person and person in turn.open(People).to_forget(person.name) else None


def show(turn: Turn, press: Press) -> Reply:
    person = found_by(turn, press)
    return Reply((question(turn, person),)) if person else replies.not_found(turn)


def question(turn: Turn, person: Person) -> Message:
    t, kept = turn.t, kept_of(turn.session, person)
    rows = [(t("This goes"), "; ".join(goes(t, kept, is_own=False)))]
    choice = [] if only_keeps(person, kept) else yours(t, kept, is_own=False)
    if choice:
        rows.append((t("You choose"), "; ".join(choice)))
    rows.append((t("This stays"), t("what the team wrote in its own words, without the name")))
    title = t("Shall I forget {name}?", name=person.name)
    return Message(title, (Facts(tuple(rows)), Hint(where(turn, person)), Buttons(ways(turn, person, bool(choice)))))


def ways(turn: Turn, person: Person, has_choice: bool) -> tuple[Any, ...]:
    t = turn.t
    keep = t("Keep them without the name") if has_choice else t("Forget the name")
    kept = turn.button(keep, ASK, person.id, Style.PLAIN if has_choice else Style.DANGER, wish=Wish.KEEP.value)
    if not has_choice:
        return (kept,)
    return turn.button(t("Erase their words"), ASK, person.id, Style.DANGER, wish=Wish.ERASE.value), kept


def ask(turn: Turn, press: Press) -> Reply:
    person, t = found_by(turn, press), turn.t
    if person is None:
        return replies.not_found(turn)
    about = {"wish": press.args["wish"], "asked_at": turn.now.isoformat()}
    yes = turn.button(t("Yes, forget {name}", name=person.name), DO, person.id, Style.DANGER, **about)
    title = t("Forget {name} for good?", name=person.name)
    return turn.say(title, Hint(t("This can't be undone.")), Buttons((yes,)))


def done(turn: Turn, person: Person, wish: Wish) -> Reply:
    name = person.name
    forget(turn.session, person, wish if not only_keeps(person, None) else Wish.KEEP, turn.now)
    turn.audit("forgotten", person)
    return turn.say(turn.t("It is done. {name} is forgotten.", name=name), Say(backups(turn.t)))
