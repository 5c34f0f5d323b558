"""What was with somebody who left: each thing with the way to hand it over."""

from collections.abc import Callable
from typing import Any

from bot.feature import LetterRun
from bot.features.team.unled import lines
from bot.i18n import Translator
from bot.kinds import COMMITMENT, find, kind_of
from bot.leaving import left_with
from bot.reminding import Item
from bot.saying import say_due
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Hint, Items, Message, Say, Style
from bot.ui.message import Item as Row
from bot.writing import late_hints, letter_button, zone_for
from storage.outbox import OutboxState
from storage.partners import Partners
from storage.people import People, Person
from storage.teams import Teams
from storage.viewer import SYSTEM

SHOWN = 10
NAMED = 5
Make = Callable[..., Button]
"""Makes a button of a label, an action, the key of a record, a style, and arguments."""


def write_gone(run: LetterRun) -> Message | None:
    """To who remains: somebody is not here any more. It shows what became of each thing since."""
    people, payload = People(run.session, SYSTEM), run.item.payload
    person = people.get(payload["person"])
    if person is None or (person.left_at is None and run.item.state is not OutboxState.SENT):
        return None
    if person.left_at is None:
        return Message(run.t("{name} is here again.", name=person.name))
    found = [item for kind, key in payload["items"] if (item := find(run.session, SYSTEM, kind, key))]
    held = Partners(run.session, SYSTEM).of_liaison(person.id)
    zone = zone_for(run)

    def make(*about: Any, **args: Any) -> Button:
        return letter_button(run, *about, **args)

    def row(item: Item) -> Row:
        if item.is_open and item.owner_id == person.id:
            return row_of(run.t, item, detail(run, item, zone), make)
        return Row(item.words, became(run.t, people, item))

    live_first = sorted(found, key=lambda item: not (item.is_open and item.owner_id == person.id))
    rows = tuple(row(item) for item in (live_first if run.is_whole else live_first[:SHOWN]))
    unnamed, left = payload["more"], len(found) - len(rows)
    named = listed(run.t, rows, 0 if left else unnamed)
    unled = lines(Teams(run.session, SYSTEM), run.t, run.reader.team_id if run.reader else None)
    blocks = [*late_hints(run), Say(counted(run.t, found)), *named, *partnerships(run.t, held), *unled]
    title = run.t("{name} is not here any more.", name=person.name)
    return Message(title, tuple(blocks), left=left + unnamed if left else 0)


def left_behind(turn: Turn, person: Person) -> tuple[Block, ...]:
    """The same for a manager who just took somebody off the team."""
    items = left_with(turn.session, turn.viewer, person)
    partners = turn.open(Partners)
    rows = tuple(
        row_of(
            turn.t,
            item,
            facts(turn.t, partners, item, say_due(item, turn.actor.zone, turn.now, turn.t.language)),
            turn.button,
        )
        for item in items[:SHOWN]
    )
    found = (*listed(turn.t, rows, len(items) - len(rows)), *partnerships(turn.t, partners.of_liaison(person.id)))
    return (Say(counted(turn.t, items)), *found, Buttons((turn.undo_button(),)))


def counted(t: Translator, items: list[Item]) -> str:
    """`3 promises and 2 follow-ups were with them.`"""
    promises = sum(kind_of(item) == COMMITMENT for item in items)
    steps = len(items) - promises
    if not items:
        return t("Nothing open was with them.")
    of_each = [
        t.count("{n} promise", "{n} promises", promises) if promises else "",
        t.count("{n} follow-up", "{n} follow-ups", steps) if steps else "",
    ]
    return t("With them: {things}.", things=t(" and ").join(part for part in of_each if part))


def listed(t: Translator, rows: tuple[Row, ...], left: int) -> tuple[Block, ...]:
    more = t("and {n} more", n=left) if left > 0 else ""
    return (Items(rows, t("Who could take this over?"), more),) if rows else ()


def row_of(t: Translator, item: Item, said: str, make: Make) -> Row:
    kind = kind_of(item)
    hand_over = make(t("Hand over"), "remind.hand_over", item.id, Style.PRIMARY, kind=kind)
    return Row(item.words, said, (hand_over, make(t("I'll take it"), "remind.take", item.id, Style.PLAIN, kind=kind)))


def detail(run: LetterRun, item: Item, zone: str) -> str:
    partners = Partners(run.session, SYSTEM)
    return facts(run.t, partners, item, say_due(item, zone, run.now, run.t.language))


def facts(t: Translator, partners: Partners, item: Item, due: str) -> str:
    parts = (partners.name(item.partner_id), t("due {date}", date=due) if due else t("no date yet"))
    return " · ".join(part for part in parts if part)


def became(t: Translator, people: People, item: Item) -> str:
    """Who has it now, or that it is over."""
    if not item.is_open:
        return t("settled")
    return t("{name} looks after it by now.", name=people.name(item.owner_id))


def partnerships(t: Translator, held: list[Any]) -> tuple[Block, ...]:
    """The relationships they held, and how another takes one on."""
    if not held:
        return ()
    names = ", ".join(partner.name for partner in held[:NAMED])
    names += f" {t('and {n} more', n=len(held) - NAMED)}" if len(held) > NAMED else ""
    how = t("To pass one on, type /loop partner {partner} liaison and a name.", partner=held[0].name)
    return (Say(t("They held the relationship with: {names}.", names=names)), Hint(how))
