"""`python -m bot restore FILE [--yes]`: put a backup back."""

from argparse import Namespace
from pathlib import Path

from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.errors import Explained
from bot.settings import Settings
from storage.backup import BadBackup, WouldOverwrite, restore
from storage.schema import SchemaTooNew, SchemaTooOld


def run(settings: Settings, chosen: Namespace) -> int:
    with opened(settings, alone=True) as database:
        try:
            rows = restore(Path(chosen.file), database, SystemClock().now(), overwrite=chosen.yes)
        except (BadBackup, WouldOverwrite, SchemaTooNew, SchemaTooOld) as error:
            raise Explained(str(error)) from error
    print(f"Restored {sum(rows.values())} rows from {chosen.file}")
    return 0
