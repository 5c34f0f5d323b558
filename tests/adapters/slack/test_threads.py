"""Answers come where people are: in the thread in which they pressed, picked or asked."""

from tests.adapters.slack.world import SlackWorld

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."


def threads(slack: SlackWorld, words: str) -> list[str]:
    """In which thread each message with these words stands; empty for those in the channel itself."""
    found = [each for place in ("outreach", slack.ana.member.dm.id) for each in slack.twin.messages(place)]
    return [each.thread for each in found if words in str(each.body.get("text", ""))]


def test_a_button_that_is_pressed_in_a_thread_is_answered_there(slack: SlackWorld) -> None:
    ts = slack.ana.member.posts("who was at the market?", "outreach").ts
    slack.ana.mentions(HEARD, thread=ts)
    assert threads(slack, SAVED) == [ts]
    kept = slack.ana.keeps("Undo")
    slack.ana.presses("Undo")
    assert "You have done this already" in slack.ana.presses_kept(kept)
    assert threads(slack, "You have done this already") == [ts]


def test_a_form_that_was_opened_in_a_thread_is_answered_there(slack: SlackWorld) -> None:
    ts = slack.ana.member.posts("who was at the market?", "outreach").ts
    slack.ana.mentions(HEARD, thread=ts)
    slack.ana.presses("Edit")
    slack.ana.submits(paraphrase="Evening classes stand empty.")
    assert threads(slack, "Evening classes stand empty.") == [ts]


def test_a_shortcut_on_a_reply_is_answered_in_its_thread(slack: SlackWorld) -> None:
    first = slack.rosa.member.posts("who was at the market?", "outreach").ts
    reply = slack.rosa.member.posts("Amina says the bus stops at six.", "outreach", thread_ts=first).ts
    slack.ana.picks_on_message("save_what_was_heard", reply)
    slack.ana.submits(partner="Eastside Mutual Aid")
    assert threads(slack, SAVED) == [first]


def test_a_shortcut_on_the_first_message_of_a_thread_is_answered_in_the_channel(slack: SlackWorld) -> None:
    first = slack.rosa.member.posts("Amina says the bus stops at six.", "outreach").ts
    slack.rosa.member.posts("really?", "outreach", thread_ts=first)
    slack.ana.picks_on_message("save_what_was_heard", first)
    slack.ana.submits(partner="Eastside Mutual Aid")
    assert threads(slack, SAVED) == [""]


def test_where_the_bot_may_not_whisper_the_answer_comes_all_the_same(slack: SlackWorld) -> None:
    first = slack.rosa.member.posts("who was at the market?", "outreach").ts
    reply = slack.rosa.member.posts("Amina says the bus stops at six.", "outreach", thread_ts=first).ts
    slack.channel.bot_is_in = False
    slack.ana.picks_on_message("save_what_was_heard", reply)
    slack.ana.submits(partner="Eastside Mutual Aid")
    assert SAVED in slack.ana.sees
    assert SAVED not in slack.rosa.sees
