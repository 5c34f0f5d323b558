"""A question that stands open is answered in words as by its buttons, or put aside."""

from dataclasses import replace
from datetime import timedelta

from bot.features.sentences.asking import as_it_stands, shown_words
from bot.features.sentences.doubles import there_already
from bot.features.sentences.drafts import HEARD, Drafter
from bot.features.sentences.going_on import again
from bot.features.sentences.meant import Meant, meant, speaks_of_reminders, whom
from bot.features.sentences.reading import Answers, understand
from bot.turn import Reply, Turn
from bot.ui.message import Buttons, Hint
from bot.understanding.sentence.cues.said_back import Back, opened, wholly
from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.types import Gap, Intent, Understood
from storage.changes import Changes
from storage.reviews import ReviewItem, Reviews

WITHIN = timedelta(minutes=30)
"""So long after a question a few words are taken for its answer."""
PARTNERS = frozenset({Gap.WHICH_PARTNER, Gap.NEW_PARTNER, Gap.NO_PARTNER})
DAYS = frozenset({Gap.WHICH_DATE, Gap.NO_SUCH_DATE, Gap.WHEN_TO_REMIND})
OWNERS = {Back.US: "us", Back.THEM: "them"}


def standing(turn: Turn) -> ReviewItem | None:
    """The line that was asked about last, unless something else was done since."""
    item = Reviews(turn.session, turn.actor.id).asked(turn.now - WITHIN)
    if item is None or item.asked_at is None:
        return None
    later = Changes(turn.session, turn.actor.id).last_ref(item.asked_at + timedelta.resolution)
    return None if later else item


def replied(turn: Turn, item: ReviewItem, typed: Understood) -> Reply | None:
    """What words come to while a question stands; none when they are something of their own."""
    answers = Answers.of(item.answers)
    told = told_by(turn, item, answers, typed)
    if told:
        return again(turn, told, item.id)
    if wholly(turn.words) is Back.NO:
        return put_aside(turn, item)
    # What is to be put right is the line that was just asked about, and nothing that was saved before.
    is_else = opened(turn.words).is_undo or speaks_of_reminders(turn.words)
    return again(turn, answers, item.id) if typed.correction and not is_else else None


def told_by(turn: Turn, item: ReviewItem, answers: Answers, typed: Understood) -> Answers | None:
    """The answers with what the words add to them; none when they answer nothing."""
    seen = understand(turn, item.words, answers)
    gap, back = seen.missing.gap if seen.missing else None, wholly(turn.words)
    if gap is Gap.WHO_PROMISED and back in OWNERS:
        return replace(answers, owner=OWNERS[back])
    if gap is None and back in {Back.YES, Back.NO}:
        return agreed(turn, item, answers, seen, back is Back.YES)
    if Intent.QUERY in typed.intents or (typed.commitments or typed.reminders):
        return None
    line = opened(turn.words)
    words = line.rest
    choices = seen.missing.choices if seen.missing and gap in PARTNERS else ()
    is_past = not (seen.commitments or seen.reminders or seen.asks)
    near = whom(turn, words, choices)
    said = (
        Meant(near) if near else meant(turn, words, (typed.language, line.language), is_past=is_past, near=turn.today)
    )
    return with_said(answers, seen, said, is_opened=line.is_opened) if said else None


def with_said(answers: Answers, seen: Understood, said: Meant, *, is_opened: bool) -> Answers | None:
    """A partner or a day where that is asked; anything else only where they say that something is put right."""
    gap = seen.missing.gap if seen.missing else None
    if not is_opened and not ((said.partner and gap in PARTNERS) or (said.is_dated and gap in DAYS)):
        return None
    if said.partner:
        place = seen.missing.about if seen.missing and gap in PARTNERS else ""
        answers = replace(answers, partners={**answers.partners, place: said.partner})
    if said.is_dated:
        day = said.day.isoformat() if said.day else answers.day
        answers = replace(answers, day=day, hour=f"{said.hour:%H:%M}" if said.hour else "", is_moved=gap not in DAYS)
    return answers


def agreed(turn: Turn, item: ReviewItem, answers: Answers, seen: Understood, is_yes: bool) -> Answers | None:
    """“Yes” to what was understood, or to a note that much the same is to be added to."""
    drafts = Drafter(turn, item.words, seen).drafts()
    same = (there_already(turn, draft, answers) for draft in drafts if draft.form == HEARD)
    note = next((each for each in same if each and each.id not in answers.added), None)
    if note is None or (is_doubtful(seen) and not answers.is_right):
        return replace(answers, is_right=True) if is_yes else None
    if is_yes:
        return replace(answers, added=(*answers.added, note.id))
    return replace(answers, apart=(*answers.apart, note.id))


def put_aside(turn: Turn, item: ReviewItem) -> Reply:
    """The words stay in the review list; nothing is asked about them any more."""
    item.asked_at, turn.review_id = None, item.id
    title, kept = turn.t("I put the question aside."), Hint(turn.t("Your words are kept in your review list."))
    return turn.say(title, shown_words(turn, item.words), Buttons(as_it_stands(turn)), kept)
