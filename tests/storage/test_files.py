"""Files of a SQLite database: one bot for each, wherever it is reached from, and none on a network."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.files import AlreadyRunning, NetworkFileSystem, file_system, is_running_on, only_one, refuse_network
from tests.processes import ROOT

HOLD = """
import sys
from pathlib import Path
from storage.files import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_bot_on_one_file_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    (tmp_path / "link.db").symlink_to(file)
    command = [sys.executable, "-c", HOLD, str(file)]
    first = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    assert is_running_on(file)
    for path in (file, tmp_path / "link.db"):
        with pytest.raises(AlreadyRunning, match="Stop it first"), only_one(path):
            pass
    # The system lets go of the lock however the process ends.
    first.kill()
    first.communicate()
    assert not is_running_on(file)
    with only_one(tmp_path / "link.db"):
        assert is_running_on(file)


def test_looking_leaves_no_lock_behind(tmp_path: Path) -> None:
    assert not is_running_on(tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/data/a.db", "ext4"),
        ("/srv/shared/a.db", "nfs4"),
        ("/srv/shared/local/a.db", "xfs"),
        ("/srv/shared-not/a.db", "ext4"),
        ("/srv/two words/a.db", "cifs"),
        ("/srv/over/a.db", "nfs"),
    ],
)
def test_the_kind_of_file_system_is_that_of_the_nearest_mount(tmp_path: Path, place: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "dev / ext4 rw 0 0\n"
        "server:/x /srv/shared nfs4 rw 0 0\n"
        "dev /srv/shared/local xfs rw 0 0\n"
        "//server/x /srv/two\\040words cifs rw 0 0\n"
        "dev /srv/over ext4 rw 0 0\n"
        "server:/y /srv/over nfs rw 0 0\n"
        "broken\n"
    )
    assert file_system(Path(place), mounts) == kind
    if kind in {"nfs4", "nfs", "cifs"}:
        with pytest.raises(NetworkFileSystem, match="PostgreSQL"):
            refuse_network(Path(place), mounts)
    else:
        refuse_network(Path(place), mounts)


def test_a_link_counts_as_the_place_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near.db").symlink_to(tmp_path / "far/a.db")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"dev / ext4 rw 0 0\nserver:/x {tmp_path / 'far'} nfs rw 0 0\n")
    assert file_system(tmp_path / "near.db", mounts) == "nfs"


def test_a_system_that_does_not_tell_is_believed(tmp_path: Path) -> None:
    refuse_network(tmp_path / "a.db", tmp_path / "no such list")
