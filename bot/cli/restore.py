"""`python -m bot restore FILE [--yes]`: put a backup back."""

from argparse import Namespace
from pathlib import Path

from bot.cli.opening import explained
from bot.clock import SystemClock
from bot.settings import Settings, prepare_folder
from storage.files import refuse_network
from storage.restore import restore


def run(settings: Settings, chosen: Namespace) -> int:
    """The bot has to be stopped."""
    with explained():
        prepare_folder(settings)
        if settings.database_file:
            refuse_network(settings.database_file)
        done = restore(Path(chosen.file), settings.database_url, SystemClock().now(), overwrite=chosen.yes)
    print(f"Restored {sum(done.rows.values())} rows from {chosen.file}")
    if done.forgotten:
        print(f"People who asked to be forgotten since then are forgotten again: {done.forgotten}")
    if done.kept:
        print(f"What was there before is in {done.kept}")
    return 0
