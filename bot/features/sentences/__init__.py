"""Plain sentences: one line after a meeting becomes the records that it holds."""

from bot.feature import STAFF, Action, Feature, FormHandler
from bot.features.sentences.asking import ANSWERED, OTHER, DayForm, PartnerForm
from bot.features.sentences.correcting import MOVE, moved
from bot.features.sentences.handlers import answered, other, save_day, save_partner, sentence

FEATURE = Feature(
    "sentences",
    forms=(FormHandler(PartnerForm, save_partner, STAFF), FormHandler(DayForm, save_day, STAFF)),
    actions=(
        Action(ANSWERED, answered, STAFF, repeatable=True),
        Action(OTHER, other, STAFF, repeatable=True),
        Action(MOVE, moved, STAFF),
    ),
    sentences=sentence,
)
