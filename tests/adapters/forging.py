"""What might come instead of the tokens that we put into buttons and windows, and what must not change by it."""

import random
from collections.abc import Callable, Iterator

from sqlmodel import Session, select

from storage.actions import ActionToken
from storage.database import Database
from storage.text import storable
from tests.adapters.slack.samples import STRANGE
from tests.bot.cast import TABLES

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}
KEPT_FOR_THEM = {"review_item", "person", "identity"}
"""What somebody typed is kept for them; and it is noted where they were last."""


def records(session: Session) -> str:
    """All rows that somebody may have an interest in."""
    connection = session.connection()
    names = sorted(TABLES - KEPT_FOR_THEM)
    return "\n".join(
        f"{name} {tuple(row)}" for name in names for row in connection.exec_driver_sql(f"SELECT * FROM {name}")
    )


def tokens(database: Database) -> list[str]:
    return database.read_now(lambda session: sorted(session.exec(select(ActionToken.token))))


def mutations(database: Database, number: int, longest: int) -> Iterator[str]:
    """What might come instead of a token; the same every time."""
    dice, known = random.Random(20261121), tokens(database)
    makers: list[Callable[[str], str]] = [
        lambda token: "".join(dice.sample(token, len(token))),
        lambda token: token[:-1],
        lambda token: token + dice.choice("aZ0-_%'\" \x00"),
        lambda token: token.swapcase(),
        lambda token: dice.choice(["", "1", "0", "-1", "null", "%", "*", "' OR 1=1 --", "{}", "../..", *STRANGE]),
        lambda token: f" {token}",
        lambda token: str(dice.randrange(10**6)),
    ]
    for _ in range(number):
        made = dice.choice(makers)(dice.choice(known))[:longest]
        if storable(made).partition(":")[0].strip() not in known:
            yield made
