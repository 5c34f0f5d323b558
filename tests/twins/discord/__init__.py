"""A stand-in for Discord that the real discord.py connects to over sockets on 127.0.0.1.

    with DiscordTwin() as twin:
        amina = twin.member("Amina", locale="es-ES")
        twin.channel("outreach", private_to=[amina])
        ...  # a bot connects to twin.api_url and twin.gateway_url, in a thread or process of its own
        amina.command("share", kind="need", words="Two tables")
        twin.settled()
        assert "Two tables" in amina.sees()
        amina.presses("Kept")

Gestures wait for the bot's first answer, so they are never made on the bot's own event loop. Without `where`, they
happen in the direct conversation. What nobody could do in Discord raises `Impossible`.
"""

from tests.twins.discord.faults import CALLBACK, EDIT, EDIT_ANSWER, FOLLOW_UP, OPEN_DM, SEND, THREAD
from tests.twins.discord.member import NO_ANSWER, Gesture, Member
from tests.twins.discord.twin import DiscordTwin
from tests.twins.discord.typing_in import Impossible

__all__ = [
    "CALLBACK",
    "EDIT",
    "EDIT_ANSWER",
    "FOLLOW_UP",
    "NO_ANSWER",
    "OPEN_DM",
    "SEND",
    "THREAD",
    "DiscordTwin",
    "Gesture",
    "Impossible",
    "Member",
]
