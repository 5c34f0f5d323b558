"""`python -m bot migrate`: bring the database up to date."""

from argparse import Namespace

from bot.cli.opening import opened
from bot.settings import Settings


def run(settings: Settings, _: Namespace) -> int:
    with opened(settings):
        print("The database is up to date.")
    return 0
