"""A stand-in for Slack that the real slack_bolt and slack_sdk connect to."""

from tests.twins.slack.member import Gesture, Member
from tests.twins.slack.state import BOT, BOT_USER, TEAM
from tests.twins.slack.twin import SlackTwin

__all__ = ["BOT", "BOT_USER", "TEAM", "Gesture", "Member", "SlackTwin"]
