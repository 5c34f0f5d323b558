"""A private place for a partner's own people: asked for by our side or by them, made by the platform."""

from bot.feature import CONTACTS, EVERYONE, Action, Command, Feature, Letter
from bot.features.places.handlers import here, make, place
from bot.features.places.letters import (
    FAILED,
    MADE,
    are_seated,
    did_not_open,
    no_words,
    opened,
    seat_refused,
    to_gather,
    write_failed,
    write_lost,
    write_made,
    write_missing,
    write_notice,
    write_welcome,
)
from bot.i18n import mark
from bot.places import LOST, MISSING, OPEN, SEAT
from bot.whereto import NOTICE, WELCOME

FEATURE = Feature(
    "places",
    commands=(
        Command(
            "place", place, CONTACTS, mark("a place that only your organisation reads"), mark("place"), is_seldom=True
        ),
    ),
    actions=(
        Action("places.make", make, EVERYONE, repeatable=True),
        Action("places.here", here, CONTACTS, repeatable=True),
    ),
    letters=(
        Letter(OPEN, no_words, gathers=to_gather, on_sent=opened, on_dead=did_not_open),
        Letter(SEAT, no_words, gathers=to_gather, on_sent=are_seated, on_dead=seat_refused),
        Letter(WELCOME, write_welcome),
        Letter(NOTICE, write_notice),
        Letter(MADE, write_made),
        Letter(FAILED, write_failed),
        Letter(LOST, write_lost),
        Letter(MISSING, write_missing),
    ),
)
