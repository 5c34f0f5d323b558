"""Opening, stacking and changing modals, and publishing the home tab: the views.* methods."""

import json
import secrets
from collections.abc import Collection

from tests.twins.slack.inputs import starting_values
from tests.twins.slack.posting import with_ids
from tests.twins.slack.rules import HOME, MODAL, check_view
from tests.twins.slack.state import APP, BOT, JSON, STACK, Refused, View, Workspace, new_id
from tests.twins.slack.table import Answerer, method, wants


def checked(view: object, surface: str, refused: Collection[str]) -> JSON:
    """A view as the bot sent it, or the refusal that it deserves."""
    check_view(view, surface, refused)
    assert isinstance(view, dict)
    whole: JSON = json.loads(json.dumps(view))
    return {**whole, "blocks": with_ids(whole["blocks"])}


def put(view: View, body: JSON) -> View:
    """Give a view new content; what was typed into a field of the same name stays."""
    view.body, view.values = body, starting_values(body, view.values)
    view.hash = f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"
    return view


def new_view(world: Workspace, user: str, body: JSON) -> View:
    if body.get("external_id") and any(each.external_id == body["external_id"] for each in open_views(world)):
        raise Refused("duplicate_external_id")
    view = put(View(new_id("V"), user, {}), body)
    world.views[view.id] = view
    view.root = view.id
    return view


def open_views(world: Workspace) -> list[View]:
    return [*world.homes.values(), *(view for stack in world.stacks.values() for view in stack)]


def open_new(world: Workspace, user: str, body: JSON) -> View:
    """A modal of its own, in place of what was open."""
    view = new_view(world, user, body)
    world.stacks[user] = [view]
    return view


def push(world: Workspace, user: str, body: JSON) -> View:
    stack = world.stack(user)
    if len(stack) >= STACK:
        raise Refused("push_limit_reached")
    view = new_view(world, user, body)
    if stack:
        view.root, view.previous = stack[0].root, stack[-1].id
    stack.append(view)
    return view


def shown(world: Workspace, view: View) -> JSON:
    """A view as Slack reports it, which fills in what the bot left out."""
    body = view.body
    said: JSON = {
        "id": view.id,
        "team_id": world.team,
        "type": body["type"],
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "state": {"values": view.values},
        "hash": view.hash,
        "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "previous_view_id": view.previous or None,
        "root_view_id": view.root,
        "app_id": APP,
        "external_id": view.external_id,
        "app_installed_team_id": world.team,
        "bot_id": BOT,
    }
    return said


@method("views.open")
def open_view(twin: Answerer, body: JSON) -> JSON:
    wants(body, "trigger_id", "view")
    ticket = twin.world.use_trigger(str(body["trigger_id"]))
    view = checked(body["view"], MODAL, twin.refused_blocks)
    opened = open_new(twin.world, ticket.user, view)
    ticket.used += 1
    return {"view": shown(twin.world, opened)}


@method("views.push")
def push_view(twin: Answerer, body: JSON) -> JSON:
    wants(body, "trigger_id", "view")
    ticket = twin.world.use_trigger(str(body["trigger_id"]))
    view = checked(body["view"], MODAL, twin.refused_blocks)
    pushed = push(twin.world, ticket.user, view)
    ticket.used += 1
    return {"view": shown(twin.world, pushed)}


@method("views.update")
def update_view(twin: Answerer, body: JSON) -> JSON:
    """Nothing is found of a modal that its person has closed."""
    wants(body, "view")
    view = _open_view(twin.world, body)
    _check_hash(view, body)
    new = checked(body["view"], str(view.body["type"]), twin.refused_blocks)
    return {"view": shown(twin.world, put(view, new))}


def _open_view(world: Workspace, body: JSON) -> View:
    names = {body.get("view_id"), body.get("external_id")} - {None, ""}
    for view in open_views(world):
        if names & {view.id, view.external_id} - {""}:
            return view
    raise Refused("not_found")


def _check_hash(view: View, body: JSON) -> None:
    if body.get("hash") and body["hash"] != view.hash:
        raise Refused("hash_conflict")


@method("views.publish")
def publish(twin: Answerer, body: JSON) -> JSON:
    wants(body, "user_id", "view")
    user = twin.world.user(str(body["user_id"]))
    before = twin.world.homes.get(user.id)
    if before:
        _check_hash(before, body)
    new = checked(body["view"], HOME, twin.refused_blocks)
    view = put(before, new) if before else new_view(twin.world, user.id, new)
    twin.world.homes[user.id] = view
    return {"view": shown(twin.world, view)}
