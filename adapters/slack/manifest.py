"""The app as Slack is told of it, made from the features: what is offered there and what is done never differ."""

from collections.abc import Sequence
from typing import Any

from adapters.slack.scopes import Option, heard, wanted
from bot.feature import STAFF, Feature, Shortcut

COMMAND = "/loop"
PATH = "/slack/events"
"""Where everything that Slack sends by HTTP arrives."""
BEGIN, BACK = "/slack/install", "/slack/installed"
"""Where somebody begins to let the bot into a workspace, and where Slack sends their browser back to."""
NAME, BOT_NAME, GREEN = "Loopkeeper", "Loop", "#1f6f5c"
DESCRIPTION = "Write down what partners say, keep promises, and report back."
LONG_DESCRIPTION = (
    "Loopkeeper helps an outreach team keep its word. Write down what you heard and what you promised in one line, be"
    " reminded in time, walk into a meeting prepared, and report back to the people who were heard. Your own"
    " organisation hosts it."
)
READS_NOTHING = " It reads no message that was not given to it."
LOOKS_UP = " It looks into a conversation only to see whether a post of its own arrived there."
COMMAND_DESCRIPTION = "Write down what you heard or promised, be reminded, find things. Try /loop help"
LONGEST_HINT = 1_000


def manifest(
    features: Sequence[Feature],
    *,
    direct_messages: bool = False,
    lookup: bool = False,
    request_url: str = "",
    public_url: str = "",
) -> dict[str, Any]:
    """The manifest. With an address Slack sends there; without one the bot connects to Slack itself (Socket Mode).

    With a public one, the app can be installed in several workspaces, by pages below it.
    """
    chosen = {Option.DIRECT_MESSAGES: direct_messages, Option.LOOKUP: lookup}
    options = [option for option, is_on in chosen.items() if is_on]
    url, root = address(request_url or public_url), public_url.rstrip("/")
    return {
        "display_information": {
            "name": NAME,
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION + (LOOKS_UP if lookup else READS_NOTHING),
            "background_color": GREEN,
        },
        "features": {
            "app_home": app_home(direct_messages),
            "bot_user": {"display_name": BOT_NAME, "always_online": True},
            "shortcuts": [shown(shortcut) for feature in features for shortcut in feature.shortcuts],
            "slash_commands": [slash_command(features, url)],
        },
        "oauth_config": {
            "scopes": {"bot": list(wanted(options))},
            **({"redirect_urls": [f"{root}{BACK}"]} if root else {}),
        },
        "settings": settings(options, url),
    }


def address(url: str) -> str:
    """The whole address, whether or not it was given with the path."""
    root = url.strip().rstrip("/").removesuffix(PATH)
    return f"{root}{PATH}" if root else ""


def app_home(direct_messages: bool) -> dict[str, bool]:
    """Where nobody listens nobody can type; what the bot writes to someone is read in the Messages tab all the same."""
    return {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": not direct_messages,
    }


def shown(shortcut: Shortcut) -> dict[str, str]:
    return {
        "name": shortcut.label,
        "type": "message" if shortcut.on_message else "global",
        "callback_id": shortcut.name,
        "description": shortcut.help,
    }


def slash_command(features: Sequence[Feature], url: str) -> dict[str, Any]:
    """People and channels that are named in a command come as what they are, which is what `should_escape` does."""
    said = {"command": COMMAND, "description": COMMAND_DESCRIPTION, "usage_hint": hint(features), "should_escape": True}
    return {**said, "url": url} if url else said


def hint(features: Sequence[Feature]) -> str:
    """The words that staff can begin with."""
    words = [command.word for feature in features for command in feature.commands if command.who >= STAFF]
    return f"[{' | '.join(words)}]"[:LONGEST_HINT]


def settings(options: Sequence[Option], url: str) -> dict[str, Any]:
    """How Slack reaches the bot. Nothing is installed for a whole organisation, and tokens stay as they are."""
    events: dict[str, Any] = {"bot_events": list(heard(options))}
    interactivity: dict[str, Any] = {"is_enabled": True}
    if url:
        events = {"request_url": url, **events}
        interactivity |= {"request_url": url, "message_menu_options_url": url}
    return {
        "event_subscriptions": events,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": not url,
        "token_rotation_enabled": False,
    }
