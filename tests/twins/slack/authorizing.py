"""Slack's page on which somebody lets an app into their workspace, before oauth.v2.access."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from aiohttp import web

from tests.twins.slack.state import Refused

PATH = "/oauth/v2/authorize"
_SCOPES = """
    app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read
    canvases:write channels:history channels:join channels:manage channels:read chat:write chat:write.customize
    chat:write.public commands conversations.connect:manage conversations.connect:read conversations.connect:write
    dnd:read emoji:read files:read files:write groups:history groups:read groups:write im:history im:read im:write
    incoming-webhook links:read links:write lists:read lists:write metadata.message:read mpim:history mpim:read
    mpim:write pins:read pins:write reactions:read reactions:write reminders:read reminders:write remote_files:read
    remote_files:share remote_files:write search:read.public team:read usergroups:read usergroups:write
    users.profile:read users:read users:read.email users:write
"""
KNOWN_SCOPES = frozenset(_SCOPES.split())
Approved = Callable[[str, str, "Asked"], str]
"""The code for what somebody in a workspace approved of."""


@dataclass(frozen=True)
class App:
    """What its owner entered about it; one that is not distributed belongs to the workspace `home` alone."""

    client_id: str
    client_secret: str
    redirect_uris: tuple[str, ...]
    home: str
    is_distributed: bool = True


@dataclass(frozen=True)
class Asked:
    """What an address of the page asks for; `given` is the way back that it named itself."""

    scopes: tuple[str, ...]
    given: str
    back: str
    state: str

    def answer(self, **said: str) -> str:
        """The way back, with the answer; the address may have had a query before."""
        query = urlencode({**said, "state": self.state})
        return f"{self.back}{'&' if '?' in self.back else '?'}{query}"


def read(app: App, query: Mapping[str, str]) -> Asked:
    """What Slack finds wrong is shown to the person, who is not sent back anywhere."""
    if query.get("client_id") != app.client_id:
        raise Refused("invalid_client_id", ["Invalid client_id parameter"])
    given = query.get("redirect_uri", "")
    if given not in {"", *app.redirect_uris} or not app.redirect_uris:
        raise Refused("bad_redirect_uri", [f"redirect_uri did not match any configured URIs. Passed URI: {given}"])
    scopes = _scopes(query.get("scope", ""))
    if not scopes + _scopes(query.get("user_scope", "")):
        raise Refused("no_scopes", ["Please specify at least one scope"])
    return Asked(scopes, given, given or app.redirect_uris[0], query.get("state", ""))


def _scopes(words: str) -> tuple[str, ...]:
    scopes = tuple(each for each in re.split(r"[,\s]+", words) if each)
    unknown = set(scopes) - KNOWN_SCOPES
    if unknown:
        raise Refused("invalid_scope", [f"Invalid permissions requested: {', '.join(sorted(unknown))}"])
    return scopes


@dataclass
class AuthorizePage:
    """Shows what is asked for, and sends whoever answers it back to the app; `approved` makes the code."""

    app: App
    approved: Approved

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH, self._show), web.post(PATH, self._decide)]

    async def _show(self, request: web.Request) -> web.Response:
        try:
            asked = read(self.app, request.query)
        except Refused as no:
            return _page(no.error, str(no.messages[0]), status=400)
        return _page("Twin would like permission to access your workspace", ", ".join(asked.scopes))

    async def _decide(self, request: web.Request) -> web.Response:
        """The answer holds the workspace and the person that the browser is signed in as."""
        said = {key: str(value) for key, value in (await request.post()).items()}
        try:
            asked = read(self.app, request.query)
            if said["choice"] != "allow":
                return _go(asked.answer(error="access_denied"))
            if said["team"] != self.app.home and not self.app.is_distributed:
                raise Refused("invalid_team_for_non_distributed_app", ["This app is not distributed"])
            return _go(asked.answer(code=self.approved(said["team"], said["by"], asked)))
        except Refused as no:
            return _page(no.error, str(no.messages[0]), status=400)


def _page(heading: str, words: str, status: int = 200) -> web.Response:
    text = f"<!DOCTYPE html><h1>{escape(heading)}</h1><p>{escape(words)}</p>"
    return web.Response(text=text, status=status, content_type="text/html")


def refusal(page: str) -> Refused:
    """What a page with nothing to approve on it says."""
    found = re.search("<h1>(.*)</h1><p>(.*)</p>", page)
    assert found, page
    return Refused(found[1], [found[2]])


def _go(address: str) -> web.Response:
    return web.Response(status=302, headers={"Location": address})
