"""What the benches measure can still be made: their rows are written past the tables' own defaults."""

from pathlib import Path

from tests.benchmarks.corpus import with_notes, with_timers
from tests.benchmarks.slack_people import with_partners


def test_the_databases_of_the_benches_can_be_made(tmp_path: Path) -> None:
    assert with_notes(tmp_path, 400).exists()
    assert with_timers(tmp_path, 10).exists()
    assert with_partners(tmp_path, 10)[0].exists()
