"""Slack takes one post a second in each channel: it never has to say so."""

from pathlib import Path

from storage.database import Database
from storage.schema import upgrade
from tests.benchmarks.slack_sending import fan_out


def test_many_posts_to_many_channels_are_never_told_to_wait(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'pace.db'}")
    upgrade(database)
    done = fan_out(database, posts=90, channels=30)
    database.close()
    assert done.posted == 90
    assert done.told_to_wait == 0
