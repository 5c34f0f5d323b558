"""The screens of a platform, one by one: what is played on every one of them, and what is known of each screen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from adapters.stage import ZONE, Stage, stage
from bot import replies
from bot.i18n import DEFAULT, translator
from bot.turn import OpenForm, Reply
from bot.ui.message import Message, Table

DIRECT, TEAM, SHARED = "Loopkeeper · direct message", "# outreach-team", "# eastside-and-library"
LOOKED_UP, COUNTED, WRONG = "Looking things up", "For managers", "When it does not work"
REF = "K7XMQ2"
FIGURES = Table(
    ("Partner", "Made", "Kept", "Last talk"),
    (
        ("Eastside Mutual Aid", "4", "2", "1 March"),
        ("Casa Latina", "2", "2", "17 February"),
        ("Harbor Clinic", "1", "0", "never"),
    ),
)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, and where it is met."""

    group: str
    name: str
    about: str
    """What was done to see it."""
    surface: str
    payload: dict[str, Any]
    at: str = ""
    place: str = ""


class Answer(Protocol):
    """Draws what comes back to a command or a button."""

    def __call__(self, played: Stage, group: str, name: str, about: str, reply: Reply) -> Screen: ...


Posted = Callable[[Stage, str, str, str, Message, str], Screen]
"""Draws what is posted, where it stays."""
Form = Callable[[str, str, str, OpenForm | None], Iterable[Screen]]
"""Draws the windows in which a form is filled in."""


def screens_json(screens: Callable[[Stage], Iterator[Screen]]) -> list[dict[str, Any]]:
    """Every screen, played anew."""
    with stage() as played:
        return [asdict(screen) for screen in screens(played)]


def rambled(played: Stage, group: str, answer: Answer) -> Iterator[Screen]:
    """One line of which several records come, and its Undo, so that nothing of it is there later on."""
    words = "we met Amina from Eastside yesterday; they need a story time in Somali; I promised the room list by Friday"
    reply = played.says("ana", words)
    yield answer(played, group, "One line, several records", f"Ana types /loop {words}", reply)
    played.presses("ana", "Undo")


def clock_of(played: Stage) -> str:
    return played.clock.now().astimezone(ZoneInfo(ZONE)).strftime("%H:%M")


def looked_up(played: Stage, answer: Answer, form: Form) -> Iterator[Screen]:
    for name, words in (
        ("Found", "find bus"),
        ("Before a visit", "brief Eastside"),
        ("What is open", "close"),
        ("A partner", "partner Eastside"),
        ("Settings", "settings"),
        ("Help", "help"),
    ):
        yield answer(played, LOOKED_UP, name, f"Ana types /loop {words}", played.says("ana", words))
        if words == "settings":
            changed = played.presses("ana", "Change").form
            yield from form(LOOKED_UP, "Changing the settings", "Ana presses Change", changed)


def counted(played: Stage, posted: Posted) -> Iterator[Screen]:
    played.goes_to(datetime(2027, 3, 15, 13, 5, tzinfo=UTC))
    yield posted(played, COUNTED, "The weekly digest", "Monday at nine", played.newest("rosa", "Your digest"), DIRECT)


def gone_wrong(played: Stage, answer: Answer) -> Iterator[Screen]:
    words, t = "the thing with the keys again", translator(DEFAULT)
    yield answer(played, WRONG, "Not understood", f"Ana types /loop {words}", played.says("ana", words))
    for name, about, reply in (
        ("Somebody new", "Someone types who was never added", replies.stranger("Sam")),
        ("Too fast", "Forty lines in a second", replies.too_fast(9, REF, t)),
        ("The database is away", "Nothing can be written down", replies.unavailable(REF, t)),
        ("A mistake of ours", "The words are kept all the same", replies.broken(REF, kept=True, t=t)),
    ):
        yield answer(played, WRONG, name, about, reply)
