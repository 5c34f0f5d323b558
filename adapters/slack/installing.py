"""How a workspace lets the bot in: Slack's own OAuth pages, with a state that only the same browser can bring back.

The library runs the exchange; what it would log or store by itself is done here, because it holds codes and tokens.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import pages
from adapters.slack.manifest import BACK
from adapters.slack.scopes import Option, wanted
from adapters.slack.web_api import REAL
from bot.installing import Granted, Installing
from storage.database import StorageUnavailable

log = structlog.get_logger()
WITHIN = 10
"""Seconds for the exchange of a code for a token."""
silent = logging.Logger("slack", logging.CRITICAL + 1)
INVITATION = "invitation"
REASONS = frozenset({*pages.FAILED, "invalid_code", "missing_code"})


@dataclass(frozen=True, slots=True)
class AppKeys:
    """What the app is known by on Slack, whichever workspace it is in."""

    client_id: str
    client_secret: str = field(repr=False)
    signing_secret: str = field(repr=False)
    public_url: str
    api_url: str = REAL
    options: tuple[Option, ...] = ()
    """What the app may do beyond what it always needs."""

    @property
    def authorize_url(self) -> str:
        """The page where somebody says yes."""
        parts = urlsplit(self.api_url)
        return f"{parts.scheme}://{parts.netloc}/oauth/v2/authorize"


class States(AsyncOAuthStateStore):
    """Tells whether a state comes back for the first time. It is given out with its invitation, by `Flow`."""

    def __init__(self, installing: Installing) -> None:
        self._installing = installing

    async def async_consume(self, state: str) -> bool:
        return await self._installing.take(state)


class Flow(AsyncOAuthFlow):
    """The library's exchange, with invitations, and with tokens kept by us."""

    def __init__(self, keys: AppKeys, installing: Installing, then: Callable[[Granted], Awaitable[None]]) -> None:
        self._installing, self._then = installing, then
        settings = AsyncOAuthSettings(
            client_id=keys.client_id,
            client_secret=keys.client_secret,
            scopes=list(wanted(keys.options)),
            user_scopes=[],
            redirect_uri=f"{keys.public_url}{BACK}",
            authorization_url=keys.authorize_url,
            install_page_rendering_enabled=False,
            callback_options=AsyncCallbackOptions(installed, failed),
            installation_store=AsyncInstallationStore(),
            state_store=States(installing),
            logger=silent,
        )
        client = AsyncWebClient(base_url=keys.api_url, timeout=WITHIN, logger=silent, retry_handlers=[])
        super().__init__(client=client, logger=silent, settings=settings)

    async def issue_new_state(self, request: AsyncBoltRequest) -> str:
        state = await self._installing.begin(given(request, INVITATION))
        if not state:
            raise NotInvited
        return state

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Nothing of the request goes into it, where the library would copy a part of the link as it is."""
        return self.settings.authorize_url_generator.generate(state=state)

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Raises BoltError, of which the library makes a page."""
        granted = granted_by(installation)
        if not await self._installing.keep(given(request, "state"), granted):
            raise BoltError("the invitation was used meanwhile")
        log.info("a workspace let the bot in", workspace=granted.workspace)
        await self._then(granted)


class NotInvited(Exception):
    """The invitation is none, was used, or is too old."""


class Door:
    """The two pages: where one begins, and where Slack sends the browser back to."""

    def __init__(self, keys: AppKeys, installing: Installing, then: Callable[[Granted], Awaitable[None]]) -> None:
        """`then`: called with each workspace that let the bot in."""
        self._flow = Flow(keys, installing, then)

    async def begin(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request, self._flow.handle_installation)

    async def back(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request, self._flow.handle_callback)

    @staticmethod
    async def _answer(
        request: web.Request, handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
    ) -> web.StreamResponse:
        try:
            answer = await to_aiohttp_response(await handle(await to_bolt_request(request)))
        except NotInvited:
            answer = page(pages.NOT_INVITED)
        except (aiohttp.ClientError, TimeoutError, StorageUnavailable) as error:
            log.warning("an installation was not finished", error=type(error).__name__)
            answer = page(pages.LATER)
        answer.headers.update(pages.HEADERS)
        return answer


def page(shown: pages.Page) -> web.Response:
    return web.Response(status=shown.status, text=pages.drawn(shown), content_type="text/html")


def granted_by(installation: Installation) -> Granted:
    """Raises BoltError for what is not one workspace's."""
    workspace, token = installation.team_id, installation.bot_token
    if installation.is_enterprise_install or not workspace or not token:
        raise BoltError("only single workspaces can be installed")
    return Granted(workspace, installation.team_name or workspace, token, installation.user_id or "")


async def installed(arguments: AsyncSuccessArgs) -> BoltResponse:
    installation = arguments.installation
    return bolt_page(pages.welcome(installation.team_name or "", installation.app_id or "", installation.team_id or ""))


async def failed(arguments: AsyncFailureArgs) -> BoltResponse:
    # Anybody can write any reason into the address.
    log.info("an installation was not finished", reason=arguments.reason if arguments.reason in REASONS else "other")
    return bolt_page(pages.FAILED.get(arguments.reason, pages.REFUSED))


def bolt_page(shown: pages.Page) -> BoltResponse:
    return BoltResponse(status=shown.status, body=pages.drawn(shown), headers={"content-type": "text/html"})


def given(request: AsyncBoltRequest, name: str) -> str:
    """A part of the address, empty when it is missing."""
    found = request.query.get(name) or [""]
    return str(found[0])
