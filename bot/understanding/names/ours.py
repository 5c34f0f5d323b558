"""Our own people, who are named in a line as anybody is: by the whole name, or by the first one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.understanding.names.languages import every_title
from bot.understanding.names.normal import written


@dataclass(frozen=True, slots=True)
class Ours:
    """What they are called."""

    called: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The words of a name, folded, and the name that is meant; of a first name that several have, it alone."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        whole = {words: name for name in names if (words := telling(name))}
        firsts = Counter(words[0] for words in whole)
        called: dict[tuple[str, ...], str] = {}
        for words, name in whole.items():
            called[words[:1]] = name if firsts[words[0]] == 1 else name.split()[0]
        return cls({**called, **whole})

    def name(self, words: tuple[str, ...]) -> str:
        """Who is called so; empty when nobody is."""
        return self.called.get(words, "")


def telling(name: str) -> tuple[str, ...]:
    """The words of a person's name without a title."""
    return tuple(word for word in written(name) if word not in every_title())
