"""Handing files in: the files.* methods."""

from tests.twins.slack.posting import open_channel
from tests.twins.slack.state import APP, BOT, BOT_USER, JSON, Refused, new_id
from tests.twins.slack.table import Answerer, method, wants


@method("files.getUploadURLExternal", "files:write")
def get_upload_url(twin: Answerer, body: JSON) -> JSON:
    wants(body, "filename", "length")
    file_id = new_id("F")
    told = {name: body[name] for name in ("alt_txt", "snippet_type") if body.get(name)}
    twin.world.files[file_id] = {"id": file_id, "name": str(body["filename"]), "length": int(body["length"]), **told}
    return {"upload_url": f"{twin.world.url_root}upload/{file_id}", "file_id": file_id}


@method("files.completeUploadExternal", "files:write")
def complete_upload(twin: Answerer, body: JSON) -> JSON:
    """Only what was handed in whole is shared."""
    wants(body, "files")
    stored = [_complete(twin, each) for each in body["files"]]
    if body.get("channel_id"):
        _share(twin, stored, body)
    return {"files": [_shown(file) for file in stored]}


def _complete(twin: Answerer, file: JSON) -> JSON:
    stored = twin.world.files.get(str(file.get("id")))
    if stored is None or len(stored.get("content", b"")) != stored["length"]:
        raise Refused("file_not_found")
    stored["title"] = file.get("title") or stored["name"]
    return stored


def _shown(file: JSON) -> JSON:
    return {"id": file["id"], "name": file["name"], "title": file["title"], "size": file["length"]}


def _share(twin: Answerer, stored: list[JSON], body: JSON) -> None:
    channel = open_channel(twin.world, str(body["channel_id"]))
    said = {"user": BOT_USER, "bot_id": BOT, "app_id": APP, "text": str(body.get("initial_comment") or "")}
    files = {"files": [_shown(file) for file in stored], "subtype": "file_share"}
    twin.world.add(channel, {**said, **files}, "", str(body.get("thread_ts") or ""))
