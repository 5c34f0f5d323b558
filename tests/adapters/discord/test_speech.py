"""What people type in Discord, with its marks for people, channels, roles and emoji."""

import pytest

from adapters.discord.speech import heard


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("add <@123>", "add discord:global:u123"),
        ("add <@!123>, please", "add discord:global:u123, please"),
        ("channel <#77>", "channel discord:global:c77"),
        ("with<@1>and<@2>", "with discord:global:u1 and discord:global:u2"),
        ("well done <:wave:99> <a:dance:98>", "well done :wave: :dance:"),
        ("ask <@&5>", "ask @"),
        ("3 < 4 and <nothing> and </loop share:12>", "3 < 4 and <nothing> and </loop share:12>"),
    ],
)
def test_marks_become_accounts_and_everything_else_stays(typed: str, words: str) -> None:
    assert heard(typed).words == words


def test_each_account_keeps_its_sign() -> None:
    assert heard("<@1> in <#2>").labels == {"discord:global:u1": "@", "discord:global:c2": "#"}
