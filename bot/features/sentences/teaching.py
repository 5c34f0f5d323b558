"""What an answer teaches: the name somebody typed is another one of the partner they meant, for their own team."""

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.replies import with_hint
from bot.teaching import learn, learned
from bot.turn import Reply, Turn
from bot.understanding.sentence.types import Understood


def teach(turn: Turn, seen: Understood, answers: Answers, reply: Reply) -> Reply:
    """Learn the names that were in doubt, and say so. It is taken back with whatever was saved along."""
    names = {each.words.text for each in seen.partners.named if not each.person}
    for typed, name in answers.partners.items():
        if typed in names and not name.startswith(NEW) and learn(turn, name, typed):
            reply = with_hint(reply, learned(turn, name, typed))
    return reply
