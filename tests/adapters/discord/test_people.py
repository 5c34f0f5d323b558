"""Who people in Discord are: what Discord says of them is taken in once a day, and for strangers once in a while."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from adapters.discord import people
from storage.inbox import InboxEntry
from storage.people import Identity
from tests.adapters.discord.test_partners import let_in
from tests.adapters.discord.world import DiscordWorld, Seat, person_place

A_MINUTE = timedelta(minutes=1)


def account(world: DiscordWorld, seat: Seat) -> Identity:
    query = select(Identity).where(Identity.external == person_place(seat.member))
    return world.database.read_now(lambda session: session.exec(query).one())


def introductions(world: DiscordWorld) -> int:
    query = select(InboxEntry).where(col(InboxEntry.key).contains(":introduced:"))
    return world.database.read_now(lambda session: len(session.exec(query).all()))


def test_whoever_came_in_by_a_code_is_introduced_once_and_then_known(discord: DiscordWorld) -> None:
    nuria = let_in(discord)
    assert account(discord, nuria).checked_at is None
    discord.clock.advance(A_MINUTE)
    nuria.types("home")
    known = account(discord, nuria)
    assert (known.checked_at, known.said_name) == (discord.clock.now(), "Nuria")
    before = introductions(discord)
    for _ in range(3):
        discord.clock.advance(A_MINUTE)
        nuria.types("home")
    assert introductions(discord) == before


def test_what_discord_says_later_is_taken_in_the_next_day(discord: DiscordWorld) -> None:
    nuria = let_in(discord)
    for pause in (A_MINUTE, timedelta(days=1)):
        discord.clock.advance(pause)
        nuria.types("home")
    assert account(discord, nuria).checked_at == discord.clock.now()


def test_that_somebody_is_not_known_is_remembered_for_a_while(discord: DiscordWorld) -> None:
    discord.clock.advance(timedelta(days=1))
    stranger = discord.seat("Sam")
    for words in ("home", "help", "mine"):
        stranger.types(words)
    assert introductions(discord) == 1
    discord.clock.advance(A_MINUTE)
    stranger.types("home")
    assert introductions(discord) == 2


def test_past_the_most_that_are_remembered_the_longest_unseen_is_forgotten(
    discord: DiscordWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MOST", 2)
    discord.clock.advance(timedelta(days=1))
    first, second, third = (discord.seat(name) for name in ("Sam", "Kim", "Lee"))
    first.types("home")
    second.types("home")
    discord.clock.advance(A_MINUTE)
    for seat in (first, third):
        seat.types("home")
    before = introductions(discord)
    first.types("home")
    assert introductions(discord) == before
