"""How an app gets into a workspace and out of it: oauth.v2.access, auth.revoke, apps.uninstall."""

import base64

from tests.twins.slack.state import APP, BOT_USER, JSON, Refused
from tests.twins.slack.table import Answerer, flag, method

CODE_LIFE = 10 * 60.0
REVOKED, REMOVED = "token_revoked", "account_inactive"
UNINSTALLED: JSON = {"type": "app_uninstalled"}


def check_client(twin: Answerer, body: JSON) -> None:
    if body.get("client_id") != twin.client_id:
        raise Refused("invalid_client_id")
    if body.get("client_secret") != twin.client_secret:
        raise Refused("bad_client_secret")


@method("oauth.v2.access")
def oauth(twin: Answerer, body: JSON) -> JSON:
    """A code is good for one exchange within ten minutes, by whoever sent the person to Slack."""
    check_client(twin, body)
    code = str(body.get("code") or "")
    grant = twin.codes.get(code)
    if grant is None or twin.world.now() - grant.at > CODE_LIFE:
        raise Refused("invalid_code")
    if str(body.get("redirect_uri") or "") != grant.redirect_uri:
        raise Refused("bad_redirect_uri")
    del twin.codes[code]
    twin.install(grant.scopes)
    token = {"access_token": twin.bot_token, "token_type": "bot", "scope": ",".join(twin.scopes)}
    team = {"id": twin.world.team, "name": twin.world.name}
    place = {"app_id": APP, "team": team, "enterprise": None, "is_enterprise_install": False}
    return {**token, "bot_user_id": BOT_USER, **place, "authed_user": {"id": grant.by}}


@method("auth.revoke")
def revoke(twin: Answerer, body: JSON) -> JSON:
    """The app stays in the workspace, but its bot is out of every channel and can do nothing."""
    if flag(body, "test"):
        return {"revoked": False}
    twin.lose_token(REVOKED)
    twin.tell(tokens_revoked())
    return {"revoked": True}


@method("apps.uninstall")
def uninstall(twin: Answerer, body: JSON) -> JSON:
    check_client(twin, body)
    for said in remove(twin):
        twin.tell(said)
    return {}


def remove(twin: Answerer) -> list[JSON]:
    """Take the app out of the workspace; what it hears of that."""
    twin.lose_token(REMOVED)
    twin.scopes = ()
    return [tokens_revoked(), UNINSTALLED]


def tokens_revoked() -> JSON:
    """Whose tokens they were, never the tokens themselves."""
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}}


def basic(header: str) -> JSON:
    """Who a client says it is in its Authorization header."""
    if not header.startswith("Basic "):
        return {}
    name, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
    return {"client_id": name, "client_secret": secret}
