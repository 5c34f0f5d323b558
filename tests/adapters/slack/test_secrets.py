"""What people say in Slack, and the tokens that let the bot in, never reach a log, however much is logged."""

from collections.abc import Iterator

import pytest

from adapters.slack.installing import AppKeys
from adapters.slack.web_api import Keys
from bot.installing import Granted
from storage.database import Database
from tests.adapters.secrets import CANARY, everything_logged, gives_away
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.delivering import INTERACTIVE


class Talkative(SlackWorld):
    """A workspace with tokens that would be known again."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.twin.bot_token, self.twin.app_token = "xoxb-kanari-token", "xapp-kanari-token"
        self.twin.answerer.bot_token, self.twin.answerer.app_token = self.twin.bot_token, self.twin.app_token

    def keys(self) -> Keys:
        return Keys(self.twin.bot_token, self.twin.app_token, "kanari-signing-secret", self.twin.api_url)


@pytest.fixture
def slack(database: Database) -> Iterator[SlackWorld]:
    with Talkative(database) as world:
        yield world


def works(slack: SlackWorld) -> None:
    """A morning of work, by every way there is."""
    ana = slack.ana
    ana.types('heard Eastside Mutual Aid: "kanari1 said so", so kanari2 is true')
    ana.presses("Edit")
    ana.submits(paraphrase="kanari3 is truer")
    ana.presses("Undo")
    ana.types("promised Eastside the kanari4 by Friday")
    ana.types("remind me to call kanari5 03/04")
    ana.submits(when="in 3 weeks")
    ana.mentions("heard Riverside Kanari6: they need kanari7")
    ana.writes("kanari8 is not understood")
    ana.types("met")
    ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="kanari9")
    ana.submits(held_on="2026-11-22")
    posted = slack.rosa.member.posts("kanari10 was said", "outreach")
    ana.picks_on_message("save_what_was_heard", posted.ts)
    ana.submits(partner="Casa Latina")
    ana.picks_from_menu("find_a_partner")
    ana.member.types_in("partner", "kanari11")
    ana.submits(partner="Casa Latina")
    ana.types("find kanari")
    ana.opens_home()
    slack.joins("U_KANARI", "Kanari12 Name").types("hello kanari13", channel="")
    slack.advance(days=5)
    ana.presses("Done", near="kanari4")


def is_of_no_use(slack: SlackWorld) -> None:
    """What the bot hears of and has no answer to."""
    ana, twin = slack.ana.member, slack.twin
    twin.deliveries.patience, twin.deliveries.retries = 0.5, ()
    said = ana.says("kanari50")
    ana.edits(said.ts, "kanari51")
    ana.deletes(said.ts)
    ana.opens_home("messages")
    for kind in ("function_executed", "reaction_added", "app_uninstalled", "kanari52"):
        twin.event({"type": kind, "user": "U_ANA", "text": "kanari53"})
    for kind in ("block_actions", "view_closed", "workflow_step_edit", "dialog_submission", "something_new"):
        payload = {"type": kind, "user": {"id": "U_ANA"}, "team": {"id": twin.team}, "callback_id": "kanari55"}
        twin.deliver(INTERACTIVE, {**payload, "actions": [{"type": "kanari56", "action_id": "kanari57"}]})
    twin.deliver(INTERACTIVE, {"type": "view_submission", "view": {"callback_id": "x", "state": "kanari58"}})
    twin.deliveries.patience = 3.0


def goes_wrong(slack: SlackWorld) -> None:
    """The same with everything that Slack can refuse."""
    faults, ana = slack.twin.faults, slack.ana
    for method in ("chat.postMessage", "chat.update", "views.open", "views.publish", "chat.postEphemeral"):
        faults.answers("invalid_blocks", method)
        faults.breaks(method)
        faults.drops(method)
        faults.answers_html(method, status=502)
    faults.breaks("response_url", status=404, times=4)
    faults.drops("response_url", times=2)
    for n in range(6):
        ana.types(f"promised Eastside the kanari2{n} by Friday")
        ana.types(f"remind me to call kanari3{n} 03/04")
        ana.writes(f"heard Casa Latina: kanari4{n}")
        ana.opens_home()
    slack.advance(days=7)
    faults.forget()


def test_no_word_and_no_token_is_logged_even_when_everything_is_logged(
    slack: SlackWorld, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with everything_logged(caplog, capfd) as told:
        works(slack)
        is_of_no_use(slack)
        slack.restart()
        goes_wrong(slack)
    assert gives_away(told) == []


def test_what_lets_the_bot_in_is_not_shown_by_printing_it() -> None:
    keys = Keys("xoxb-kanari", "xapp-kanari", "kanari-signing")
    app = AppKeys("1.1", client_secret="kanari-client", signing_secret="kanari-signing", public_url="https://x.example")
    assert CANARY not in f"{keys!r} {app!r} {Granted('T1', 'North', 'xoxb-kanari', 'U1')!r}"
