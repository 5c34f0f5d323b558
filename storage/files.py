"""Files of a SQLite database: one running bot for each, and never on a network file system."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "glusterfs", "ceph", "afs", "gpfs"})
MOUNTS = Path("/proc/self/mounts")


class AlreadyRunning(RuntimeError):
    """Another bot runs on this file."""


class NetworkFileSystem(RuntimeError):
    """The file lies where locks can't be trusted."""


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system a path is on; empty where the system does not tell."""
    if not mounts.is_file():
        return ""
    whole = str(path.absolute().parent.resolve())
    rows = (line.split() for line in mounts.read_text().splitlines())
    found = [(row[1], row[2]) for row in rows if whole == row[1] or whole.startswith(row[1].rstrip("/") + "/")]
    return max(found, key=lambda row: len(row[0]))[1] if found else ""


def refuse_network(path: Path, mounts: Path = MOUNTS) -> None:
    """Raises NetworkFileSystem: write-ahead logging corrupts the file there."""
    kind = file_system(path, mounts)
    if kind in NETWORK:
        raise NetworkFileSystem(
            f"{path} is on a network file system ({kind}), where SQLite can lose data. "
            "Set DATABASE_URL to a local path, or use PostgreSQL."
        )


@contextmanager
def only_one(path: Path | None) -> Iterator[None]:
    """Hold the file's lock while the bot runs. Raises AlreadyRunning; the system lets go when a process dies."""
    if path is None:
        yield
        return
    handle = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(f"Loopkeeper is running on {path} already. Stop it first.") from error
        yield
    finally:
        os.close(handle)
