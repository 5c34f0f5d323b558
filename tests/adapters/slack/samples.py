"""Any message and any form, of words of any length and script."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import create_model

from bot.turn import OpenForm
from bot.ui.form import Form, Kind, ask
from bot.ui.message import (
    Block,
    Button,
    Buttons,
    Facts,
    File,
    Heading,
    Hint,
    Item,
    Items,
    Message,
    Quoted,
    Say,
    Spot,
    Stamp,
    Style,
    Table,
)
from storage.text import storable
from tests.extent import times

TRIALS = times("TRIALS", 25, 200)
SETTINGS = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
HOSTILE = (
    "<!channel> <!here> <!everyone>",
    "<@U1> <#C1> <!subteam^S1>",
    "<https://evil.example|the bank>",
    "*b* _i_ ~s~ `c` ```d```",
    "&amp; &lt;!channel&gt; & < >",
    ":smile: :tada:",
    "> quoted\n> twice",
)
STRANGE = (
    "",
    " ",
    "\n",
    "\u200b",
    "\x00\x1b[31m\x07",
    "\ud800",
    "\u202eevil\u202c",
    "نحتاج غرفة في المساء",
    "👩‍👩‍👧 🏳️‍🌈 🇸🇴",
    "部屋が必要です",
    "e" + "\u0301" * 500,
    "x" * 5_000,
    "&" * 3_000,
    "👍" * 3_000,
    "<" * 200,
    "word " * 2_000,
    "a line\n" * 700,
    *HOSTILE,
)
WORDS = (
    st.sampled_from(STRANGE) | st.text(max_size=40) | st.builds(str.__mul__, st.text(max_size=9), st.integers(1, 900))
)
SHORT = st.sampled_from(STRANGE) | st.text(max_size=40)
BUTTON = st.builds(Button, SHORT, st.text("abcdef0123456789", min_size=1, max_size=64), st.sampled_from(Style))


def tuples(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[Any]:
    """A few of these, or the same few over and over until there are as many as there can be."""
    few = st.lists(of, max_size=4).map(tuple)
    return few | st.builds(lambda row, n: (row * n)[:n], few, st.integers(0, most))


ACCOUNTS = ("slack:T1:U1", "slack:T1:W2", "slack:T1:C1", "slack:T1:G1", "slack:T1:D1", "discord:1:2", "slack:T1:")
BUTTONS = tuples(BUTTON, 40)
TABLE = st.builds(Table, tuples(SHORT, 40), tuples(tuples(SHORT, 40), 300))
INSTANT = st.integers(0, 30_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
STAMP = st.builds(Stamp, INSTANT, WORDS)
ITEM = st.builds(Item, WORDS, WORDS, st.just(()) | tuples(BUTTON, 7), st.none() | STAMP)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Say, WORDS),
    st.builds(Hint, WORDS),
    st.builds(Heading, WORDS),
    st.builds(Quoted, WORDS, WORDS),
    st.builds(Facts, tuples(st.tuples(WORDS, WORDS), 60)),
    st.builds(Items, tuples(ITEM, 500), WORDS, WORDS),
    st.builds(Buttons, BUTTONS),
    st.builds(File, WORDS, st.just("application/zip"), st.binary(max_size=9), WORDS),
    st.builds(Spot, WORDS, WORDS | st.sampled_from(ACCOUNTS), WORDS),
    TABLE,
)
MESSAGE = st.builds(Message, WORDS, tuples(BLOCK, 20))
TIMES = (
    "2026-12-04",
    "2026-13-99",
    "20261204",
    "٢٠٢٦-١٢-٠٤",
    "9:00",
    "09:30",
    "29:30",
    "next Friday",
    "#general",
    "Rosa",
)
VALUES = WORDS | st.sampled_from((*ACCOUNTS, *TIMES, "v1", "l1"))


@st.composite
def opened_forms(draw: st.DrawFn) -> OpenForm:
    """A form of up to 120 questions, with values and errors for some and for what was never asked."""
    kinds = draw(tuples(st.sampled_from(Kind), 120))
    fields: dict[str, Any] = {
        f"q{n}": draw(fields_of(kind)) if n < 6 else (str, ask("Again", kind)) for n, kind in enumerate(kinds)
    }
    form: type[Form] = create_model("Drawn", __base__=Form, **fields)
    form.name, form.title, form.submit = "drawn", draw(WORDS), draw(WORDS)
    names = [*fields, "nowhere"]
    values = {name: draw(VALUES) for name in names[:8]} | dict.fromkeys(names[8:], draw(VALUES))
    errors = {name: draw(WORDS) for name in draw(st.sets(st.sampled_from(names)))}
    return OpenForm(form, "token", values, errors)


@st.composite
def fields_of(draw: st.DrawFn, kind: Kind) -> Any:
    needed: Any = draw(st.sampled_from((..., "")))
    made = ask(draw(WORDS), kind, hint=draw(WORDS), default=needed)
    return (options(draw(tuples(SHORT, 3)), draw(st.integers(0, 130))) if kind is Kind.CHOICE else str), made


def options(words: tuple[str, ...], n: int) -> Any:
    """A choice of so many, and of these."""
    values = (*(f"v{at}" for at in range(n)), *map(storable, words))
    drawn: Any = StrEnum("Drawn", {f"o{at}": value for at, value in enumerate(values)})  # type: ignore[misc]
    return drawn if values else str
