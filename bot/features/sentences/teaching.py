"""What an answer teaches: the name somebody typed is another one of the partner they meant, for their own team."""

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.teaching import learn
from bot.turn import Turn
from bot.understanding.names.spotting import spot


def teach(turn: Turn, words: str, answers: Answers) -> None:
    """Learn the name that was in doubt. It is taken back with whatever was saved along."""
    if not answers.partner or answers.partner.startswith(NEW):
        return
    typed = [each for each in spot(turn.index, words, (), turn.t.language) if each.match.action != "accept"]
    if len(typed) == 1:
        learn(turn, answers.partner, typed[0].text)
