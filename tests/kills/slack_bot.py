"""The bot on Slack that is killed."""

from dataclasses import dataclass

from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler

from adapters.slack.adapter import SlackAdapter
from adapters.slack.sockets import Patience
from adapters.slack.web_api import Keys
from bot.clock import SystemClock
from bot.engine import Engine
from tests.kills import serving
from tests.kills.serving import Unseeing, Wake


@dataclass(frozen=True, kw_only=True)
class Plan(serving.Plan):
    keys: Keys
    library_retries: bool = False
    """Whether the library may try again by itself, as it does unless it is told not to."""


class UnseeingSlack(Unseeing, SlackAdapter):
    """Posts, but never looks."""


def main(plan: Plan) -> None:
    """Run until told to stop, or killed."""

    def connect(engine: Engine, wake: Wake) -> SlackAdapter:
        kind = SlackAdapter if plan.reconciles else UnseeingSlack
        patience = Patience(call=plan.call)
        adapter = kind(engine, SystemClock(), plan.keys, pace=plan.pace, wake=wake, patience=patience)
        if plan.library_retries:
            adapter._api.client.retry_handlers = [AsyncConnectionErrorRetryHandler()]
        return adapter

    serving.run(plan, connect)
