"""Which calls there are; every file with calls enters its own here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.twins.discord.interactions import Interactions
from tests.twins.discord.state import JSON, World


@dataclass
class Asked:
    """A call as it came: `ids` are what stands in the braces of its path."""

    ids: dict[str, str]
    body: Any
    query: dict[str, str]
    files: dict[str, JSON] = field(default_factory=dict)


@dataclass
class Desk:
    """What the calls work with; `tell` sends an event to whoever is connected."""

    world: World
    interactions: Interactions
    tell: Callable[[str, JSON], None]
    gateway_url: str = ""


Handler = Callable[[Desk, Asked], Any]


@dataclass(frozen=True)
class Route:
    method: str
    template: str
    pattern: re.Pattern[str]
    handler: Handler

    @property
    def name(self) -> str:
        return f"{self.method} {self.template}"

    @property
    def needs_bot(self) -> bool:
        """Interactions and their webhooks carry their own token."""
        return not self.template.startswith(("/interactions/", "/webhooks/"))


ROUTES: list[Route] = []


def rest(method: str, template: str) -> Callable[[Handler], Handler]:
    """`/channels/{channel}/messages`: what is in braces is handed over by that name."""
    pattern = re.compile("".join(f"(?P<{p[1:-1]}>[^/]+)" if p[:1] == "{" else re.escape(p) for p in _pieces(template)))

    def enter(handler: Handler) -> Handler:
        ROUTES.append(Route(method, template, pattern, handler))
        ROUTES.sort(key=lambda route: route.template.count("{"))
        return handler

    return enter


def _pieces(template: str) -> list[str]:
    return re.split(r"(\{\w+\})", template)


def find(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    for route in ROUTES:
        match = route.pattern.fullmatch(path)
        if match and route.method == method:
            return route, match.groupdict()
    return None


def is_known(path: str) -> bool:
    return any(route.pattern.fullmatch(path) for route in ROUTES)
