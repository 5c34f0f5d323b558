"""The accounts of one person: how they come, where letters go, who may be linked with whom, and letting one go."""

import pytest
from sqlmodel import col, select

from bot.events import Opened, Pressed, Said, Submitted
from storage.audit import Audit
from storage.links import LinkTry
from storage.outbox import OutboxItem
from storage.partners import Partners
from storage.viewer import SYSTEM, Role
from tests.bot.cast import everything_in
from tests.driver import Person, World
from tests.features.link.accounts import (
    DUE_FRIDAY,
    HELLO,
    WRONG,
    TwoPlatforms,
    accounts_of,
    code_of,
    linked,
    person_of,
    somebody,
)

# An account that nobody had.


def test_an_account_we_have_not_met_becomes_one_more_of_the_person(world: TwoPlatforms) -> None:
    world.ana.says(DUE_FRIDAY)
    chat = linked(world, world.ana)
    assert "the room list" in chat.says("/loop mine")
    assert person_of(world, chat).id == person_of(world, world.ana).id


def test_nothing_but_a_code_gets_a_stranger_through(world: TwoPlatforms) -> None:
    eve = world.at_chat("U6")
    world.ana.says("/loop mine")
    token = "x" * 22
    lines = ("/loop link", "link", "/loop links ABCD", "hello link ABCD-EFGH", "/loop mine", "")
    assert all(HELLO in eve.says(words) for words in lines)
    for event in (
        Pressed(token=token, **eve.about()),
        Submitted(token=token, values={"words": "link ABCD-EFGH"}, **eve.about()),
        Opened(**eve.about()),
    ):
        assert HELLO in eve.does(event)


def test_of_a_stranger_who_tries_nothing_is_kept_but_a_hash(world: TwoPlatforms) -> None:
    eve = world.at_chat("UEVE6")
    eve.says("/loop link my name is Eve Example")
    rows = world.database.read_now(lambda session: [str(row) for row in session.exec(select(LinkTry))])
    stored = world.database.read_now(everything_in) + "".join(rows)
    assert len(rows) == 1
    assert "UEVE6" not in stored
    assert "Eve Example" not in stored


def test_a_code_typed_in_a_channel_links_the_sender_and_not_the_channel(world: TwoPlatforms) -> None:
    chat = world.at_chat("U1")
    chat.place = "C-everybody"
    chat.says(code_of(world.ana))
    assert world.chat.posts["U1"]
    letters = [post.message.to_text() for post in world.chat.posts["C-everybody"]]
    assert not any("If this was not you" in words for words in letters)


def test_who_is_linked_reads_their_own_language(world: TwoPlatforms) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(language="es")
    code = world.amina.says("/loop link").split("/loop link ")[1].split("\n")[0]
    assert "Esta cuenta está ahora vinculada" in world.at_chat("U1").says(f"/loop link {code}")
    assert "Si no fue usted, avise al equipo." in world.amina.sees


def test_both_accounts_are_told_without_a_name(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    assert world.ana.sees == (
        "This account is now linked with your account on Slack.\nIf this was not you, tell a manager."
    )
    assert chat.sees == (
        "This account is now linked with your account on the local page.\nIf this was not you, tell a manager."
    )


def test_a_partner_is_sent_to_the_team_when_it_was_somebody_else(world: TwoPlatforms) -> None:
    chat = linked(world, world.amina)
    for sees in (world.amina.sees, chat.sees):
        assert "If this was not you, tell the outreach team." in sees
        assert "Ana" not in sees


def test_the_audit_trail_says_so(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    ana, account = person_of(world, world.ana).id, accounts_of(world, world.ana)[1].id
    last = world.database.read_now(lambda session: Audit(session, SYSTEM).last(1))[0]
    assert (last.verb, last.person_id, last.subject, last.subject_id) == ("linked", ana, "identity", account)
    assert chat.key not in str(last)


# The accounts one has.


def test_one_account_is_no_list(world: TwoPlatforms) -> None:
    assert "Linked" not in world.ana.says("/loop link")


def test_accounts_are_listed_and_each_but_this_one_can_be_let_go(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    said = world.ana.says("/loop link")
    assert "Linked: the local page, Slack\n- the local page\n  You are writing from here\n- Slack\n  [Unlink]" in said
    said = chat.says("/loop link")
    assert "- the local page\n  [Unlink]\n- Slack\n  You are writing from here" in said


def test_an_account_that_was_let_go_is_nobodys_and_can_be_linked_again(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    world.ana.says("/loop link")
    assert "Slack is not linked any more." in world.ana.presses("Unlink")
    assert HELLO in chat.says("/loop mine")
    assert "You have done this already" in world.ana.presses("Unlink")
    assert "now linked" in chat.says(code_of(world.ana))
    assert "You have done this already" in world.ana.presses("Unlink")
    assert len(accounts_of(world, world.ana)) == 2


def test_the_account_one_writes_from_is_not_let_go(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    world.ana.says("/loop link")
    token = world.ana.find_button("Unlink")[1].token
    assert "You are writing from this account." in chat.press_token(token)
    assert len(accounts_of(world, world.ana)) == 2


def test_nobody_lets_an_account_of_somebody_else_go(world: TwoPlatforms) -> None:
    linked(world, world.ana)
    world.ana.says("/loop link")
    token = world.ana.find_button("Unlink")[1].token
    assert "I can't find that." in world.rosa.press_token(token)
    assert "I can't find that." in world.amina.press_token(token)
    assert len(accounts_of(world, world.ana)) == 2


def test_what_waited_for_an_account_that_was_let_go_comes_to_the_other(world: TwoPlatforms) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(quiet_from="8:00", quiet_until="12:00")
    chat = linked(world, world.amina)
    world.ana.says(DUE_FRIDAY)
    world.amina.says("/loop link")
    world.amina.presses("Unlink")
    before = len(chat.inbox)
    world.advance(hours=4)
    assert len(chat.inbox) == before
    assert "the room list" in world.amina.sees


def test_nothing_is_written_over_at_an_account_that_was_let_go(world: TwoPlatforms) -> None:
    chat = linked(world, world.amina)
    world.ana.says(DUE_FRIDAY)
    assert "the room list" in chat.sees
    world.amina.says("/loop link")
    world.amina.presses("Unlink")
    seen = chat.sees_all
    world.ana.says("/loop undo")
    assert chat.sees_all == seen


# Where letters go, and what counts as contact.


def test_letters_go_to_the_account_that_was_used_last(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    world.ana.says(DUE_FRIDAY)
    world.advance(days=2)
    assert "keeping an eye on" in world.ana.sees
    chat.says("/loop mine")
    world.advance(days=2)
    assert "keeping an eye on" in chat.sees
    assert "the room list" in chat.sees


def test_looking_at_the_bots_home_counts_as_using_it(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    world.ana.says(DUE_FRIDAY)
    chat.does(Opened(**chat.about()))
    world.advance(days=2)
    assert "keeping an eye on" in chat.sees


def test_contact_from_either_platform_counts_for_the_same_cadence(world: TwoPlatforms) -> None:
    chat = linked(world, world.amina)
    for person in (chat, world.amina):
        world.advance(days=9)
        person.says("/loop share")
        person.presses("A need")
        person.fills(words=f"We need a room, {person.key}.")
        assert last_contact(world) == world.clock.now()
    ours = linked(world, world.ana, "U2")
    world.advance(days=9)
    ours.says("/loop heard Eastside: they need chairs")
    assert last_contact(world) == world.clock.now()


def last_contact(world: TwoPlatforms) -> object:
    def look(session: object) -> object:
        partner = Partners(session, SYSTEM).called("Eastside Mutual Aid")  # type: ignore[arg-type]
        assert partner
        return partner.last_contact_at

    return world.database.read_now(look)


def test_a_letter_of_ours_is_no_contact(world: TwoPlatforms) -> None:
    before = last_contact(world)
    linked(world, world.amina)
    assert last_contact(world) == before


# Who may be linked with whom.


def test_a_code_of_the_other_side_is_answered_like_a_wrong_one(world: TwoPlatforms) -> None:
    assert world.amina.says(code_of(world.ana)) == WRONG
    assert world.ana.says(code_of(world.amina)) == WRONG
    assert "Linked" not in world.ana.says("/loop link")


def test_a_code_of_another_partner_is_answered_like_a_wrong_one(world: TwoPlatforms) -> None:
    harbor = world.database.read_now(lambda session: Partners(session, SYSTEM).called("Harbor Clinic"))
    assert harbor
    somebody(world, "omar", Role.CONTACT, partner_id=harbor.id)
    omar = world.at_chat("omar")
    assert omar.says(code_of(world.amina)) == WRONG
    assert world.amina.says(code_of(omar)) == WRONG


def test_a_code_that_was_typed_by_the_wrong_one_is_still_good(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    assert world.amina.says(code) == WRONG
    assert "now linked" in world.at_chat("U1").says(code)


@pytest.mark.parametrize("giver", ["amina", "newcomer"])
def test_a_contact_without_a_partner_comes_to_the_partner_of_the_other(world: TwoPlatforms, giver: str) -> None:
    somebody(world, "zoe", Role.CONTACT)
    zoe = world.at_chat("zoe")
    first, second = (world.amina, zoe) if giver == "amina" else (zoe, world.amina)
    assert "now linked" in second.says(code_of(first))
    world.ana.says(DUE_FRIDAY)
    assert "the room list" in zoe.says("/loop promises")


def test_linking_an_account_with_itself_is_said_kindly(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    assert "This account is yours already." in world.ana.says(code_of(world.ana))
    assert "This account is yours already." in chat.says(code_of(world.ana))


def test_a_manager_does_not_lose_the_role_by_typing_a_code(world: TwoPlatforms) -> None:
    assert "You are a manager here and would not be one there." in world.rosa.says(code_of(world.ana))
    assert person_of(world, world.rosa).role is Role.MANAGER
    assert "now linked" in world.ana.says(code_of(world.rosa))
    assert person_of(world, world.ana).role is Role.MANAGER


def test_letters_about_the_link_know_their_person(world: TwoPlatforms) -> None:
    chat = linked(world, world.ana)
    query = select(OutboxItem).where(OutboxItem.kind == "link.linked").order_by(col(OutboxItem.id))
    letters = world.database.read_now(lambda session: session.exec(query).all())
    assert [item.person_id for item in letters] == [person_of(world, chat).id] * 2


def test_what_follows_link_is_said_to_a_talk_when_a_question_is_open(world: World) -> None:
    slow = Person(world, "ana", has_forms=False)
    slow.says("/loop heard")
    slow.does(Said(words="loop link", **slow.about()))
    assert "Your code is" in slow.sees_all
