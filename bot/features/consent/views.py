"""How what somebody agreed to looks, and what is kept about our own people."""

from bot.i18n import mark
from bot.turn import Turn
from bot.ui.message import Button, Facts, Hint, Item, Items, Message
from storage.labels import Consents, Purpose
from storage.preferences import WritesTo

ASKED = {
    Purpose.KEEP: mark("Keep what you tell us"),
    Purpose.CONTACT: mark("Write to you"),
    Purpose.QUOTE: mark("Quote you to colleagues"),
    Purpose.SHARE: mark("Share it inside"),
    Purpose.PUBLISH: mark("Publish your words"),
}
"""Each purpose as a question, at most 30 characters."""
YES = {
    Purpose.KEEP: mark("Keep it"),
    Purpose.CONTACT: mark("Write to me"),
    Purpose.QUOTE: mark("You may quote me"),
    Purpose.SHARE: mark("Share inside"),
    Purpose.PUBLISH: mark("You may publish"),
}
NO = {
    Purpose.KEEP: mark("Keep nothing more"),
    Purpose.CONTACT: mark("Don't write to me"),
    Purpose.QUOTE: mark("Don't quote me"),
    Purpose.SHARE: mark("Only my team"),
    Purpose.PUBLISH: mark("Don't publish"),
}


def purposes(turn: Turn, action: str) -> Items:
    """What holds now, purpose by purpose, each with the way to the opposite."""
    return Items(tuple(row(turn, purpose, action) for purpose in ASKED), turn.t("What you agree to"))


def row(turn: Turn, purpose: Purpose, action: str) -> Item:
    label, said = state(turn, purpose)
    return Item(f"{label}: {said}", buttons=(other(turn, purpose, action),))


def other(turn: Turn, purpose: Purpose, action: str) -> Button:
    given = is_given(turn, purpose)
    label = NO[purpose] if given else YES[purpose]
    return turn.button(turn.t(label), action, purpose=purpose.value, given=not given)


def is_given(turn: Turn, purpose: Purpose) -> bool:
    is_nowhere = purpose is Purpose.CONTACT and turn.actor.writes_to is WritesTo.NONE
    return not is_nowhere and turn.open(Consents).given(turn.actor.id, purpose, turn.now)


def state(turn: Turn, purpose: Purpose) -> tuple[str, str]:
    """A purpose, and what was said to it, with when and until when."""
    t, last = turn.t, turn.open(Consents).last(turn.actor.id, purpose)
    said = t("yes") if is_given(turn, purpose) else t("no")
    if last is None:
        return t(ASKED[purpose]), t("{answer}, not asked yet", answer=said)
    when = turn.day(last.created_at.date())
    if last.given and last.until:
        until = turn.day(last.until.date())
        return t(ASKED[purpose]), t("{answer}, since {date}, until {until}", answer=said, date=when, until=until)
    return t(ASKED[purpose]), t("{answer}, since {date}", answer=said, date=when)


def staff_privacy(turn: Turn) -> Message:
    """The same for our own people, briefly."""
    t = turn.t
    rows = (
        (
            t("What is kept"),
            t("Your name and accounts, your settings, what you write down, and what you did and when."),
        ),
        (t("Why"), t("So that the team keeps its word, and can see later how things came about.")),
        (
            t("Who reads it"),
            t("Your notes: your team, and whoever their label allows. Your reminders and settings: only you."),
        ),
        (t("Until when"), t("As long as this bot is used; after you leave, what you wrote stays with the team.")),
        (t("Your say"), t("Take things back: /loop undo. Your hours and pauses: /loop settings. Else ask a manager.")),
    )
    hint = Hint(t("I read nothing that was not given to me: no channel, no private message between people."))
    return Message(t("What is kept about you"), (Facts(rows), hint))
