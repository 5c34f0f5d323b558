"""Words in the reader's language: gettext catalogues, read once, looked up when a message is written."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LOCALE = Path(__file__).parent / "locale"
DEFAULT = "en"


class Translator:
    """Looks words up in one language; what is not translated yet is said in English."""

    def __init__(self, language: str, catalogue: Mapping[str, str]) -> None:
        self.language, self._catalogue = language, catalogue

    def __call__(self, words: str, /, **values: Any) -> str:
        """The words in this language with `{names}` filled in. Values are never read as templates."""
        said = self._catalogue.get(words) or words
        return said.format(**values) if values else said

    def count(self, one: str, many: str, n: int, /, **values: Any) -> str:
        """The wording for a number of things, `{n}` filled in."""
        return self(one if n == 1 else many, n=n, **values)


@cache
def translator(language: str) -> Translator:
    """The translator of a language; English for one that we do not have."""
    path = LOCALE / language / "LC_MESSAGES" / "loopkeeper.po"
    if language == DEFAULT or not path.is_file():
        return Translator(DEFAULT, {})
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    return Translator(language, {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string})


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for, English first."""
    found = sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/loopkeeper.po"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))


def language_name(language: str) -> str:
    """What a language is called by those who speak it."""
    from babel import Locale

    return str(Locale.parse(language).get_language_name(language) or language)


def spoken(name: str) -> str:
    """The language that a platform names, if we speak it: `es-MX` is Spanish. Empty otherwise."""
    language = name.replace("_", "-").partition("-")[0].casefold()
    return language if language in languages() else ""


def mark(words: str) -> str:
    """Marks words for translation where they are declared; they are looked up where they are shown."""
    return words
