"""What people see of a text on Discord: its marks read as the clients read them, and what became of them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

Found = Counter[str]

BLOCKS = (
    ("quote", re.compile(r" *>>> ([\s\S]*)")),
    ("quote", re.compile(r" *> ([^\n]*\n?)")),
    ("small", re.compile(r" *-# (?!-#) *([^\n]+\n?)")),
    ("heading", re.compile(r" *#{1,3} (?!#) *([^\n]+\n?)")),
    ("list", re.compile(r" *(?:[+*-]|\d+\.) +([^\n]+\n?)")),
)
INNER = (
    ("strong", re.compile(r"\*\*([\s\S]+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__([\s\S]+?)__(?!_)")),
    ("emphasis", re.compile(r"\b_((?:__|\\[\s\S]|[^\\_])+?)_\b")),
    ("emphasis", re.compile(r"\*(?=\S)((?:\\\*|\*\*|\s+(?:[^*\s]|\\\*|\*\*)|[^\s*])+?)(?<!\\)\*(?!\*)")),
    ("strike", re.compile(r"~~([\s\S]+?)~~")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("masked link", re.compile(r"\[((?:\\.|[^\]\\])*)\]\(\s*<?https?://[^)\n]*\)")),
)
WHOLE = (
    ("code block", re.compile(r"```(?:[\w+.-]*\n)?([\s\S]*?)\n*```")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("autolink", re.compile(r"<(https?://[^ >]+|mailto:[^ >]+|tel:[^ >]+)>")),
    ("url", re.compile(r"https?://[^\s<]+[^<.,:;\"')\]\s]")),
    ("user", re.compile(r"<@!?\d+>")),
    ("role", re.compile(r"<@&\d+>")),
    ("channel", re.compile(r"<#\d+>")),
    ("time", re.compile(r"<t:-?\d+(?::[tTdDfFRsS])?>")),
    ("command", re.compile(r"</[^>\n]+:\d+>")),
    ("place", re.compile(r"<id:\w+(?::\d+)?>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>")),
    ("emoji", re.compile(r":[^\s:]+:")),
    ("everyone", re.compile(r"@(?:everyone|here)")),
)
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
CALLED = re.compile(r"<@[!&]?\d+>|@everyone|@here", re.IGNORECASE)
"""What the server reads as a call, whatever stands before it."""


@dataclass(slots=True)
class Reader:
    found: Found = field(default_factory=Counter)
    opens: bool = True
    """Whether the next sign stands at the beginning of a line."""
    is_quoted: bool = False

    def read(self, text: str) -> str:
        return "".join(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            for rule in (self._escaped, self._block, self._whole, self._inner):
                end, said = rule(text, at)
                if end > at:
                    break
            else:
                end, said = at + 1, text[at]
                self.opens = said == "\n" or (self.opens and said.isspace())
            yield said
            at = end

    def _escaped(self, text: str, at: int) -> tuple[int, str]:
        match = ESCAPED.match(text, at)
        if match is None:
            return at, ""
        self.opens = False
        return match.end(), match[1]

    def _block(self, text: str, at: int) -> tuple[int, str]:
        for name, pattern in BLOCKS if self.opens else ():
            match = pattern.match(text, at)
            if match and not (name == "quote" and self.is_quoted):
                self.found[name] += 1
                was, self.is_quoted = self.is_quoted, self.is_quoted or name == "quote"
                said = self.read(match[1])
                self.is_quoted, self.opens = was, match[0].endswith("\n")
                return match.end(), said
        return at, ""

    def _whole(self, text: str, at: int) -> tuple[int, str]:
        for name, pattern in WHOLE:
            if match := pattern.match(text, at):
                self.found[name] += 1
                self.opens = False
                return match.end(), match[1] if name in {"code block", "autolink"} else match[0]
        return at, ""

    def _inner(self, text: str, at: int) -> tuple[int, str]:
        for name, pattern in INNER:
            if match := pattern.match(text, at):
                self.found[name] += 1
                return match.end(), self.read(match[1])
        return at, ""


def reads(text: str) -> tuple[str, Found]:
    """The words that are seen, and how often each kind of mark was read."""
    reader = Reader()
    return reader.read(text), reader.found


def calls(text: str) -> list[str]:
    return CALLED.findall(text)


def bare(words: str) -> str:
    """All that can be read, without spaces."""
    return "".join(words.replace("\u200b", "").split())
