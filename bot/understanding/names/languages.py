"""Which words are used for which language: people mix them, so the words of all languages are known together."""

from dataclasses import fields
from functools import cache, reduce
from typing import Final

from bot.understanding.names.english import ENGLISH
from bot.understanding.names.spanish import SPANISH
from bot.understanding.names.tables import Tables

BY_CODE: Final = {"en": ENGLISH, "es": SPANISH}


@cache
def tables_for(code: str) -> Tables:
    """The words of a language, with the English ones: names and talk of a team are mixed."""
    own = BY_CODE.get(code[:2].lower(), ENGLISH)
    return own if own is ENGLISH else joined(own, ENGLISH)


@cache
def every_title() -> frozenset[str]:
    """What may stand before the name of a person, in any language."""
    return joined(*BY_CODE.values()).titles


def joined(*several: Tables) -> Tables:
    """All words of several languages."""
    return Tables(
        **{
            field.name: reduce(frozenset.union, (getattr(one, field.name) for one in several))
            for field in fields(Tables)
        }
    )
