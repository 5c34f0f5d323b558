"""Where each workspace's own database is: a file beside the first one, or a schema of its own on the same server.

What is apart can't leak by a query that forgot to say whose rows it wants.
"""

import re
from pathlib import Path

from sqlalchemy import URL, make_url

from storage.unavailable import StorageUnavailable

FOLDER = "workspaces"
SCHEMA = "loopkeeper_schema"
"""How an address names a schema. It is ours, and never reaches the driver."""
KNOWN = re.compile(r"[A-Z0-9_]{2,32}")


def address_of(url: str, workspace: str) -> str:
    """The address of a workspace's own database. Raises ValueError for what can't be a workspace's key."""
    if not KNOWN.fullmatch(workspace):
        raise ValueError("not the key of a workspace")
    if url.startswith("sqlite"):
        made = make_url(url)
        file = Path(str(made.database))
        return made.set(database=str(file.parent / FOLDER / f"{workspace}{file.suffix}")).render_as_string(False)
    return make_url(url).update_query_dict({SCHEMA: f"loopkeeper_{workspace.lower()}"}).render_as_string(False)


def split(url: str) -> tuple[URL, str]:
    """The address for the driver, and the schema; without one it is the server's default. Raises StorageUnavailable."""
    made = make_url(url)
    schema = made.query.get(SCHEMA, "")
    if not isinstance(schema, str) or not re.fullmatch(r"\w*", schema):
        raise StorageUnavailable("The schema in DATABASE_URL is not a name.")
    return made.difference_update_query([SCHEMA]), schema
