"""What people do with the bot until it is answered: ids, tokens, the three seconds and the quarter of an hour."""

import secrets
import threading
from dataclasses import dataclass, field

from tests.twins.discord import payloads
from tests.twins.discord.permits import permissions
from tests.twins.discord.refusing import Refused
from tests.twins.discord.state import DM, JSON, Channel, Message, User, World

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
LIFE = 15 * 60.0


@dataclass
class Interaction:
    """`answered` is the type of its first answer; `original` the message that `@original` means."""

    id: str
    token: str
    kind: int
    user: User
    channel: Channel
    data: JSON
    began: float
    """For the three seconds, in real time; `at` is for the quarter of an hour, by the clock of messages."""
    at: float
    message: Message | None = None
    opened_by: "Interaction | None" = None
    """What was answered with the form that is sent off here."""
    answered: int = 0
    answer: JSON = field(default_factory=dict)
    original: Message | None = None
    given_up: bool = False
    follow_ups: set[str] = field(default_factory=set)
    done: threading.Event = field(default_factory=threading.Event)


class Interactions:
    def __init__(self, world: World, patience: float) -> None:
        self.world, self.patience = world, patience
        self.by_id: dict[str, Interaction] = {}

    def begin(
        self,
        kind: int,
        user: User,
        channel: Channel,
        data: JSON,
        message: Message | None = None,
        opened_by: Interaction | None = None,
    ) -> Interaction:
        token = secrets.token_urlsafe(48)
        began, at = self.world.ages(), self.world.now()
        made = Interaction(self.world.new_id(), token, kind, user, channel, data, began, at, message, opened_by)
        self.by_id[made.id] = made
        return made

    def to_answer(self, interaction_id: str, token: str) -> Interaction:
        """One whose first answer is still awaited."""
        found = self.by_id.get(interaction_id)
        if found is None or found.token != token:
            raise Refused(10062)
        if found.answered:
            raise Refused(40060)
        if found.given_up or self.world.ages() - found.began > self.patience:
            raise Refused(10062)
        return found

    def answered(self, app: str, token: str) -> Interaction:
        """One whose token is still good for further answers."""
        found = next((each for each in self.by_id.values() if each.token == token), None)
        if app != self.world.app or found is None or not found.answered:
            raise Refused(10015)
        if self.world.now() - found.at > LIFE:
            raise Refused(50027)
        return found

    def payload(self, made: Interaction) -> JSON:
        """As it comes over the gateway."""
        world, place, user = self.world, made.channel, made.user
        said: JSON = {
            "id": made.id,
            "application_id": world.app,
            "type": made.kind,
            "token": made.token,
            "version": 1,
            "data": made.data,
            "channel_id": place.id,
            "channel": payloads.channel(world, place, user.id),
            "app_permissions": str(permissions(world, world.bot, place)),
            "locale": user.locale,
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
            "authorizing_integration_owners": {"0": "0" if place.kind == DM else world.guild.id},
            "context": 1 if place.kind == DM else 0,
        }
        if made.message:
            said["message"] = payloads.message(world, made.message)
        if place.kind == DM:
            return {**said, "user": user.shown()}
        held = str(permissions(world, user.id, place))
        guild = {"id": world.guild.id, "locale": world.guild.locale, "features": []}
        member = payloads.member(world, user.id) | {"permissions": held}
        return {**said, "guild": guild, "guild_id": guild["id"], "guild_locale": guild["locale"], "member": member}
