"""What a post to a response_url does to the conversation."""

from collections.abc import Collection

from tests.twins.slack.posting import KEPT, bot_body
from tests.twins.slack.rules import check_message
from tests.twins.slack.state import JSON, Message, Ticket, Workspace


def respond(world: Workspace, ticket: Ticket, body: JSON, refused: Collection[str] = ()) -> None:
    """An answer to a button may replace its message; one to a command adds a message, whatever it asks for.

    Only one for all can go to a thread.
    """
    channel = world.channel(ticket.channel)
    if body.get("delete_original"):
        if ticket.message in channel.messages:
            channel.messages.remove(ticket.message)
        return
    check_message(body, refused)
    if body.get("replace_original") and ticket.message:
        _replace(world, ticket.message, body)
        return
    is_public = body.get("response_type") == "in_channel"
    thread = str(body.get("thread_ts") or "") if is_public else ""
    world.add(channel, bot_body(world, body), "" if is_public else ticket.user, thread)


def _replace(world: Workspace, message: Message, body: JSON) -> None:
    kept: JSON = {key: message.body[key] for key in KEPT if key in message.body}
    message.body = {**kept, **bot_body(world, body)}
