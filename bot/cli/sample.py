"""`python -m bot sample add|remove`: partners to try things on, all marked as samples."""

from argparse import Namespace

from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.local import local_zone, unwelcome
from bot.sample import add_sample, ensure_seats
from bot.settings import Settings


def run(settings: Settings, chosen: Namespace) -> int:
    now, zone = SystemClock().now(), local_zone()
    with opened(settings) as database:
        if chosen.what == "add":
            database.write_now(lambda session: ensure_seats(session, now, zone))
            count = database.write_now(lambda session: add_sample(session, now))
            print(f"Added {count} sample records." if count else "The samples are there already.")
        else:
            count = database.write_now(lambda session: unwelcome(session, now))
            print(f"Removed {count} sample records." if count else "There are no samples.")
    return 0
