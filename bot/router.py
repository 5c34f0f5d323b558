"""From words to handlers: dictionaries made once of the list of features. Two of the same name are refused."""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import process

from bot.feature import Action, Command, Door, Feature, FormHandler, Job, Letter, Shortcut
from storage.text import fold
from storage.viewer import Role

V = TypeVar("V")
SLASH_WORD = "loop"
CLOSE_ENOUGH = 70
SPEAKERS = frozenset({"i", "we", "have", "i've", "we've", "just", "please"})
"""Words before the verb of a plain sentence."""


class DuplicateName(ValueError):
    """Two features declare the same word, form, action, job or letter."""


def named(kind: str, pairs: Iterable[tuple[str, V]]) -> dict[str, V]:
    """A dictionary that refuses a second entry of the same name."""
    found: dict[str, V] = {}
    for name, value in pairs:
        if name in found:
            raise DuplicateName(f"Two features declare the {kind} {name!r}.")
        found[name] = value
    return found


class Router:
    """Finds the handler for a word, a form, an action, a timer or a letter."""

    def __init__(self, features: tuple[Feature, ...]) -> None:
        self.features = features
        words = ((word, c) for f in features for c in f.commands for word in (c.word, *c.aliases))
        self.commands: dict[str, Command] = named("word", words)
        alone = ((words, c) for f in features for c in f.commands for words in c.alone)
        self.alone: dict[str, Command] = named("phrase", alone)
        self.forms: dict[str, FormHandler] = named("form", ((h.form.name, h) for f in features for h in f.forms))
        self.actions: dict[str, Action] = named("action", ((a.name, a) for f in features for a in f.actions))
        shortcuts = ((s.name, s) for f in features for s in f.shortcuts)
        self.shortcuts: dict[str, Shortcut] = named("shortcut", shortcuts)
        self.jobs: dict[str, Job] = named("job", ((j.kind, j) for f in features for j in f.jobs))
        self.letters: dict[str, Letter] = named("letter", ((x.kind, x) for f in features for x in f.letters))
        plain = named("kind of words", (("sentences", f.sentences) for f in features if f.sentences))
        self.sentences = plain.get("sentences")
        self.doors: dict[str, Door] = named("door", ((d.word, d) for f in features for d in f.doors))

    def command(self, words: str, role: Role) -> tuple[Command, str] | None:
        """The command that words begin with and what follows it; one that is not for this role does not exist."""
        whole = self.alone.get(fold(words).strip(" .!¡:"))
        if whole and role in whole.who:
            return whole, ""
        word, _, rest = words.partition(" ") if "\n" not in words.split(" ", 1)[0] else words.partition("\n")
        command = self.commands.get(word.casefold().strip(":"))
        return (command, rest.strip()) if command and role in command.who else None

    def begun(self, words: str) -> Command | None:
        """The command that a line begins with, whoever it is for."""
        return self.commands.get(words.split(maxsplit=1)[0].casefold().strip(":")) if words.strip() else None

    def nearest(self, words: str, role: Role) -> str | None:
        """The word that was probably meant, among those for this role."""
        known = [word for word, command in self.commands.items() if role in command.who]
        said = [word for word in words.casefold().split()[:3] if word not in SPEAKERS]
        first = said[0][:40] if said else ""
        best = process.extractOne(first, known, score_cutoff=CLOSE_ENOUGH)
        return str(best[0]) if best else None


def begins_a_command(words: str) -> bool:
    """Whether a line is a command even while a question is being asked."""
    return words.lstrip().casefold().startswith(("/", "loop "))


def without_slash(words: str) -> str:
    """The words without a leading `/loop` or `loop`."""
    bare = words.strip()
    for prefix in (f"/{SLASH_WORD}", SLASH_WORD):
        if bare.casefold() == prefix:
            return ""
        if bare.casefold().startswith((f"{prefix} ", f"{prefix}\n")):
            return bare[len(prefix) :].strip()
    return bare.removeprefix("/")
