"""The envelopes' contents as Slack sends them."""

import re
from uuid import uuid4

from tests.twins.slack.inputs import HOLDS
from tests.twins.slack.state import APP, BOT_USER, JSON, Channel, Message, User, View, Workspace, new_id
from tests.twins.slack.viewing import shown

TOKEN = "twin-verification"


def event(world: Workspace, said: JSON, team: str = "") -> JSON:
    grant = {"enterprise_id": None, "team_id": world.team, "user_id": BOT_USER}
    return {
        "token": TOKEN,
        "team_id": team or world.team,
        "context_team_id": world.team,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": said,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(world.now()),
        "authorizations": [{**grant, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event_context": uuid4().hex,
    }


def farewell(world: Workspace, said: JSON) -> JSON:
    """The event of a token's or the app's end, when there is no authorization left to tell of."""
    return {key: each for key, each in event(world, said).items() if not key.startswith(("context", "auth", "is_ext"))}


def spoken(message: Message, **more: str) -> JSON:
    """The event of what somebody wrote."""
    return {**message.body, "channel": message.channel, "event_ts": message.ts, **more}


def written_by(user: User, text: str) -> JSON:
    """Mentions are written as `<@U1>` here; Slack escapes everything else."""
    parts = [part for part in re.split(r"(<@\w+>)", text) if part]
    line = {"type": "rich_text_section", "elements": [_piece(part) for part in parts]}
    blocks = [{"type": "rich_text", "block_id": new_id("b"), "elements": [line]}]
    escaped = "".join(part if _is_mention(part) else _escaped(part) for part in parts)
    return {"user": user.id, "client_msg_id": str(uuid4()), "text": escaped, "blocks": blocks}


def _is_mention(part: str) -> bool:
    return part.startswith("<@")


def _piece(part: str) -> JSON:
    return {"type": "user", "user_id": part[2:-1]} if _is_mention(part) else {"type": "text", "text": part}


def typed(world: Workspace, text: str) -> str:
    """The words of a command as Slack hands them on: who and what is there is named, the rest is escaped."""
    there = {f"<@{key}>": f"<@{key}|{user.handle}>" for key, user in world.users.items()}
    there |= {f"<#{key}>": f"<#{key}|{'' if each.is_private else each.name}>" for key, each in world.channels.items()}
    return "".join(there.get(part) or _escaped(part) for part in re.split(r"(<[@#]\w+>)", text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def command(world: Workspace, user: User, channel: Channel, name: str, text: str) -> JSON:
    return {
        "token": TOKEN,
        "team_id": user.team,
        "team_domain": world.domain,
        "channel_id": channel.id,
        "channel_name": "privategroup" if channel.is_private and not channel.im_with else channel.name,
        "user_id": user.id,
        "user_name": user.handle,
        "command": name,
        "text": typed(world, text),
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": world.new_url(user.id, channel.id),
        "trigger_id": world.new_trigger(user.id),
    }


def _gesture(world: Workspace, user: User, kind: str, has_trigger: bool = True) -> JSON:
    who = {"id": user.id, "username": user.handle, "name": user.handle, "team_id": user.team}
    said: JSON = {"type": kind, "user": who, "api_app_id": APP, "token": TOKEN}
    said |= {"team": {"id": world.team, "domain": world.domain}, "enterprise": None, "is_enterprise_install": False}
    return {**said, "trigger_id": world.new_trigger(user.id)} if has_trigger else said


def _channel(channel: Channel) -> JSON:
    return {"id": channel.id, "name": channel.name}


def in_message(world: Workspace, message: Message) -> JSON:
    """Where a gesture on a message happened; an ephemeral's content is not told."""
    container: JSON = {"type": "message", "message_ts": message.ts, "channel_id": message.channel}
    container["is_ephemeral"] = bool(message.only_for)
    if message.thread:
        container["thread_ts"] = message.thread
    said: JSON = {"container": container, "channel": _channel(world.channel(message.channel))}
    return said if message.only_for else {**said, "message": message.body}


def in_view(world: Workspace, view: View) -> JSON:
    return {"container": {"type": "view", "view_id": view.id}, "view": shown(world, view)}


def action(world: Workspace, block: JSON, element: JSON, value: object = None) -> JSON:
    """One pressed or chosen thing."""
    said: JSON = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    said["action_ts"] = world.new_ts()
    if element["type"] == "button":
        return said | {name: element[name] for name in ("text", "value", "style", "url") if name in element}
    name = "selected_option" if element["type"] == "overflow" else HOLDS[element["type"]][0]
    return {**said, name: value}


def block_actions(world: Workspace, user: User, where: Message | View, actions: list[JSON], values: JSON) -> JSON:
    said = {**_gesture(world, user, "block_actions"), "actions": actions}
    if isinstance(where, View):
        return {**said, **in_view(world, where)}
    url = world.new_url(user.id, where.channel, where)
    return {**said, **in_message(world, where), "state": {"values": values}, "response_url": url}


def suggestion(world: Workspace, user: User, where: Message | View, block: JSON, element: JSON, text: str) -> JSON:
    said = {**_gesture(world, user, "block_suggestion", False), "value": text}
    said |= {"action_id": element["action_id"], "block_id": block["block_id"]}
    return {**said, **(in_view(world, where) if isinstance(where, View) else in_message(world, where))}


def submission(world: Workspace, user: User, view: View) -> JSON:
    return {**_gesture(world, user, "view_submission"), "view": shown(world, view), "response_urls": []}


def closing(world: Workspace, user: User, view: View, all_of_them: bool) -> JSON:
    return {**_gesture(world, user, "view_closed", False), "view": shown(world, view), "is_cleared": all_of_them}


def shortcut(world: Workspace, user: User, callback_id: str) -> JSON:
    return {**_gesture(world, user, "shortcut"), "callback_id": callback_id, "action_ts": world.new_ts()}


def message_action(world: Workspace, user: User, callback_id: str, message: Message) -> JSON:
    said = {**_gesture(world, user, "message_action"), "callback_id": callback_id, "action_ts": world.new_ts()}
    url = world.new_url(user.id, message.channel)
    place = {"channel": _channel(world.channel(message.channel)), "message_ts": message.ts, "response_url": url}
    return {**said, **place, "message": {key: each for key, each in message.body.items() if key != "metadata"}}
