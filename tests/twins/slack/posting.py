"""Posting, changing and removing messages: the chat.* methods."""

import secrets
from typing import Any

from tests.twins.slack.rules import LONGEST_EDIT, check_message, elements_of
from tests.twins.slack.state import APP, BOT, BOT_USER, JSON, Channel, Message, Refused, Workspace
from tests.twins.slack.table import Answerer, method, wants

LONGEST_TEXT = 40_000
KEPT = ("type", "ts", "team", "thread_ts", "metadata")


def with_ids(blocks: list[JSON]) -> list[JSON]:
    """Slack names what the bot left unnamed."""
    named = [{**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)} for block in blocks]
    for block in named:
        for element in elements_of(block):
            if element.get("type") != "image":
                element.setdefault("action_id", secrets.token_urlsafe(4))
    return named


def bot_body(world: Workspace, body: JSON) -> JSON:
    """A message of the bot's as it is stored."""
    said: JSON = {"user": BOT_USER, "bot_id": BOT, "app_id": APP, "text": str(body.get("text") or "")[:LONGEST_TEXT]}
    said["bot_profile"] = {"id": BOT, "app_id": APP, "name": "Loop", "team_id": world.team, "deleted": False}
    if body.get("blocks"):
        said["blocks"] = with_ids(body["blocks"])
    for name in ("metadata", "attachments"):
        if body.get(name):
            said[name] = body[name]
    return said


def open_channel(world: Workspace, channel_id: str) -> Channel:
    """Where a post goes: a channel the bot is in, or a person's direct conversation, which opens at need."""
    if channel_id in world.users:
        user = world.users[channel_id]
        if user.deleted or user.is_stranger:
            raise Refused("user_not_found")
        if user.is_bot:
            raise Refused("cannot_dm_bot")
        return world.dm(channel_id)
    if channel_id.startswith(("U", "W")):
        raise Refused("user_not_found")
    channel = world.channel(channel_id)
    if channel.is_private and not channel.bot_is_in:
        raise Refused("channel_not_found")
    if channel.is_archived:
        raise Refused("is_archived")
    if not channel.bot_is_in:
        raise Refused("not_in_channel")
    return channel


def _thread(channel: Channel, body: JSON) -> str:
    """A thread goes on when its first message was deleted."""
    thread = str(body.get("thread_ts") or "")
    if thread and thread not in channel.seen:
        raise Refused("thread_not_found")
    return thread


@method("chat.postMessage", "chat:write")
def post_message(twin: Answerer, body: JSON) -> JSON:
    wants(body, "channel")
    channel = open_channel(twin.world, str(body["channel"]))
    check_message(body, twin.refused_blocks)
    message = twin.world.add(channel, bot_body(twin.world, body), "", _thread(channel, body))
    return {"channel": channel.id, "ts": message.ts, "message": message.body}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(twin: Answerer, body: JSON) -> JSON:
    """For someone who is not in the channel it is lost, and the answer does not say so."""
    wants(body, "channel", "user")
    channel = open_channel(twin.world, str(body["channel"]))
    user = twin.world.user(str(body["user"]))
    check_message(body, twin.refused_blocks)
    if user.id in channel.members:
        return {"message_ts": twin.world.add(channel, bot_body(twin.world, body), user.id, _thread(channel, body)).ts}
    if not twin.world.loses_ephemerals:
        raise Refused("user_not_in_channel")
    return {"message_ts": twin.world.new_ts()}


def _own(twin: Answerer, body: JSON, refusal: str) -> Message:
    wants(body, "channel", "ts")
    message = twin.world.channel(str(body["channel"])).find(str(body["ts"]))
    if not message.by_bot:
        raise Refused(refusal)
    return message


@method("chat.update", "chat:write")
def update(twin: Answerer, body: JSON) -> JSON:
    """Given a text alone, the old blocks go."""
    message = _own(twin, body, "cant_update_message")
    check_message(body, twin.refused_blocks)
    if len(str(body.get("text") or "")) > LONGEST_EDIT:
        raise Refused("msg_too_long")
    if _is_rich(message.body) and body.get("blocks") and not _is_rich(body):
        raise Refused("block_mismatch")
    kept: JSON = {key: message.body[key] for key in KEPT if key in message.body}
    message.body = {**kept, **bot_body(twin.world, body), "edited": {"user": BOT_USER, "ts": twin.world.new_ts()}}
    return {"channel": message.channel, "ts": message.ts, "text": message.body["text"], "message": message.body}


def _is_rich(body: JSON) -> bool:
    return any(block.get("type") == "rich_text" for block in body.get("blocks") or [])


@method("chat.delete", "chat:write")
def delete(twin: Answerer, body: JSON) -> JSON:
    message = _own(twin, body, "cant_delete_message")
    twin.world.channel(message.channel).messages.remove(message)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.getPermalink")
def permalink(twin: Answerer, body: JSON) -> JSON:
    wants(body, "channel", "message_ts")
    message = twin.world.channel(str(body["channel"])).find(str(body["message_ts"]))
    return {"channel": message.channel, "permalink": link_to(twin.world, message)}


def link_to(world: Workspace, message: Message) -> str:
    return f"https://{world.domain}.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"


@method("blocks.validate")
def validate(twin: Answerer, body: JSON) -> JSON:
    whole: Any = body.get("message") or body
    check_message({"text": "x", **whole}, twin.refused_blocks)
    return {}
