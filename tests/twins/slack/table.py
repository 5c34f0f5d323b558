"""The table of methods that the stand-in knows, and the scope that each one needs."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from tests.twins.slack.state import JSON, Refused, Workspace

SCOPES = (
    "commands",
    "chat:write",
    "im:write",
    "im:history",
    "users:read",
    "channels:read",
    "groups:read",
    "files:write",
    "app_mentions:read",
)
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message": "im:history",
    "user_change": "users:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
}


@dataclass
class Answerer:
    """What the methods work on: the workspace, and what this app was granted."""

    world: Workspace
    bot_token: str
    app_token: str
    signing_secret: str
    new_link: Callable[[], str]
    scopes: tuple[str, ...] = SCOPES
    refused_blocks: Collection[str] = field(default_factory=set)
    client_id: str = "1.1"
    client_secret: str = "shh"
    codes: set[str] = field(default_factory=lambda: {"twin-code"})

    def needs(self, scope: str) -> None:
        if scope not in self.scopes:
            raise Refused("missing_scope", needed=scope, provided=",".join(self.scopes))


Method = Callable[[Answerer, JSON], JSON]
METHODS: dict[str, Method] = {}


def method(name: str, scope: str = "") -> Callable[[Method], Method]:
    """Enter a function in the table under Slack's name for it."""

    def enter(work: Method) -> Method:
        def checked(twin: Answerer, body: JSON) -> JSON:
            if scope:
                twin.needs(scope)
            return work(twin, body)

        METHODS[name] = checked
        return work

    return enter


def wants(body: JSON, *names: str) -> None:
    """Refuse a call that leaves out what it must say."""
    for name in names:
        if body.get(name) is None or body[name] == "":
            raise Refused("invalid_arguments", [f"[ERROR] missing required field: {name}"])


def paged(items: list[JSON], body: JSON, most: int = 1000) -> tuple[list[JSON], str]:
    """A page of a list, and the cursor of the next one."""
    start = int(str(body.get("cursor") or "at:0").removeprefix("at:"))
    limit = min(int(body.get("limit") or 100), most)
    page = items[start : start + limit]
    return page, f"at:{start + limit}" if start + limit < len(items) else ""


def with_cursor(name: str, items: list[JSON], body: JSON) -> JSON:
    page, cursor = paged(items, body)
    return {name: page, "response_metadata": {"next_cursor": cursor}}


def flag(body: JSON, name: str) -> bool:
    """A yes or no, which arrives as a word when it was written in the address."""
    return str(body.get(name, "")).lower() in {"true", "1"}
