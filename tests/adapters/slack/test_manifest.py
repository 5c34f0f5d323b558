"""The manifest: what the features offer and nothing else, within Slack's shapes, asking for as little as possible."""

import json
import re
from itertools import product
from typing import Any

import pytest

from adapters.slack.manifest import manifest
from adapters.slack.scopes import EVENTS, SCOPES
from bot.feature import CONTACTS, STAFF, Command, Feature, Shortcut
from bot.features import FEATURES
from bot.turn import Reply, Turn

URL = "https://loop.example.org"
CHOICES = [
    {"direct_messages": direct, "lookup": lookup, "request_url": url}
    for direct, lookup, url in product((False, True), (False, True), ("", URL))
]


PUBLIC = {"direct_messages": False, "lookup": False, "public_url": URL}
CHOICES.append(PUBLIC)
every_choice = pytest.mark.parametrize("choice", CHOICES, ids=str)


def asked_for(made: dict[str, Any]) -> set[str]:
    return set(made["oauth_config"]["scopes"]["bot"])


def events(made: dict[str, Any]) -> set[str]:
    return set(made["settings"]["event_subscriptions"]["bot_events"])


def is_text(value: object, longest: int, shortest: int = 1) -> bool:
    return isinstance(value, str) and shortest <= len(value) <= longest


def test_every_shortcut_of_the_features_is_offered_and_no_other() -> None:
    said = manifest(FEATURES)["features"]["shortcuts"]
    theirs = [shortcut for feature in FEATURES for shortcut in feature.shortcuts]
    assert {each["callback_id"]: each["type"] == "message" for each in said} == {
        each.name: each.on_message for each in theirs
    }
    assert len(said) == len(theirs)


def test_a_new_feature_is_in_the_manifest_by_itself() -> None:
    def do(turn: Turn) -> Reply:
        return turn.say("done")

    new = Feature(
        "new",
        commands=(Command("dance", do, STAFF, "dance"), Command("theirs", do, CONTACTS, "for partners")),
        shortcuts=(Shortcut("dance_now", "Dance now", do, STAFF, False, "Begin to dance"),),
    )
    made = manifest((*FEATURES, new))["features"]
    last = {"name": "Dance now", "type": "global", "callback_id": "dance_now", "description": "Begin to dance"}
    assert made["shortcuts"][-1] == last
    words = re.findall(r"\w+", made["slash_commands"][0]["usage_hint"])
    assert "dance" in words
    assert "theirs" not in words


@every_choice
def test_every_text_is_within_what_slack_takes(choice: dict[str, Any]) -> None:
    made = manifest(FEATURES, **choice)
    about, features = made["display_information"], made["features"]
    assert is_text(about["name"], 35)
    assert is_text(about["description"], 140)
    assert is_text(about["long_description"], 4000, 175)
    assert re.fullmatch("#[0-9a-f]{6}", about["background_color"])
    assert is_text(features["bot_user"]["display_name"], 80)
    (command,) = features["slash_commands"]
    assert is_text(command["command"], 32)
    assert command["command"].startswith("/")
    assert is_text(command["description"], 2000)
    assert is_text(command["usage_hint"], 1000)
    assert command["should_escape"] is True


def test_shortcuts_are_within_what_slack_takes() -> None:
    shortcuts = manifest(FEATURES)["features"]["shortcuts"]
    for kind in ("message", "global"):
        assert 1 <= len([each for each in shortcuts if each["type"] == kind]) <= 5
    for each in shortcuts:
        assert set(each) == {"name", "type", "callback_id", "description"}
        assert is_text(each["name"], 24)
        assert is_text(each["callback_id"], 255)
        assert is_text(each["description"], 150)


@every_choice
def test_every_event_can_be_heard_with_the_scopes_that_are_asked_for(choice: dict[str, Any]) -> None:
    made = manifest(FEATURES, **choice)
    needed = {each.name: each.scope for each in EVENTS}
    assert events(made) <= set(needed)
    assert {needed[name] for name in events(made)} - {""} <= asked_for(made)


def test_nothing_can_be_read_back_unless_the_operator_chose_so() -> None:
    made = manifest(FEATURES)
    assert not [name for name in asked_for(made) if name.endswith(":history")]
    assert not [name for name in events(made) if name.startswith("message")]
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is True


def test_direct_messages_are_heard_when_the_operator_chose_so() -> None:
    made = manifest(FEATURES, direct_messages=True)
    assert asked_for(made) - asked_for(manifest(FEATURES)) == {"im:history"}
    assert events(made) - events(manifest(FEATURES)) == {"message.im"}
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_looking_up_what_arrived_takes_history_and_hears_nothing_more() -> None:
    made = manifest(FEATURES, lookup=True)
    more = asked_for(made) - asked_for(manifest(FEATURES))
    assert more == {"channels:history", "groups:history", "im:history", "im:write"}
    assert events(made) == events(manifest(FEATURES))
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is True
    assert "reads no message" not in made["display_information"]["long_description"]


def test_every_scope_and_event_says_why() -> None:
    for why in (*(each.why for each in SCOPES), *(each.why for each in EVENTS)):
        assert len(why.split()) > 3
    assert len({each.name for each in SCOPES}) == len(SCOPES)


def test_the_bot_connects_to_slack_by_itself() -> None:
    settings = manifest(FEATURES)["settings"]
    assert settings["socket_mode_enabled"] is True
    assert "_url" not in json.dumps(manifest(FEATURES))


@pytest.mark.parametrize("given", [URL, f"{URL}/", f"{URL}/slack/events", f" {URL}/slack/events/ "])
def test_with_an_address_everything_is_sent_there(given: str) -> None:
    made, address = manifest(FEATURES, request_url=given), f"{URL}/slack/events"
    settings = made["settings"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == address
    assert settings["interactivity"]["request_url"] == address
    assert settings["interactivity"]["message_menu_options_url"] == address
    assert made["features"]["slash_commands"][0]["url"] == address


@every_choice
def test_it_is_one_workspaces_app_with_everything_that_is_pressed_coming_back(choice: dict[str, Any]) -> None:
    settings = manifest(FEATURES, **choice)["settings"]
    assert settings["interactivity"]["is_enabled"] is True
    assert (settings["org_deploy_enabled"], settings["token_rotation_enabled"]) == (False, False)


def test_the_manifest_to_paste_is_the_one_that_is_made(request: pytest.FixtureRequest) -> None:
    file = request.config.rootpath / "docs/slack-manifest.json"
    assert json.loads(file.read_text()) == manifest(FEATURES), "python -m bot slack manifest > docs/slack-manifest.json"


def test_for_several_workspaces_slack_knows_where_browsers_come_back_to() -> None:
    made = manifest(FEATURES, public_url=f"{URL}/")
    assert made["oauth_config"]["redirect_urls"] == [f"{URL}/slack/installed"]
    assert made["settings"]["event_subscriptions"]["request_url"] == f"{URL}/slack/events"
    assert not made["settings"]["socket_mode_enabled"]
    assert not made["settings"]["org_deploy_enabled"]
    assert "redirect_urls" not in manifest(FEATURES)["oauth_config"]
