"""What an error of Slack's means for a message: surely not posted, perhaps posted, or never to be."""

from collections.abc import Mapping

from bot.i18n import mark
from bot.ports import Refused, Unsure

TOO_MUCH = 429
SERVER = 500
SHORT_WAIT, LONG_WAIT, LONGER_WAIT = 1.0, 60.0, 600.0
"""Seconds to stay away: when Slack says to wait and not how long, while it does not let the bot in at all, and while
somebody has to change something about the app."""

IN_DOUBT = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack says of these that some of it may have been done."""
LOCKED_OUT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
"""The bot's own token is no good: nothing can be sent to anyone."""
CURABLE = frozenset({"missing_scope", "org_login_required", "message_limit_exceeded", "team_access_not_granted"})
"""Nothing gets through until somebody changes something about the app or the workspace; then all of it does."""
WRONG_KIND = frozenset({"not_allowed_token_type", "missing_scope", "no_permission", "app_not_found"})
"""A token, but not the one that is needed here, or without what it needs."""
NOT_DRAWN = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch"})
"""Something simpler may be taken."""
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch", "msg_too_long"})
"""A message that can't be written over any more."""

INVITE = mark("Type {invite} in that channel, then press Try again.")
ASK_ADMIN = mark("Ask who looks after your Slack workspace to let the app post there, then press Try again.")
ADVICE: Mapping[str, str] = {
    "not_in_channel": INVITE,
    "channel_not_found": INVITE,
    "is_archived": mark("The channel is archived. Choose another one with /loop team channel, or unarchive it."),
    "restricted_action": ASK_ADMIN,
    "restricted_action_read_only_channel": ASK_ADMIN,
    "restricted_action_thread_only_channel": ASK_ADMIN,
    "restricted_action_thread_locked": ASK_ADMIN,
    "restricted_action_non_threadable_channel": ASK_ADMIN,
    "app_access_restricted": ASK_ADMIN,
    "ekm_access_denied": ASK_ADMIN,
    "slack_connect_file_link_sharing_blocked": ASK_ADMIN,
    "slack_connect_blocked": ASK_ADMIN,
    "messages_tab_disabled": mark("Switch the Messages tab on in the app's settings, under App Home."),
    "user_not_found": "",
    "user_disabled": "",
    "cannot_dm_bot": "",
    "user_not_visible": "",
    "is_inactive": "",
}
"""What somebody can do about a place that takes no message, by Slack's word for why."""


def refusal(error: str, status: int, retry_after: float | None, bot: str) -> Refused | Unsure:
    """What a call that failed says about its message; `bot` is what it is invited by."""
    if is_too_much(error, status):
        return Refused("ratelimited", retry_after=retry_after or SHORT_WAIT)
    if status >= SERVER or error in IN_DOUBT or not error:
        return Unsure(error or f"status {status}")
    if error in LOCKED_OUT:
        return Refused(error, retry_after=LONG_WAIT)
    if error in CURABLE:
        return Refused(error, retry_after=LONGER_WAIT)
    return Refused(error, is_final=error in ADVICE, advice=ADVICE.get(error, "").format(invite=f"/invite @{bot}"))


def is_too_much(error: str, status: int) -> bool:
    """Whether Slack wants to be left alone for a while."""
    return status == TOO_MUCH or error in {"ratelimited", "rate_limited"}
