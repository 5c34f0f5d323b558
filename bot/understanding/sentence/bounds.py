"""What bounds a rule though it stands apart from it: “every Tuesday … *until June*, *except the 4th*”."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.understanding.dates import Found
from bot.understanding.sentence.cues import Cues
from bot.understanding.sentence.words import WORD
from bot.understanding.text import folded

LONGEST = 60
"""Letters of such words."""
MOST = 3
"""So many of them are looked at in one message."""
END = re.compile(r"[.;!?\n\r]")
Read = Callable[[str], Sequence[Found]]


def bounded(text: str, dates: Sequence[Found], table: Cues, read: Read) -> tuple[Found, ...]:
    """The dates of a text, its first rule with the end and the exceptions that are told behind it."""
    rule = next((one for one in dates if one.repeat), None)
    if rule is None:
        return tuple(dates)
    kept = list(dates)
    for start in places(text, rule, table)[:MOST]:
        end = min(len(text), start + LONGEST)
        stop = END.search(text, start, end)
        tail = text[start : stop.start() if stop else end]
        whole = next(iter(read(f"{rule.words} {tail}")), None)
        if whole is None or whole.repeat is None or whole.end <= len(rule.words) + 1 or whole.start > 0:
            continue
        close = start + whole.end - len(rule.words) - 1
        kept = [one for one in kept if one is not rule and not (start <= one.start < close)]
        rule = replace(rule, words=whole.words, repeat=whole.repeat, doubts=rule.doubts | whole.doubts)
        kept += [rule, Found(start, close, text[start:close])]
    return tuple(sorted(kept, key=lambda one: one.start))


def places(text: str, rule: Found, table: Cues) -> list[int]:
    """Where such words begin behind a rule."""
    seen = folded(text)
    found = ((seen.place(match.start()), match.group()) for match in WORD.finditer(seen.text))
    return [place for place, word in found if word in table.bounds and place > rule.end]
