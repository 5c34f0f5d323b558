"""`make bench`: every figure as a ratio in one run. `--write` puts the table into docs/performance.md."""

import logging
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import structlog

from tests.benchmarks import (
    dates,
    discord,
    discord_sending,
    due,
    path,
    process,
    reading,
    sentences,
    slack,
    slack_dispatch,
    slack_sending,
    understanding,
)
from tests.benchmarks.measure import Result

DOCUMENT = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
HEAD = "| what | ours | beside | figure | goal | |\n|---|---|---|---|---|---|"

BENCHES: tuple[Callable[[Path], list[Result]], ...] = (
    path.routing,
    path.one_note,
    path.fifty_at_once,
    path.note_at_a_million,
    due.tick,
    due.ten_thousand,
    due.fan_out,
    slack_sending.slack_fan_out,
    reading.search,
    reading.digest,
    dates.dates,
    understanding.dates_found,
    sentences.sentences_read,
    sentences.names_found,
    sentences.names_completed,
    process.start_up,
    slack_dispatch.slack_dispatch,
    slack.slack_idle,
    slack.slack_note,
    slack.slack_busy,
    slack.slack_search,
    discord.discord_idle,
    discord.discord_note,
    discord.discord_busy,
    discord_sending.discord_fan_out,
)


def main(words: list[str]) -> int:
    """Run all, or those whose name contains a word."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    wanted = [word for word in words if not word.startswith("--")]
    rows = [HEAD]
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for bench in BENCHES:
            if not wanted or any(word in bench.__name__ for word in wanted):
                for result in bench(Path(folder)):
                    rows.append(result.row())
                    print(rows[-1], flush=True)
    if "--write" in words:
        put_down("\n".join(rows))
    return 0


def put_down(table: str) -> None:
    """Renew the figures of the document, with the day and the machine's kind."""
    about = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}"
    figures = f"Measured on {datetime.now(UTC):%Y-%m-%d} by `make bench` ({about}).\n\n{table}\n"
    before, _, rest = DOCUMENT.read_text().partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{figures}{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
