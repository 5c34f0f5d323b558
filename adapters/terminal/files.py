"""Files that an answer brings along, written where whoever sits at the terminal finds them."""

import os
from itertools import count
from pathlib import Path

from bot.ui.message import File

FOLDER = Path("loopkeeper-files")
"""Below the folder that the program was started in."""


def save(file: File, folder: Path) -> Path:
    """Write a file for its owner only, and never over another one; where it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = Path(file.name).name
    for number in count():
        path = folder / (f"{Path(name).stem}-{number}{Path(name).suffix}" if number else name)
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as to:
            to.write(file.content)
        break
    return path.resolve()
