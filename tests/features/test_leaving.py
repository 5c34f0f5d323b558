"""Somebody leaves: they see nothing more, and what was theirs is offered to whoever leads the team."""

from typing import Any

import pytest
from sqlmodel import Session

from storage.labels import Consents
from storage.partners import Partners
from storage.people import Identity, Person, Standing
from storage.viewer import SYSTEM, Role
from tests.features.chat import NORTH, NOT_MET, ChatWorld, Member, staff


def test_who_leaves_sees_nothing_and_the_manager_can_hand_everything_over(town: ChatWorld, mona: Member) -> None:
    kim, lee = staff(town, "kim"), staff(town, "lee")
    kim.says("/loop promised Eastside the room list by Friday")
    kim.says("/loop promised Eastside a key by Friday")
    kim.says("/loop remind me to call Casa Latina on Monday")
    kim.says("/loop partner Casa Latina liaison Kim")
    kim.is_gone()
    assert NOT_MET in kim.says("/loop mine")
    letter = mona.sees
    assert "Kim is not here any more." in letter
    assert "With them: 2 promises and 1 follow-up." in letter
    assert "They held the relationship with: Casa Latina." in letter
    assert sum("is not here any more" in post.message.to_text() for post in mona.inbox) == 1
    mona.presses("Hand over", near="the room list")
    assert "It stays where it is until they say yes." in mona.fills(person=lee.account)
    lee.presses("Yes, I'll take it")
    assert "Lee took this over." in mona.sees
    mona.presses("I'll take it", near="a key")
    assert "a key" in mona.says("/loop mine")
    assert "the room list" in lee.says("/loop mine")


def test_what_is_handed_over_by_a_manager_and_declined_is_told_to_them(town: ChatWorld, mona: Member) -> None:
    kim, lee = staff(town, "kim"), staff(town, "lee")
    kim.says("/loop promised Eastside the room list by Friday")
    kim.is_gone()
    mona.presses("Hand over", near="the room list")
    mona.fills(person="Lee")
    assert "I let them know" in lee.presses("Not now")
    assert "Lee can't take this now." in mona.sees
    assert "stays with you" not in mona.sees


def test_a_note_to_oneself_is_nobody_elses_when_one_leaves(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.says("/loop remind me to see the dentist tomorrow")
    kim.is_gone()
    assert "Nothing open was with them." in mona.sees
    town.advance(days=20)
    everything = mona.sees_all + "".join(post.message.to_text() for post in town.chat.posts["north"])
    assert "dentist" not in everything
    kim.is_introduced(NORTH)
    assert "dentist" in kim.says("/loop mine")


def test_nothing_open_is_said_in_a_line(town: ChatWorld, mona: Member) -> None:
    staff(town, "kim").is_gone()
    assert "Nothing open was with them." in mona.sees


def test_who_left_gets_no_letter_and_the_team_hears_in_the_end(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.says("/loop promised Eastside the room list by Friday")
    kim.is_gone()
    posts = len(kim.inbox)
    town.advance(days=9)
    assert len(kim.inbox) == posts
    assert any("the room list" in post.message.to_text() for post in town.chat.posts["north"])


def test_who_comes_back_is_there_again_with_their_reminders(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    kim.says("/loop remind me to call them on Friday")
    kim.is_gone()
    town.advance(days=1)
    kim.is_introduced(NORTH)
    assert "call them" in kim.says("/loop mine")
    town.advance(days=4)
    assert any("keeping an eye on" in post.message.title for post in kim.inbox)


def test_who_was_taken_off_by_a_manager_stays_off(town: ChatWorld, mona: Member) -> None:
    kim = staff(town, "kim")
    assert "not on the team any more" in mona.says(f"/loop team remove {kim.account}")
    kim.is_introduced(NORTH)
    assert NOT_MET in kim.says("/loop mine")
    kim.is_gone()
    kim.is_introduced(NORTH)
    assert NOT_MET in kim.says("/loop mine")


@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.OUTSIDER])
def test_staff_who_become_guests_have_left(town: ChatWorld, mona: Member, standing: Standing) -> None:
    kim = staff(town, "kim")
    kim.is_introduced(NORTH, standing=standing)
    assert NOT_MET in kim.says("/loop mine")
    assert "Kim is not here any more." in mona.sees


def test_a_partners_contact_who_is_a_guest_sees_their_own_and_is_never_written_to_first(
    town: ChatWorld, mona: Member
) -> None:
    gus = town.member("gus")
    town.database.write_now(lambda session: add_contact(session, gus))
    gus.is_introduced(standing=Standing.GUEST)
    mona.says("/loop promised Eastside the room list by Friday")
    assert gus.inbox == []
    assert "the room list" in gus.says("/loop promises")
    gus.is_introduced(standing=Standing.MEMBER)
    mona.says("/loop promised Eastside a key by Friday")
    assert "a key" in gus.sees


def test_a_contact_whose_account_is_switched_off_has_left_and_no_manager_is_told(town: ChatWorld, mona: Member) -> None:
    gus = town.member("gus")
    town.database.write_now(lambda session: add_contact(session, gus))
    letters = len(mona.inbox)
    gus.is_gone()
    assert NOT_MET in gus.says("/loop promises")
    assert len(mona.inbox) == letters


def add_contact(session: Session, member: Member) -> None:
    eastside = Partners(session, SYSTEM).called("Eastside Mutual Aid")
    assert eastside is not None
    now = member.world.clock.now()
    contact = Person(name="Gus", role=Role.CONTACT, partner_id=eastside.id, created_at=now)
    contact.quiet_from = contact.quiet_until = None
    session.add(contact)
    session.flush()
    Consents(session, SYSTEM).agree(contact, now, "test")
    platform, workspace, key = member.sender.key
    about: dict[str, Any] = {"person_id": contact.id, "platform": platform, "workspace": workspace}
    session.add(Identity(**about, external=key, place=key, created_at=now))
