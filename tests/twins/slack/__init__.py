"""A stand-in for Slack that the real slack_bolt and slack_sdk connect to over sockets on 127.0.0.1.

    with SlackTwin() as twin:
        ana = twin.add_user("U_ANA", "Ana Ruiz")
        ...  # a bot connects to twin.api_url with twin.bot_token and twin.app_token, in a thread or process of its own
        ana.command("/loop help")
        twin.settled()
        assert "Try" in ana.sees()

Gestures wait for the bot's acknowledgement, so they are never made on the bot's own event loop.
"""

from tests.twins.slack.member import Gesture, Member
from tests.twins.slack.several import SeveralWorkspaces
from tests.twins.slack.state import BOT, BOT_USER, TEAM
from tests.twins.slack.twin import SlackTwin

__all__ = ["BOT", "BOT_USER", "TEAM", "Gesture", "Member", "SeveralWorkspaces", "SlackTwin"]
