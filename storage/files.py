"""Files of a SQLite database: one running bot for each, and never on a network file system."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NETWORK = frozenset({"9p", "afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs"})
NETWORK |= {"nfs", "nfs4", "smb2", "smb3", "smbfs"}
NETWORK |= {f"fuse.{kind}" for kind in ("ceph", "davfs2", "gcsfuse", "glusterfs", "rclone", "s3fs", "sshfs")}
MOUNTS = Path("/proc/self/mounts")
ESCAPED = re.compile(r"\\([0-7]{3})")


class AlreadyRunning(RuntimeError):
    """Another bot runs on this file."""


class NetworkFileSystem(RuntimeError):
    """The file lies where locks can't be trusted."""


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system a path leads to; empty where the system does not tell."""
    if not mounts.is_file():
        return ""
    folder = path.resolve().parent
    rows = [line.split() for line in mounts.read_text(errors="replace").splitlines()]
    # The list writes a space as \\040, and of two mounts on one place the later one is seen.
    places = [(Path(ESCAPED.sub(lambda found: chr(int(found[1], 8)), row[1])), row[2]) for row in rows if len(row) > 2]
    found = [(len(place.parts), kind) for place, kind in places if folder.is_relative_to(place)]
    return max(enumerate(found), key=lambda row: (row[1][0], row[0]))[1][1] if found else ""


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
    handle = os.open(lock_of(path), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(f"Loopkeeper is running on {path} already. Stop it first.") from error
        yield
    finally:
        os.close(handle)


def lock_of(path: Path) -> Path:
    """The lock's own file, the same one by whichever link the database is reached. It stays when the bot has ended."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.lock")


def is_running_on(path: Path) -> bool:
    """Whether a bot holds the file's lock at this moment."""
    if not lock_of(path).exists():
        return False
    try:
        with only_one(path):
            return False
    except AlreadyRunning:
        return True
