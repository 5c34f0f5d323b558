"""What people meet on Discord, screen by screen: played with sample people, and rendered as it would be sent."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from adapters import screens as common
from adapters.discord.fields import ACCOUNT
from adapters.discord.inbound import PLATFORM
from adapters.discord.modals import form_modal
from adapters.discord.render import answer_payload, post_payload
from adapters.discord.text import ENGLISH, Json
from adapters.screens import DIRECT, FIGURES, SHARED, TEAM, Screen, clock_of
from adapters.stage import Stage
from bot.platforms import platform_of
from bot.sample import TEAM_PLACE
from bot.turn import OpenForm, Reply
from bot.ui.folding import folded
from bot.ui.message import Button, Buttons, Facts, Item, Items, Message, Quoted, Say, Spot, Stamp

STEPS = ("one", "two", "three")
WIRE = "0123456789abcdef01234567"


def screens_json() -> list[Json]:
    """Every screen, played anew."""
    return common.screens_json(screens)


def screens(played: Stage) -> Iterator[Screen]:
    yield from for_partners(played)
    yield from written_down(played)
    yield from common.looked_up(played, answer, form)
    yield from reminded(played)
    yield from common.counted(played, posted)
    yield from gone_wrong(played)
    yield from with_much()


def answer(played: Stage, group: str, name: str, about: str, reply: Reply, place: str = TEAM) -> Screen:
    """What comes back to a command or a button: to one person alone, where they are."""
    return Screen(group, name, about, "answer", answer_payload(reply.messages), clock_of(played), place)


def posted(played: Stage, group: str, name: str, about: str, message: Message, place: str) -> Screen:
    """What is posted, where it stays."""
    short = folded(message, platform_of(PLATFORM).posted).message
    return Screen(group, name, about, "message", post_payload(short, WIRE), clock_of(played), place)


def form(group: str, name: str, about: str, opened: OpenForm | None) -> Iterator[Screen]:
    """A window for each five questions."""
    assert opened is not None
    for at, _ in enumerate(opened.form.steps()):
        step = f"{name}, step {STEPS[at]}" if at else name
        part = slice(5 * at, 5 * at + 5)
        yield Screen(group, step, about, "modal", form_modal(opened, ENGLISH, part))


def for_partners(played: Stage) -> Iterator[Screen]:
    group = "For partners"
    played.says("ana", "promised Eastside the poster by Wednesday")
    told = played.newest("amina", "We promised")
    yield posted(played, group, "The partner hears of a promise", "Amina, right after", told, DIRECT)
    shares = played.says("amina", "share")
    yield answer(played, group, "What a partner can share", "Amina types /loop share", shares, SHARED)
    yield from form(group, "A need", "Amina presses A need", played.presses("amina", "A need").form)
    receipt = played.fills("amina", words="We need a room on *Sundays*, @everyone. See https://eastside.example/a_b_c")
    yield answer(played, group, "The partner's receipt", "Amina presses Send", receipt, SHARED)
    for name, words in (
        ("What was promised", "promises"),
        ("How they are reached", "preferences"),
        ("Their help", "help"),
    ):
        yield answer(played, group, name, f"Amina types /loop {words}", played.says("amina", words), SHARED)


def written_down(played: Stage) -> Iterator[Screen]:
    group = "Writing things down"
    words = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
    yield answer(played, group, "A note, saved", f"Ana types /loop {words}", played.says("ana", words))
    yield from form(group, "A note, edited", "Ana presses Edit", played.presses("ana", "Edit").form)
    opened = played.says("ana", "met").form
    assert opened is not None
    yield from form(group, "A meeting", "Ana types /loop met", opened)
    values = {"partner": "Eastside Mutual Aid", "held_on": "2027-03-05", "said": "They would share the key."}
    reply = played.fills("ana", **values)
    wrong = OpenForm(opened.form, opened.token, {**opened.values, **values}, reply.errors)
    yield from form(group, "Something to put right", "Ana saves a meeting that is still to come", wrong)
    words = "remind me to call Pastor Lee on Thursday"
    yield answer(played, group, "A follow-up", f"Ana types /loop {words}", played.says("ana", words))
    played.says("ana", "promised by Casa Latina the flyer text by Thursday")
    played.says("ana", "remind me every Thursday to check the box at the laundromat")
    yield answer(played, group, "What one looks after", "Ana types /loop mine", played.says("ana", "mine"))
    yield from form(group, "Moving a date", "Ana presses Renegotiate", played.presses("ana", "Renegotiate").form)


def reminded(played: Stage) -> Iterator[Screen]:
    group = "Being reminded"
    played.goes_to(datetime(2027, 3, 4, 14, 5, tzinfo=UTC))
    bundle = played.newest("ana")
    yield posted(played, group, "What is due, in one message", "Thursday morning", bundle, DIRECT)
    yield from form(group, "Not now", "Ana presses Snooze", played.presses("ana", "Snooze", "Pastor Lee").form)
    offered = played.presses("ana", "Hand over", "flyer text").form
    yield from form(group, "To somebody else", "Ana presses Hand over", offered)
    played.goes_to(datetime(2027, 3, 10, 15, 30, tzinfo=UTC))
    yield posted(played, group, "The team can help", "The next week", played.newest(TEAM_PLACE), TEAM)


def gone_wrong(played: Stage) -> Iterator[Screen]:
    yield from common.gone_wrong(played, answer)


def with_much() -> Iterator[Screen]:
    """The same parts with more and more to press, and what people type to look like something else."""
    group = "When there is much, or mischief"
    for n, each, name in ((3, 1, "A few"), (10, 2, "More"), (10, 4, "Many")):
        made = Message(f"{n} things to do", (listed(n, each), Buttons((Button("Undo", "u"),))))
        about = f"{n} items with buttons: {each} for each"
        yield Screen(group, f"{name}, as an answer", about, "answer", answer_payload((made,)), "09:00", TEAM)
        yield Screen(group, f"{name}, as it is posted", about, "message", post_payload(made, WIRE), "09:00", DIRECT)
    yield from both(group, "Figures", "A table, facts, a place and an instant", figures())
    yield from both(group, "Mischief", "Words that would be mark-up", mischief())


def both(group: str, name: str, about: str, blocks: Sequence[Message]) -> Iterator[Screen]:
    yield Screen(group, f"{name}, as an answer", about, "answer", answer_payload(blocks), "09:00", TEAM)
    yield Screen(group, f"{name}, as it is posted", about, "message", post_payload(blocks[0], WIRE), "09:00", DIRECT)


def listed(n: int, each: int) -> Items:
    words = ("Done", "Snooze", "Renegotiate", "Hand over")[:each]
    return Items(
        tuple(
            Item(f"thing number {at}", "due Friday", tuple(Button(word, f"{at}-{word}") for word in words))
            for at in range(1, n + 1)
        ),
        "Open",
    )


def figures() -> tuple[Message, ...]:
    call = Item("A call", "with Pastor Lee", (), Stamp(datetime(2027, 3, 4, 14, 0, tzinfo=UTC), "Thursday, 9:00"))
    blocks = (
        Say("What we promised, partner by partner."),
        FIGURES,
        Facts((("Kept on time", "4 of 7"),)),
        Spot("Posted in", f"{ACCOUNT}c42", "#outreach-team"),
        Items((call, Item("A visit", "on Sunday")), "Next"),
    )
    return (Message("Promises of this month", blocks),)


def mischief() -> tuple[Message, ...]:
    typed = "# @everyone **now** [the bank](https://evil.example) ||x|| <@42> <t:0:R>\n- `code` :tada: ~~no~~\n> q"
    return (Message("**Title** of @here", (Say(typed), Quoted(typed, "_Amina_"), Facts((("*Due*", typed),)))),)
