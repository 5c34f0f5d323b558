"""The partner's side in Discord: from the first word to what is kept, each door over the real library and sockets."""

import re

from adapters.discord.commands import commands
from tests.adapters.discord.world import DiscordWorld, Seat
from tests.adapters.running import TEAM_CHANNEL


def code_in(words: str) -> str:
    found = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", words)
    assert found, words
    return found.group()


def let_in(discord: DiscordWorld, name: str = "Nuria", locale: str = "es-ES") -> Seat:
    """Somebody new at Eastside, who types the code that Ana was given for her."""
    code = code_in(discord.ana.types(f"link Eastside for {name}", TEAM_CHANNEL))
    seat = discord.seat(name, locale=locale)
    seat.uses("link", words=code)
    return seat


def test_a_newcomer_is_let_in_by_a_code_and_told_what_is_kept_in_her_language(discord: DiscordWorld) -> None:
    nuria = let_in(discord)
    assert "Eastside Mutual Aid" in nuria.sees
    assert "Prefiero que no" in nuria.sees
    assert "Nuria" in discord.ana.sees


def test_nothing_comes_to_her_before_she_agreed_and_then_it_does(discord: DiscordWorld) -> None:
    nuria = let_in(discord)
    discord.ana.types("promised Eastside the room list by Friday")
    assert "the room list" not in "\n".join(nuria.member.inbox)
    nuria.presses("Está bien")
    discord.settle()
    assert "the room list" in "\n".join(nuria.member.inbox)


def test_a_need_in_two_taps_and_a_few_words_has_a_receipt(discord: DiscordWorld) -> None:
    discord.amina.uses("share", words="We need a room on Sundays.")
    receipt = discord.amina.presses("A need")
    assert "Thank you. We heard you." in receipt
    assert "You will have an answer by" in receipt
    assert "It is with" in receipt
    assert "Ana" in receipt


def test_all_that_is_kept_is_seen_and_corrected(discord: DiscordWorld) -> None:
    discord.ana.types("promised Eastside the room list by Friday")
    assert "the room list" in discord.amina.uses("record")
    opened = discord.amina.presses("Open")
    assert "the room list" in opened
    discord.amina.presses("I see it differently")
    told = discord.amina.submits(words="You said the list of all halls.")
    assert "answer by" in told or "answer" in told
    assert "You said the list of all halls." in discord.ana.sees
    discord.ana.presses("Keep both versions")
    assert "You said the list of all halls." in discord.ana.types("brief Eastside")


def test_preferences_are_in_effect_at_once(discord: DiscordWorld) -> None:
    discord.amina.types("preferences language es")
    assert "¿Qué le gustaría compartir?" in discord.amina.uses("share")
    zones = discord.amina.member.types("zone", "madrid", command="preferences")
    assert any("Madrid" in each for each in zones)
    assert "Europe/Madrid" in discord.amina.uses("preferences", zone="Europe/Madrid")


def test_stop_ends_it_and_start_again_begins_anew(discord: DiscordWorld) -> None:
    discord.amina.uses("stop")
    discord.ana.types("promised Eastside the room list by Friday")
    assert "the room list" not in "\n".join(discord.amina.member.inbox)
    discord.amina.presses("Start again")
    discord.ana.types("promised Eastside the hall plan by Friday")
    assert "the hall plan" in "\n".join(discord.amina.member.inbox)


def test_privacy_says_what_is_kept_and_who_reads_it(discord: DiscordWorld) -> None:
    assert "Ana" in discord.amina.uses("privacy") or "team" in discord.amina.sees


def test_whoever_is_invited_answers_with_one_tap_and_the_organiser_sees_it(discord: DiscordWorld) -> None:
    discord.ana.types("meet Eastside Friday at 10:00 at the library; story time; with Amina")
    assert "story time" in "\n".join(discord.amina.member.inbox)
    discord.amina.presses("I'll come")
    assert "Amina" in discord.ana.sees
    discord.amina.uses("meetings")
    discord.amina.presses("Add to the agenda")
    discord.amina.submits(words="The lift")
    assert "The lift" in discord.ana.types("mine") or "The lift" in discord.ana.sees


def test_no_direct_messages_are_taken_so_our_side_hears_of_it_without_detail(discord: DiscordWorld) -> None:
    discord.amina.member.closes_dms()
    discord.ana.types("promised Eastside the room list by Friday")
    discord.settle()
    assert "Amina" in discord.ana.sees.rpartition("the room list")[2]


def test_all_that_is_kept_is_handed_over_as_a_file_to_her_alone(discord: DiscordWorld) -> None:
    assert ".zip" in discord.amina.uses("export")
    (handed,) = [call for call in discord.twin.calls if call.files]
    assert handed.files["files[0]"]["content"].startswith(b"PK")
    assert ".zip" not in discord.ana.sees


def test_whoever_wants_to_be_forgotten_is_and_is_a_stranger_then(discord: DiscordWorld) -> None:
    discord.amina.uses("forget")
    discord.amina.presses("Forget me")
    discord.amina.presses("Yes, forget me")
    discord.settle()
    assert "we have not met yet" in discord.amina.uses("promises")


def test_each_command_is_named_as_it_can_be_typed_here(discord: DiscordWorld) -> None:
    said = discord.amina.uses("help")
    offered = {option["name"] for option in commands()[0]["options"]}
    named = set(re.findall(r"/loop (\w+)", said))
    assert named <= offered, named - offered
    assert "/loop say waiting" in said
    assert "/loop say invite" in said
    assert "1 thing waits" in discord.amina.types("waiting") or "Nothing waits" in discord.amina.sees


def test_what_somebody_wrote_about_a_command_stays_as_it_is(discord: DiscordWorld) -> None:
    discord.amina.uses("share", words="What does /loop waiting do?")
    assert "What does /loop waiting do?" in discord.amina.presses("An idea")
