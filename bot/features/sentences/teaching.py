"""What an answer teaches: the name somebody typed is another one of the partner they meant, for their own team."""

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.teaching import learn
from bot.turn import Turn
from bot.understanding.names.spotting import spot
from storage.partners import Partners


def teach(turn: Turn, words: str, answers: Answers) -> None:
    """Learn the name that was in doubt. It is taken back with whatever was saved along."""
    if not answers.partner or answers.partner.startswith(NEW):
        return
    partners = turn.open(Partners)
    partner = partners.called(answers.partner)
    typed = [each for each in spot(turn.index, words, (), turn.t.language) if each.match.action != "accept"]
    if partner is None or len(typed) != 1:
        return
    learn(turn, answers.partner, typed[0].text)
