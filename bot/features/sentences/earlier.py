"""The line that somebody saved last: what it became, and whether it may be saved anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.features.sentences.drafts import Drafter
from bot.features.sentences.going_on import go_on
from bot.features.sentences.reading import Answers, understand
from bot.turn import Outcome, Reply, Turn
from bot.ui.message import Hint
from storage.changes import Change, Changes
from storage.commitments import Commitment, Commitments
from storage.follow_ups import FollowUp, FollowUps
from storage.reviews import ReviewItem, Reviews

WITHIN = timedelta(days=1)
"""What was saved longer ago is not what somebody corrects without naming it."""
ONLY_MET = frozenset({"meeting", "note", "partner_alias"})


@dataclass(frozen=True)
class Earlier:
    """What was saved under one reference, and the steps on it since."""

    turn: Turn
    last: str
    """The reference of the newest step."""
    ref: str
    """That under which it came new."""

    @property
    def changes(self) -> Changes:
        return Changes(self.turn.session, self.turn.actor.id)

    @property
    def item(self) -> ReviewItem | None:
        """The words as they were typed."""
        return Reviews(self.turn.session, self.turn.actor.id).behind(self.ref)

    @property
    def news(self) -> list[Change]:
        """The steps that made something new."""
        return [change for change in self.changes.of_ref(self.ref) if change.before is None]

    @property
    def is_past(self) -> bool:
        """Whether it lies back as a whole."""
        return {change.subject for change in self.news} <= ONLY_MET

    def promises(self) -> list[Commitment]:
        """The open promises that came new with it; that alone which the newest step moved."""
        moved = [step.subject_id for step in self.changes.of_ref(self.last) if is_move(step)]
        keys = moved or [change.subject_id for change in self.news if change.subject == "commitment"]
        found = (self.turn.open(Commitments).get(key) for key in keys)
        return [promise for promise in found if promise and promise.is_open]

    def reminders(self) -> list[FollowUp]:
        """The open reminders for one day that came new with it."""
        keys = [change.subject_id for change in self.news if change.subject == "follow_up"]
        found = (self.turn.open(FollowUps).get(key) for key in keys)
        return [step for step in found if step and step.is_open and not step.rule]

    def day(self) -> date | None:
        """The one day that it is meant for."""
        days = {each.due_on for each in (*self.promises(), *self.reminders())}
        return days.pop() if len(days) == 1 else None

    def refs(self) -> list[str]:
        """What has to be taken back, the newest first; nothing where more was changed than the day of its promises."""
        steps = self.changes.standing_from(self.ref)
        ours = {(change.subject, change.subject_id) for change in self.news}
        is_plain = all(
            step.ref == self.ref or (is_move(step) and (step.subject, step.subject_id) in ours) for step in steps
        )
        return list(dict.fromkeys(step.ref for step in steps)) if is_plain else []

    def moved_to(self) -> str:
        """The day to which its promise was moved by a later step."""
        steps = [step for step in self.changes.standing_from(self.ref) if step.ref != self.ref]
        promise = self.turn.open(Commitments).get(steps[0].subject_id) if steps else None
        return promise.due_on.isoformat() if promise and promise.due_on else ""


def is_move(step: Change) -> bool:
    """Whether a step put a promise to another day."""
    return step.subject == "commitment" and "due_on" in (step.after or {})


def earlier(turn: Turn) -> Earlier | None:
    """What they saved last, or changed last of what they had saved."""
    changes = Changes(turn.session, turn.actor.id)
    last = changes.last_ref(turn.now - WITHIN)
    return Earlier(turn, last, changes.origin(last)) if last else None


def nothing(turn: Turn) -> Reply:
    hint = Hint(turn.t("I can put right what you saved in the last day."))
    return turn.say(turn.t("There is nothing that I could change."), hint)


def changed_since(turn: Turn) -> Reply:
    hint = Hint(turn.t("Take the later change back with Undo first, or press Edit on its card."))
    return turn.say(turn.t("It was changed since you saved it, so I left it as it is."), hint)


def once_more(turn: Turn, what: Earlier, put_right: Callable[[Answers], Answers], same: str) -> Reply:
    """Take back what the line became, and save it anew with the answer: both stand in the history.

    `same`: what is said where that would come to the very same.
    """
    item, refs = what.item, what.refs()
    if item is None:
        return nothing(turn)
    if not refs or (len(refs) > 1 and len(what.news) > 1):
        return changed_since(turn)
    before = Answers.of({"at": item.created_at.isoformat(), **item.answers})
    answers = put_right(replace(before, day=what.moved_to(), is_moved=True) if len(refs) > 1 else before)
    if len(refs) == 1 and drafted(turn, item.words, before) == drafted(turn, item.words, answers):
        return turn.say(same)
    if reply := undone(turn, refs):
        return reply
    turn.review_id, turn.words, item.settled_at = item.id, item.words, None
    return go_on(turn, item.words, understand(turn, item.words, answers), answers)


def drafted(turn: Turn, words: str, answers: Answers) -> list[object]:
    return list(Drafter(turn, words, understand(turn, words, answers)).drafts())


def undone(turn: Turn, refs: list[str]) -> Reply | None:
    """Take all of it back, or nothing: then what is in the way."""
    reviews = Reviews(turn.session, turn.actor.id)
    waiting, saved = {each.id for each in reviews.waiting()}, turn.session.begin_nested()
    for _ in refs:
        reply = turn.command("undo")
        if reply.outcome is not Outcome.DONE:
            saved.rollback()
            return reply
    saved.commit()
    for each in reviews.waiting():
        if each.id not in waiting:
            each.settled_at = turn.now
    return None
