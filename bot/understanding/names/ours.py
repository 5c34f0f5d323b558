"""Our own people, who are named in a line as anybody is: by the whole name, or by how it begins."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from bot.understanding.names.languages import every_title
from bot.understanding.names.normal import written


@dataclass(frozen=True, slots=True)
class Ours:
    """What they are called."""

    called: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The words of a name, folded, and the name that is meant; of a first name that several have, it alone."""
    writer: str = ""
    """Which of them is who wrote the line."""

    @classmethod
    def of(cls, names: Iterable[str], writer: str = "") -> Self:
        whole = {words: name for name in (*names, writer) if (words := telling(name))}
        firsts = Counter(words[:end] for words in whole for end in range(1, len(words)))
        called: dict[tuple[str, ...], str] = {}
        for words, name in whole.items():
            for end in range(1, len(words)):
                called[words[:end]] = name if firsts[words[:end]] == 1 else beginning(name, end)
        return cls({**called, **whole}, writer)

    def name(self, words: tuple[str, ...]) -> str:
        """Who is called so; empty when nobody is."""
        return self.called.get(words, "")


NO_OURS: Final = Ours()


def telling(name: str) -> tuple[str, ...]:
    """The words of a person's name without a title."""
    return tuple(word for word in written(name) if word not in every_title())


def beginning(name: str, end: int) -> str:
    """So many words of a name as it is written, without a title."""
    return " ".join([part for part in name.split() if telling(part)][:end])
