"""What people meet on Slack, screen by screen: played with sample people, and rendered as it would be sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from adapters import screens as common
from adapters.screens import COUNTED, DIRECT, FIGURES, LOOKED_UP, SHARED, TEAM, WRONG, Screen, clock_of
from adapters.slack.answering import payload
from adapters.slack.budget import Rung
from adapters.slack.modals import error_blocks, form_view
from adapters.slack.render import home_view, message_payload, shown_view, working_view
from adapters.slack.text import ENGLISH, Json
from adapters.stage import Stage
from bot.events import Quote
from bot.sample import TEAM_PLACE
from bot.turn import OpenForm, Reply
from bot.ui.message import Facts, Message, Say


@dataclass(frozen=True, slots=True)
class SlackScreen(Screen):
    is_private: bool = False
    """Shown to one person alone, where others are."""
    errors: dict[str, str] = field(default_factory=dict)
    """What is not right in a modal, by block, as it is sent in answer to it."""


def screens_json() -> list[Json]:
    """Every screen, played anew."""
    return common.screens_json(screens)


def screens(played: Stage) -> Iterator[Screen]:
    yield from written_down(played)
    yield from promised(played)
    yield from looked_up(played)
    yield from reminded(played)
    yield from counted(played)
    yield from gone_wrong(played)
    yield from with_less()


def answer(played: Stage, group: str, name: str, about: str, reply: Reply, place: str = TEAM) -> SlackScreen:
    """What comes back to a command or a button: to one person alone, where they are."""
    answered = payload(reply.messages[0])
    return SlackScreen(group, name, about, "message", answered, clock_of(played), place, is_private=True)


def posted(played: Stage, group: str, name: str, about: str, message: Message, place: str) -> SlackScreen:
    """What is posted, where it stays."""
    return SlackScreen(group, name, about, "message", message_payload(message), clock_of(played), place)


def modal(group: str, name: str, about: str, view: Json, errors: dict[str, str] | None = None) -> SlackScreen:
    return SlackScreen(group, name, about, "modal", view, errors=errors or {})


def form(group: str, name: str, about: str, opened: OpenForm | None) -> Iterator[Screen]:
    assert opened is not None
    yield modal(group, name, about, form_view(opened, ENGLISH, "{}", "1"))


def put_right(group: str, name: str, about: str, opened: OpenForm, values: dict[str, str], reply: Reply) -> Screen:
    """A form that came back: Slack keeps the view as it is and puts the errors into it."""
    filled = OpenForm(opened.form, opened.token, {**opened.values, **values})
    view = form_view(filled, ENGLISH, "{}", "1")
    state: Json = {block["block_id"]: {} for block in view["blocks"] if block["type"] == "input"}
    return modal(group, name, about, view, error_blocks(state, reply.errors))


def written_down(played: Stage) -> Iterator[Screen]:
    group = "Writing things down"
    words = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
    yield answer(played, group, "A note, saved", f"Ana types /loop {words}", played.says("ana", words))
    yield from form(group, "A note, edited", "Ana presses Edit", played.presses("ana", "Edit").form)
    words = "heard Riverside Elders: they need larger print"
    yield answer(played, group, "A partner nobody knows yet", f"Ana types /loop {words}", played.says("ana", words))
    played.says("ana", "partner add Harbor Youth")
    words = "heard Harbor: they need chairs for the hall"
    yield answer(played, group, "Which partner is meant", f"Ana types /loop {words}", played.says("ana", words))
    yield from common.rambled(played, group, answer)
    yield from form(group, "What was heard", "Ana types /loop heard", played.says("ana", "heard").form)
    quote = Quote("The bus stops at six, so nobody can come.", "amina", "https://outreach.slack.com/archives/C1/p1")
    picked = played.picks("ana", "save_what_was_heard", quote)
    yield from form(group, "A message becomes a note", "Ana picks “Save what was heard” from a message", picked.form)
    played.fills("ana", partner="Eastside Mutual Aid", kind="need")
    yield from met(played, group)


def met(played: Stage, group: str) -> Iterator[Screen]:
    opened = played.says("ana", "met").form
    yield from form(group, "A meeting", "Ana types /loop met", opened)
    assert opened is not None
    values = {
        "partner": "Eastside Mutual Aid",
        "held_on": "2027-03-05",
        "said": "Evening classes stand empty. They would share the key.",
        "promises": "the room list by Friday",
    }
    reply = played.fills("ana", **values)
    yield put_right(group, "Something to put right", "Ana saves a meeting that is still to come", opened, values, reply)
    reply = played.fills("ana", **{**values, "held_on": "yesterday", "theirs": "Amina"})
    yield answer(played, group, "A meeting, saved", "Ana picks the right day and saves", reply)


def promised(played: Stage) -> Iterator[Screen]:
    group = "Promises and follow-ups"
    words = "promised Eastside the poster by Wednesday"
    yield answer(played, group, "A promise, kept in mind", f"Ana types /loop {words}", played.says("ana", words))
    said = played.newest("amina", "We promised")
    yield posted(played, group, "The partner hears of it", "Amina, right after", said, DIRECT)
    words = "remind me to call Pastor Lee on Thursday"
    yield answer(played, group, "A follow-up", f"Ana types /loop {words}", played.says("ana", words))
    played.says("ana", "promised by Casa Latina the flyer text by Thursday")
    played.says("ana", "remind me every Thursday to check the box at the laundromat")
    yield answer(played, group, "What one looks after", "Ana types /loop mine", played.says("ana", "mine"))
    yield from form(
        group, "Moving a date", "Ana presses Renegotiate", played.presses("ana", "Renegotiate", "poster").form
    )
    played.says("amina", "share")
    yield from form(group, "A partner shares", "Amina types /loop share and presses A need", need(played))
    shared = played.fills("amina", words="We need a room on Sundays.")
    yield answer(played, group, "The partner's receipt", "Amina presses Send", shared, SHARED)
    arrived = played.newest("ana", "Eastside Mutual Aid shared")
    yield posted(played, group, "Ana hears of it", "Ana, right after", arrived, DIRECT)
    yield from form(group, "Reporting back", "Ana presses Report back", played.presses("ana", "Report back").form)


def need(played: Stage) -> OpenForm | None:
    return played.presses("amina", "A need").form


def looked_up(played: Stage) -> Iterator[Screen]:
    yield from common.looked_up(played, answer, form)
    yield home(played)
    done = played.presses("ana", "Done", "flyer text")
    yield modal(LOOKED_UP, "An answer at home", "Ana presses Done in her home", shown_view(done.messages))
    played.presses("ana", "Undo")


def home(played: Stage) -> Screen:
    """The bot's own tab: its home where it has one, otherwise what one looks after and what can be typed."""
    words = ("home",) if played.knows("home") else ("mine", "help")
    messages = [message for word in words for message in played.opens("ana", word).messages]
    return SlackScreen(LOOKED_UP, "Home", "Ana opens Loopkeeper in Slack", "home", home_view(messages))


def reminded(played: Stage) -> Iterator[Screen]:
    group = "Being reminded"
    played.goes_to(datetime(2027, 3, 4, 14, 5, tzinfo=UTC))
    bundle = played.newest("ana")
    yield posted(played, group, "What is due, in one message", "Thursday morning", bundle, DIRECT)
    yield from form(group, "Not now", "Ana presses Snooze", played.presses("ana", "Snooze", "Pastor Lee").form)
    played.presses("ana", "Done", "Pastor Lee")
    settled = played.newest("ana", "4 things")
    yield posted(played, group, "One of them done", "Ana presses Done", settled, DIRECT)
    offered = played.presses("ana", "Hand over", "flyer text").form
    yield from form(group, "To somebody else", "Ana presses Hand over", offered)
    played.fills("ana", person="Rosa")
    asked = played.newest("rosa", "Ana asks")
    yield posted(played, group, "A colleague is asked", "Rosa, right after", asked, DIRECT)
    played.presses("rosa", "Not now")
    played.goes_to(datetime(2027, 3, 10, 15, 30, tzinfo=UTC))
    yield posted(played, group, "The team can help", "The next week", played.newest(TEAM_PLACE), TEAM)
    played.presses("rosa", "Done", "poster")
    settled = played.newest(TEAM_PLACE)
    yield posted(played, group, "Done by one of the team", "Rosa presses Done", settled, TEAM)


def counted(played: Stage) -> Iterator[Screen]:
    yield from common.counted(played, posted)
    yield answer(played, COUNTED, "A record", "Rosa presses Open", played.presses("rosa", "Open"))


def gone_wrong(played: Stage) -> Iterator[Screen]:
    yield from common.gone_wrong(played, answer)
    yield modal(WRONG, "It takes a moment", "The first second of a slow form", working_view())


def with_less() -> Iterator[Screen]:
    """One message at every rung: what Slack shows when it refuses the one before."""
    group = "When Slack takes less"
    message = Message(
        "Promises of this month",
        (
            Say("What we promised, partner by partner."),
            FIGURES,
            Facts((("Kept on time", "4 of 7"),)),
        ),
    )
    told = {Rung.NATIVE: "As it should be", Rung.LIST: "Without the youngest blocks", Rung.TEXT: "As text alone"}
    for rung, name in told.items():
        yield SlackScreen(group, name, "A table of figures", "message", message_payload(message, rung), "09:00", DIRECT)
