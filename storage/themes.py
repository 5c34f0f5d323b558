"""What people's corrections taught about themes: which words speak for one, and which against it. Never whose words."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Index, delete, update
from sqlmodel import Field, Session, col, select

from storage.base import Record, table_args

MOST = 200
"""So many words of one text are looked up."""
ENDINGS = ("", "s", "es")
"""Words are kept without them, so a name is looked for without them as well."""


class ThemeWord(Record, table=True):
    """How often a theme was put on notes with this word by hand, and how often it was taken off such notes."""

    __table_args__ = table_args(Index(None, "word", "theme"))

    theme: str
    word: str
    accepted: int = Field(default=0)
    rejected: int = Field(default=0)


class ThemeWords:
    """Queries on what was learned. It belongs to the whole organisation, and nobody is named in it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, words: Iterable[str]) -> list[ThemeWord]:
        """What was learned about some words, and nothing else of it."""
        wanted = list(dict.fromkeys(words))[:MOST]
        known: dict[str, list[ThemeWord]] = self.session.info.setdefault(ThemeWord, {})
        if fresh := [word for word in wanted if word not in known]:
            known.update((word, []) for word in fresh)
            query = select(ThemeWord).where(col(ThemeWord.word).in_(fresh)).order_by(col(ThemeWord.id))
            for row in self.session.exec(query):
                known[row.word].append(row)
        return [row for word in wanted for row in known[word]]

    def learn(self, words: Iterable[str], theme: str, accepted: bool, now: datetime) -> None:
        """Somebody put a theme on these words, or took it from them."""
        self.session.info.pop(ThemeWord, None)
        for word in list(dict.fromkeys(words))[:MOST]:
            same = (ThemeWord.word == word, ThemeWord.theme == theme)
            key = self.session.exec(select(ThemeWord.id).where(*same).order_by(col(ThemeWord.id))).first()
            if key is None:
                yes, no = int(accepted), int(not accepted)
                self.session.add(ThemeWord(theme=theme, word=word, accepted=yes, rejected=no, created_at=now))
                continue
            # Counted by the database, so that two who learn at the same time are both counted.
            count = ThemeWord.accepted if accepted else ThemeWord.rejected
            once_more = update(ThemeWord).where(col(ThemeWord.id) == key).values({count: col(count) + 1})
            self.session.execute(once_more)
        self.session.flush()

    def forget(self, names: Collection[str]) -> None:
        """Take names out that were among the words, or that a theme was called by."""
        self.session.info.pop(ThemeWord, None)
        bare = {name.casefold().removesuffix(ending) for name in names for ending in ENDINGS}
        for one in sorted(bare):
            gone = (col(ThemeWord.word) == one) | (col(ThemeWord.theme) == one)
            self.session.execute(delete(ThemeWord).where(gone))
