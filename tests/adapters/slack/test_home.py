"""The bot's own place in Slack: what needs somebody today, and what was done there shows at once."""

from bot.events import Address, Commanded, Sender
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.web import Call


def test_home_shows_what_is_with_somebody_and_who_their_partners_are(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    shown = slack.ana.opens_home()
    assert "the room list" in shown
    assert "Casa Latina" in shown
    assert "the room list" not in slack.rosa.opens_home()


def test_what_is_done_at_home_answers_in_a_window_and_home_shows_it_at_once(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.ana.opens_home()
    window = slack.ana.presses("Done", near="the room list")
    assert "Done: the room list" in window
    slack.ana.member.closes(all_of_them=True)
    assert "the room list" not in slack.ana.member.home_text


def test_a_form_that_is_opened_at_home_is_answered_in_its_window(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.ana.opens_home()
    slack.ana.presses("Snooze", near="the room list")
    assert "Snoozed: the room list" in slack.ana.submits(until="2026-12-04")


def test_only_the_home_tab_is_published(slack: SlackWorld) -> None:
    slack.ana.member.opens_home(tab="messages")
    slack.settle()
    assert slack.twin.calls_of("views.publish") == []


def test_a_home_that_changed_meanwhile_is_published_all_the_same(slack: SlackWorld) -> None:
    slack.ana.opens_home()
    slack.twin.faults.answers("hash_conflict", "views.publish")
    slack.ana.types("promised Eastside the room list by Friday")
    assert "the room list" in slack.ana.opens_home()


def test_who_sets_it_up_is_led_through_it_once(empty: SlackWorld) -> None:
    shown = empty.ana.opens_home()
    assert "○ A channel for your team" in shown
    empty.ana.presses("Choose", near="A channel for your team")
    empty.ana.submits(channel="C_TEAM")
    empty.ana.member.closes(all_of_them=True)
    assert "✓ A channel for your team" in empty.ana.member.home_text
    empty.ana.presses("Don't show again")
    empty.ana.member.closes(all_of_them=True)
    assert "Don't show again" not in empty.ana.opens_home()


def test_a_partner_sees_their_own_home_and_nobody_elses(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.ana.types("promised Casa Latina a key by Friday")
    shown = slack.amina.opens_home()
    assert "the room list" in shown
    assert "Casa Latina" not in shown
    assert "a key" not in shown


def test_somebody_we_have_not_met_finds_nothing_at_home(slack: SlackWorld) -> None:
    assert "we have not met yet" in slack.joins("U_ZOE", "Zoe").opens_home()


def test_a_home_that_changed_while_it_was_made_is_made_anew(slack: SlackWorld) -> None:
    slack.ana.opens_home()
    words = Commanded(
        words="promised Eastside the key by Friday",
        key="meanwhile",
        sender=Sender("slack", slack.twin.team, "U_ANA"),
        address=Address("slack", slack.twin.team, "U_ANA"),
    )

    def meanwhile(call: Call) -> None:
        if call.error == "hash_conflict":
            slack.database.write_now(lambda session: slack.app.engine.answer(session, words, "REF222"))

    slack.twin.web.after = meanwhile
    seen = {"type": "home", "hash": "1.before", "private_metadata": ""}
    slack.twin.event({"type": "app_home_opened", "user": "U_ANA", "tab": "home", "view": seen})
    slack.settle()
    assert "the key" in slack.ana.member.home_text


def test_two_things_done_at_home_at_once_leave_it_as_things_stand(slack: SlackWorld) -> None:
    promised = ("the room list", "the key", "the poster")
    for what in promised:
        slack.ana.types(f"promised Eastside {what} by Friday")
    slack.ana.opens_home()
    kept = [slack.ana.keeps("Done", near=what) for what in promised]
    slack.twin.faults.accepts_late(1.5, "views.publish")
    before = len(slack.twin.calls_of("views.publish"))
    for at, pressed in kept:
        assert slack.ana.member._acts(at, pressed.block, pressed.element, pressed.option).acked
    slack.settle()
    assert [what for what in promised if what in slack.ana.member.home_text] == []
    assert len(slack.twin.calls_of("views.publish")) - before == 2
