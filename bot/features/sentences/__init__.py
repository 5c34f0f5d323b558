"""Plain sentences: one line after a meeting becomes the records that it holds."""

from bot.feature import STAFF, Action, Feature, FormHandler
from bot.features.sentences.asking import ANSWERED, OTHER, REWRITE, DayForm, PartnerForm
from bot.features.sentences.correcting import MOVE, moved
from bot.features.sentences.handlers import answered, other, save_day, save_partner, sentence
from bot.features.sentences.rewriting import WordsForm, rewrite, save_words

FEATURE = Feature(
    "sentences",
    forms=(
        FormHandler(PartnerForm, save_partner, STAFF),
        FormHandler(DayForm, save_day, STAFF),
        FormHandler(WordsForm, save_words, STAFF),
    ),
    actions=(
        Action(ANSWERED, answered, STAFF, repeatable=True),
        Action(OTHER, other, STAFF, repeatable=True),
        Action(REWRITE, rewrite, STAFF, repeatable=True),
        Action(MOVE, moved, STAFF),
    ),
    sentences=sentence,
)
