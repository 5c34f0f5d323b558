"""Where stand-ins write down the calls they get, for whoever wants to look at them afterwards."""

import os
from pathlib import Path
from uuid import uuid4


def record_file(prefix: str = "") -> Path | None:
    """A new file in the folder that the environment names, if it names one."""
    folder = os.environ.get("LOOPKEEPER_RECORD", "")
    return Path(folder) / f"{prefix}{uuid4().hex}.jsonl" if folder else None
