"""A channel that several workspaces share, which Slack calls Connect."""

from dataclasses import replace

from tests.twins.slack import payloads
from tests.twins.slack.delivering import EVENTS, Outcome
from tests.twins.slack.member import Member
from tests.twins.slack.state import BOT_USER, JSON, Message
from tests.twins.slack.table import EVENT_SCOPES
from tests.twins.slack.twin import SlackTwin


class SharedChannel:
    """The same messages and people in each workspace, where those of the others are strangers; bots come on their own.

    What a stranger does with a message of this workspace's bot is done by the member of the same id here.
    """

    def __init__(self, channel: str, host: SlackTwin, guests: tuple[SlackTwin, ...]) -> None:
        self.id, self.host, self.twins = channel, host, (host, *guests)
        here = host.channel(channel)
        here.is_shared = True
        for guest in guests:
            guest.world.channels[channel] = replace(here, bot_is_in=False)
        for person in list(here.members):
            self.comes(host.members[person])

    def comes(self, person: Member) -> None:
        """Somebody of one of the workspaces is in the channel, and the others get to know of them."""
        for twin in self.twins:
            if twin is not person.twin:
                assert person.id not in twin.world.users, f"{person.id} is somebody else in {twin.team}"
                twin.add_user(person.id, person.user.name, team=person.twin.team, is_stranger=True)
        self.host.channel(self.id).members.add(person.id)

    def mentions(self, person: Member, text: str, thread_ts: str = "") -> dict[str, Outcome]:
        """Something to the bot, which hears of it once for each workspace that has it in the channel."""
        place, world = person.twin.channel(self.id), person.twin.world
        whole = payloads.written_by(person.user, f"<@{BOT_USER}> {text}")
        message = world.add(place, whole, "", thread_ts)
        return {twin.team: twin.deliver(EVENTS, self._told(twin, person, message)) for twin in self._listening()}

    def _listening(self) -> list[SlackTwin]:
        scope = EVENT_SCOPES["app_mention"]
        installed = [twin for twin in self.twins if twin.answerer.installed and scope in twin.answerer.scopes]
        return [twin for twin in installed if twin.channel(self.id).bot_is_in]

    def _told(self, twin: SlackTwin, person: Member, message: Message) -> JSON:
        """As the host sees it: only `authorizations` names the workspace that may hear of it."""
        theirs = person.twin.team
        said: JSON = payloads.spoken(message, type="app_mention", team=self.host.team)
        if theirs != self.host.team:
            said |= {"user_team": theirs, "source_team": theirs, "user_profile": {"team": theirs}}
        whole = payloads.event(twin.world, said, team=self.host.team)
        kept = {key: each for key, each in whole.items() if key not in {"context_team_id", "context_enterprise_id"}}
        return {**kept, "is_ext_shared_channel": True}
