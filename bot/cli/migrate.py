"""`python -m bot migrate`: bring the database up to date; of several workspaces, the list of them and each one's."""

import sys
from argparse import Namespace

from bot.cli import FAILED, OK
from bot.cli.opening import has_database, opened
from bot.cli.which import LIST
from bot.errors import Explained
from bot.settings import Settings
from storage.installations import Installation, Installations


def run(settings: Settings, chosen: Namespace) -> int:
    if settings.serves_several and chosen.workspace is None:
        return migrate_all(settings)
    with opened(settings):
        print("The database is up to date.")
    return OK


def migrate_all(settings: Settings) -> int:
    """One that can't be brought up to date keeps no other one from it."""
    with opened(settings) as database:
        rows = database.read_now(lambda session: Installations(session).listed())
        print(f"{LIST}: up to date")
    return max((migrate_one(settings, row) for row in rows), default=OK)


def migrate_one(settings: Settings, row: Installation) -> int:
    """What was deleted, after a workspace took the bot out, is not made again."""
    own = settings.for_workspace(row.workspace)
    try:
        if row.ended_at and not has_database(own):
            print(f"{row.workspace}: it took the bot out, and its database is gone")
            return OK
        with opened(own):
            print(f"{row.workspace}: up to date")
    except Explained as error:
        print(f"{row.workspace}: {error}", file=sys.stderr)
        return FAILED
    return OK
