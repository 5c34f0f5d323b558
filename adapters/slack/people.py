"""Who people in Slack are: asked once a day for each, of nobody who is not ours, and never by going through lists."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any
from uuid import uuid4

import structlog

from adapters.calling import Core, NoAnswer
from adapters.slack.calling import Api, SlackError
from adapters.slack.inbound import PLATFORM, Json, part, sender, text
from bot.events import Introduced, Profile, Sender
from bot.register import Known, Register
from bot.replies import where
from storage.database import StorageUnavailable
from storage.people import Standing

log = structlog.get_logger()
PAGE = "1000"
GOOD_FOR = 600.0
"""Seconds for which what we know of somebody, and who is in a channel, is not asked again."""
STRANGER_FOR = 30.0
"""Seconds before Slack is asked again about somebody we do not know: they may have joined a channel meanwhile."""
PATIENCE = 1.0
"""Seconds that somebody we know is kept waiting for Slack to say that they are who they were."""
OUT_OF_SIGHT = frozenset({"channel_not_found", "not_in_channel", "is_archived", "missing_scope"})
FIRST_ROUND = 60.0
"""Seconds after the start; what is to be sent comes first."""
FEW = 10
"""Of our people who do nothing so many are asked about in one round."""
MOST = 10_000
"""People remembered before all of them are forgotten, to be looked up in the database again."""

Start = Callable[[Coroutine[Any, Any, Any]], "asyncio.Task[Any]"]


class Directory:
    """Introduces people to the core. What can't be found out now leaves things as they are."""

    def __init__(
        self,
        api: Api,
        core: Core,
        register: Register,
        workspace: Callable[[], str],
        enterprise: Callable[[], str],
        start: Start,
    ) -> None:
        """`workspace` is its name, `enterprise` the key of what it belongs to; `start` runs something beside all."""
        self._api, self._core, self._register = api, core, register
        self._workspace, self._enterprise, self._start = workspace, enterprise, start
        self._fresh: dict[tuple[str, str], tuple[float, Standing]] = {}
        self._said: dict[tuple[str, str], Profile] = {}
        self._asking: dict[tuple[str, str], asyncio.Future[Standing]] = {}
        self._members: dict[str, tuple[float, frozenset[str] | None]] = {}

    async def meet(self, who: Sender) -> Sender:
        """Make sure that the core knows whom it deals with. Slack is waited for at the first time, and once a day."""
        key = (who.workspace, who.person)
        until, standing = self._fresh.get(key, (0.0, Standing.MEMBER))
        if until > self._now():
            return self._known(who, standing)
        if key not in self._asking:
            self._asking[key] = asyncio.ensure_future(self._meet(who))
            self._asking[key].add_done_callback(lambda _: self._asking.pop(key, None))
        # Whoever does two things at once is asked about once, and both wait for it.
        return self._known(who, await asyncio.shield(self._asking[key]))

    def _known(self, who: Sender, standing: Standing) -> Sender:
        """With what they are, their name and language, where Slack was asked: a gesture says only their handle."""
        said = self._said.get((who.workspace, who.person))
        name, language = (said.name or who.name, said.language) if said else (who.name, who.language)
        return replace(who, standing=standing, name=name, language=language)

    async def named(self, who: Sender) -> Sender | None:
        """Who somebody is who was named, and whom the core knows from now on if they are ours; None if unclear."""
        key, met = (who.workspace, who.person), await self.meet(who)
        return met if met.standing is Standing.MEMBER or key in self._fresh else None

    async def _meet(self, who: Sender) -> Standing:
        try:
            known = await self._register.knows(who)
        except StorageUnavailable:
            return Standing.MEMBER
        if known is Known.NOT:
            standing = await self._introduce(who)
            if standing in {None, Standing.MEMBER}:
                # Not kept: what is not known is asked again, and a member may be put on the team any moment.
                return standing or Standing.OUTSIDER
            return self._remember(who, standing, STRANGER_FOR)
        if known is Known.FROM_BEFORE:
            # Once a day, and not for long: somebody who became a guest meanwhile sees nothing more.
            asking = self._start(self._introduce(who))
            done, _ = await asyncio.wait({asking}, timeout=PATIENCE)
            return self._remember(who, (asking.result() if done else None) or Standing.MEMBER, GOOD_FOR)
        return self._remember(who, Standing.MEMBER, GOOD_FOR)

    async def _introduce(self, who: Sender) -> Standing | None:
        try:
            profile = await self._ask(who)
        except (SlackError, NoAnswer, StorageUnavailable) as error:
            log.warning("could not be asked who this is", error=str(error))
            return None
        await self._tell(who, profile)
        return profile.standing

    async def _tell(self, who: Sender, profile: Profile) -> None:
        await self._core.handle(Introduced(key=f"introduced:{uuid4().hex}", sender=who, profile=profile))

    async def _ask(self, who: Sender) -> Profile:
        try:
            answer = await self._api.read("users.info", user=who.person, include_locale="true")
        except SlackError as error:
            if error.code in {"user_not_visible", "user_not_found", "users_not_found"}:
                return Profile(name="", standing=Standing.OUTSIDER)
            raise
        user = part(answer, "user")
        is_member = standing_of(user, who.workspace, self._enterprise()) is Standing.MEMBER
        profile = self._profile(user, who.workspace)
        self._said[(who.workspace, who.person)] = profile
        return await self._with_channels(who, profile) if is_member else profile

    def _profile(self, user: Json, team: str) -> Profile:
        return Profile(
            name=name_of(user),
            zone=text(user, "tz"),
            language=text(user, "locale"),
            standing=standing_of(user, team, self._enterprise()),
            workspace=self._workspace(),
        )

    async def _with_channels(self, who: Sender, profile: Profile) -> Profile:
        """The teams' channels that somebody is in, and those of which that can't be said."""
        inside, out_of_sight = set[str](), set[str]()
        for place in await self._register.team_channels(PLATFORM, who.workspace):
            members, channel = await self._in_channel(place), f"{PLATFORM}:{who.workspace}:{place}"
            if members is None:
                out_of_sight.add(channel)
            elif who.person in members:
                inside.add(channel)
        return replace(profile, channels=frozenset(inside), out_of_sight=frozenset(out_of_sight))

    async def _in_channel(self, place: str) -> frozenset[str] | None:
        """Who is in a channel. None where the bot is not in it, or it is gone: nobody becomes one of us by it."""
        until, known = self._members.get(place, (0.0, None))
        if until > self._now():
            return known
        members: frozenset[str] | None = None
        try:
            members = await self._all_members(place)
        except SlackError as error:
            if error.code not in OUT_OF_SIGHT:
                raise
        self._members[place] = (self._now() + STRANGER_FOR, members)
        return members

    async def _all_members(self, place: str) -> frozenset[str]:
        asked, found = {"channel": place, "limit": PAGE}, set[str]()
        while True:
            page = await self._api.read("conversations.members", **asked)
            found.update(page.get("members", ()))
            cursor = text(part(page, "response_metadata"), "next_cursor")
            if not cursor:
                return frozenset(found)
            asked["cursor"] = cursor

    # Those who do nothing.

    async def keep_up(self, team: Callable[[], str], pause: Callable[[float], Awaitable[bool]], every: float) -> None:
        """Ask about our own people by and by: who was deactivated while nobody listened does nothing any more.

        `team` is the workspace; `pause` waits so many seconds, and says whether to stop.
        """
        wait = min(every, FIRST_ROUND)
        while not await pause(wait):
            try:
                wait = max(every, await self._round(team()))
            except Exception as error:
                log.error("round of people failed", error=type(error).__name__, where=where(error))

    async def _round(self, team: str) -> float:
        """Ask about a few; the seconds for which Slack wants to be left alone."""
        for person in await self._register.unchecked(PLATFORM, team, FEW):
            who = sender(team, person)
            try:
                await self._tell(who, await self._ask(who))
            except SlackError as error:
                if error.retry_after:
                    return error.retry_after
            except NoAnswer:
                break
        return 0.0

    async def look_again(self, team: str, user: str) -> None:
        """Nothing can be delivered to somebody: perhaps they left. It is not waited for long."""
        await asyncio.wait({self._start(self._introduce(sender(team, user)))}, timeout=PATIENCE)

    # What Slack tells by itself.

    async def changed(self, team: str, user: Json) -> None:
        """Somebody's profile changed, or they were deactivated. Of people we do not know nothing is kept."""
        who = sender(team, text(user, "id"))
        if await self._register.knows(who) is not Known.NOT:
            await self._tell(who, self._profile(user, team))

    async def moved(self, team: str, user: str, place: str) -> None:
        """Somebody came into a channel or left it."""
        self._members.pop(place, None)
        self._fresh.pop((team, user), None)
        if place in await self._register.team_channels(PLATFORM, team):
            await self._introduce(sender(team, user))

    async def let_in(self, team: str, place: str) -> None:
        """The bot may post somewhere again: what waited for it goes out."""
        self._members.pop(place, None)
        await self._register.let_in(f"{PLATFORM}:{team}:{place}")

    def _remember(self, who: Sender, standing: Standing, seconds: float) -> Standing:
        if max(len(self._fresh), len(self._said)) >= MOST:
            self._fresh.clear()
            self._said.clear()
        self._fresh[(who.workspace, who.person)] = (self._now() + seconds, standing)
        return standing

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def name_of(user: Json) -> str:
    """What they want to be called, or else what they are called."""
    about = part(user, "profile")
    names = (text(about, "display_name"), text(about, "real_name"), text(user, "real_name"), text(user, "name"))
    return next((name for name in names if name), "")


def standing_of(user: Json, team: str, enterprise: str = "") -> Standing:
    """Guests and people of other workspaces are not ours, unless both belong to one enterprise; bots are nobody."""
    if user.get("deleted"):
        return Standing.GONE
    same_enterprise = bool(enterprise) and text(part(user, "enterprise_user"), "enterprise_id") == enterprise
    elsewhere = text(user, "team_id") not in {"", team} and not same_enterprise
    if elsewhere or user.get("is_stranger") or user.get("is_bot") or text(user, "id") == "USLACKBOT":
        return Standing.OUTSIDER
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.MEMBER
