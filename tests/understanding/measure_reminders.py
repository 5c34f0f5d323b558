"""Measures reminders on public cases: what is wanted, what is to be done, and the words of its dates.

python -m tests.understanding.measure_reminders FOLDER [--show wish|todo|dates] [--set en_topv2]
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.understanding.sentence.orders import Wish
from bot.understanding.sentence.reading import Context, order_and_reminder

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
ARTICLES = frozenset("a an the my our your his her their el la los las un una mi mis".split())  # noqa: SIM905
WISHES = (
    ("DELETE|cancel", Wish.DROP),
    ("UPDATE", Wish.CHANGE),
    ("GET|show", Wish.SHOW),
    ("CREATE|set", Wish.MAKE),
)
TOKEN = re.compile(r"\w+")


def wish_of(intent: str) -> Wish | None:
    return next((wish for pattern, wish in WISHES if re.search(pattern, intent)), None)


def tokens(text: str, spans: list[dict[str, Any]]) -> set[int]:
    """The words, by their places, that lie in spans."""
    return {
        word.start() for word in TOKEN.finditer(text) for span in spans if span["start"] <= word.start() < span["end"]
    }


def told(spans: list[dict[str, Any]], text: str) -> list[str]:
    return TOKEN.findall(" ".join(text[span["start"] : span["end"]] for span in spans).lower())


def bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in ARTICLES]


def measured(row: dict[str, Any]) -> dict[str, Any]:
    text = row["text"]
    order, draft = order_and_reminder(text, Context(NOW, language=row.get("lang", "en")))
    made = draft.todo if draft else None
    todo = [{"start": made.start, "end": made.end}] if made and made.text else []
    dates = [{"start": one.start, "end": one.end} for one in (draft.dates if draft else ())]
    dates += [{"start": draft.offset.start, "end": draft.offset.end}] if draft else []
    gold_todo, gold_dates = told(row["todo"], text), tokens(text, row["datetime"] + row["recurring"])
    own, days = told(todo, text), tokens(text, dates)
    return {
        "wish": (order.wish if order else None) == wish_of(row["intent"]),
        "todo": own == gold_todo,
        "todo_bare": bare(own) == bare(gold_todo),
        "has_date": bool(gold_dates),
        "dates": days == gold_dates,
        "shown": (order.wish if order else None, own, [text[d["start"] : d["end"]] for d in dates]),
    }


def cases(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"reminders_{name}.dev.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def share(count: Counter[str], key: str, of: str = "n") -> str:
    return f"{100 * count[key] / max(1, count[of]):.1f} %"


def report(folder: Path, name: str, show: str) -> str:
    count: Counter[str] = Counter()
    for row in cases(folder, name):
        got = measured(row)
        count["n"] += 1
        for key in ("wish", "todo", "todo_bare"):
            count[key] += got[key]
        count["with"] += got["has_date"]
        count["dates"] += got["has_date"] and got["dates"]
        count["alarms"] += not got["has_date"] and not got["dates"]
        if show and not got[show] and (show != "dates" or got["has_date"]):
            told_dates = [span["text"] for span in row["datetime"] + row["recurring"]]
            line = (row["intent"], row["text"], [span["text"] for span in row["todo"]], told_dates, *got["shown"])
            sys.stdout.write(" | ".join(map(str, line)) + "\n")
    count["without"] = count["n"] - count["with"]
    said = {
        "wish": share(count, "wish"),
        "to-do exact": share(count, "todo"),
        "but for articles": share(count, "todo_bare"),
        "dates exact": share(count, "dates", "with"),
        "false alarms": share(count, "alarms", "without"),
    }
    return f"{name}, {count['n']} messages: " + ", ".join(f"{key} {value}" for key, value in said.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="en_topv2,en_fbtod,es_fbtod")
    parser.add_argument("--show", default="", choices=("", "wish", "todo", "todo_bare", "dates"))
    chosen = parser.parse_args()
    for name in chosen.set.split(","):
        sys.stdout.write(report(chosen.folder, name, chosen.show) + "\n")


if __name__ == "__main__":
    main()
