"""The table of methods that the stand-in knows, and the scope that each one needs."""

import secrets
from collections.abc import Callable, Collection, Iterable
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


@dataclass(frozen=True)
class Grant:
    """What somebody approved of: since when, for whom to fetch, and where they were sent back to."""

    at: float
    scopes: tuple[str, ...]
    redirect_uri: str
    by: str


@dataclass
class Answerer:
    """What the methods work on: the workspace, and what this app was granted; `dead` tells why old tokens are refused.

    `tell` lets the app hear of something without waiting for it.
    """

    world: Workspace
    bot_token: str
    app_token: str
    signing_secret: str
    new_link: Callable[[], str]
    scopes: tuple[str, ...] = SCOPES
    refused_blocks: Collection[str] = field(default_factory=set)
    client_id: str = "1.1"
    client_secret: str = "shh"
    installed: bool = True
    codes: dict[str, Grant] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    tell: Callable[[JSON], None] = lambda said: None

    @property
    def tokens(self) -> set[str]:
        """Those that are good for something."""
        return {self.app_token, self.bot_token} if self.installed else {self.app_token}

    def grant(self, scopes: Iterable[str] = (), redirect_uri: str = "", by: str = "U_ADMIN") -> str:
        """A code for one exchange."""
        code = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.codes[code] = Grant(self.world.now(), tuple(scopes), redirect_uri, by)
        return code

    def install(self, scopes: tuple[str, ...]) -> None:
        """What was granted before stays granted; after the old token has died there is a new one."""
        if self.bot_token in self.dead:
            self.bot_token = f"{self.bot_token}-{len(self.dead) + 1}"
        self.scopes, self.installed = tuple(dict.fromkeys((*self.scopes, *scopes))), True

    def lose_token(self, error: str) -> None:
        """From now on it is refused by this name, and the bot is in no channel any more."""
        self.dead[self.bot_token], self.installed = error, False
        for channel in self.world.channels.values():
            channel.bot_is_in = bool(channel.im_with)

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
