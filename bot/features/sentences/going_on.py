"""A line goes on to be saved, or to the next question about it, with what was answered so far."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot import day_order, replies
from bot.features.sentences.asking import is_it_right, line_of, question
from bot.features.sentences.reading import Answers, understand
from bot.features.sentences.saving import is_saved, save
from bot.features.sentences.teaching import teach
from bot.turn import Reply, Turn
from bot.understanding.dates.types import Doubt
from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.types import Understood
from storage.reviews import ReviewItem, Reviews


def go_on(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    if item := line_of(turn):
        item.answers = answers.to_args()
    if seen.missing or not (seen.intents or seen.commitments):
        return question(turn, words, seen, answers)
    if is_doubtful(seen) and not answers.is_right:
        return is_it_right(turn, words, seen, answers)
    reply = save(turn, words, seen, answers)
    reply = teach(turn, seen, answers, reply) if is_saved(reply) else reply
    return day_order.remember(turn, reply, order_shown(turn, words, answers))


def order_shown(turn: Turn, words: str, answers: Answers) -> bool | None:
    """What the day that was picked tells about how its author writes 03/04."""
    if not answers.day or turn.actor.is_day_first is not None:
        return None
    seen, day = understand(turn, words, Answers(at=answers.at)), date.fromisoformat(answers.day)
    reader = replace(turn.dates, language=seen.language)
    doubtful = (found.words for found in seen.dates if Doubt.ORDER in found.doubts)
    return next((order for each in doubtful if (order := reader.order_shown(each, day)) is not None), None)


def waiting(turn: Turn, review_id: Any) -> ReviewItem | None:
    """The line that a question is about; it is its author's alone."""
    return Reviews(turn.session, turn.actor.id).get(review_id) if isinstance(review_id, int) else None


def again(turn: Turn, answers: Answers, review_id: Any) -> Reply:
    item = waiting(turn, review_id)
    if item is None:
        return replies.not_found(turn)
    if item.settled_at:
        return replies.saved_already(turn)
    turn.review_id, turn.words = item.id, item.words
    return go_on(turn, item.words, understand(turn, item.words, answers), answers)
