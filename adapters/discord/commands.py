"""The commands as Discord is told of them, made from the features, and what comes back when somebody uses one.

Their names stay English, as in everything the bot says; what is said about them, and the choices, are translated.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from adapters.discord.calling import Json
from bot.feature import CONTACTS, Command, Feature, Shortcut
from bot.features import FEATURES
from bot.i18n import mark, translator
from bot.router import SLASH_WORD
from bot.ui.form import LONG, Ask, Kind
from storage.text import fold, one_line, storable

CHAT, ON_MESSAGE = 1, 3
SUB, STRING, USER, CHANNEL = 1, 3, 6, 7
IN_SERVERS, WITH_THE_BOT = 0, 1
TO_SERVERS = 0
ROOM, MENUS, CHOICES = 25, 5, 25
LONGEST, DESCRIPTION, MENU_NAME, LABEL = 8_000, 100, 32, 100
MOST_TYPED = 6_000
POSTABLE = (0, 5)
"""The kinds of channels that a team can have: text and announcements."""
LOCALES = {"es": ("es-ES", "es-419")}
"""What Discord calls the languages that we have."""
WORDS, SAY = "words", "say"
ABOUT = mark("Write down what was heard or promised, and find it again")
ABOUT_SAY = mark("say anything in one line")
ABOUT_WORDS = mark("What else there is to say, as you would type it")
PLACES = {"contexts": [IN_SERVERS, WITH_THE_BOT], "integration_types": [TO_SERVERS]}


class TooMuch(ValueError):
    """The features offer more than Discord takes; says what to do."""


def commands(features: Sequence[Feature] = FEATURES) -> list[Json]:
    """All commands: one word with a sub-command for each of ours, and what can be done with a message."""
    made = {"type": CHAT, "name": SLASH_WORD, **described(ABOUT), "options": [*sub_commands(features)], **PLACES}
    if size(made) > LONGEST:
        raise TooMuch(
            f"/{SLASH_WORD} takes {size(made)} characters; {LONGEST} are allowed. Shorten what is said of it."
        )
    return [made, *menus(features)]


def command_hash(commands: Sequence[Json]) -> str:
    """The same for the same commands."""
    return sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()[:32]


def sub_commands(features: Sequence[Feature]) -> Iterator[Json]:
    for command in with_places(features):
        asked = [option(each) for each in command.form.asks()] if command.form else [words_option(command.word)]
        yield {"type": SUB, "name": command.word, **described(command.help), "options": asked}
    yield {"type": SUB, "name": SAY, **described(ABOUT_SAY), "options": [words_option()]}


def with_places(features: Sequence[Feature]) -> list[Command]:
    """Those that get a sub-command. When there are too many, some are left to `/loop say`: first what is seldom used,
    then what is not for partners, who are the ones that are on Discord.
    """
    known = all_of(features)
    first = sorted(known, key=lambda command: (command.is_seldom, not command.who & CONTACTS))[: ROOM - 1]
    return [command for command in known if command in first]


def all_of(features: Sequence[Feature]) -> list[Command]:
    return [command for feature in features for command in feature.commands]


def words_option(word: str = "") -> Json:
    """What is typed after the word, which the core takes in together with it."""
    return {"type": STRING, "name": WORDS, **described(ABOUT_WORDS), "max_length": LONG - len(word) - 1}


def option(asked: Ask) -> Json:
    """A question as a field. None has to be filled: a form can ask better for what is missing."""
    made = {"type": STRING, "name": asked.name.lower(), **described(asked.label, asked.hint)}
    match asked.kind:
        case Kind.CHOICE:
            return {**made, "choices": [choice(value, label) for value, label in asked.options]}
        case Kind.CHANNEL:
            return {**made, "type": CHANNEL, "channel_types": list(POSTABLE)}
        case _:
            made["max_length"] = min(asked.limit, MOST_TYPED)
            return {**made, "autocomplete": True} if asked.search else made


def choice(value: str, label: str) -> Json:
    return {"name": cut(label), "value": value, **localized("name", lambda t: cut(t(label)), cut(label))}


def menus(features: Sequence[Feature]) -> list[Json]:
    """What can be done with a message. Shortcuts from anywhere have no place on Discord: their commands do the same."""
    shortcuts = on_messages(features)
    if len(shortcuts) > MENUS:
        raise TooMuch(f"{len(shortcuts)} shortcuts on messages; Discord's menu takes {MENUS}.")
    return [menu(shortcut) for shortcut in shortcuts]


def on_messages(features: Sequence[Feature]) -> list[Shortcut]:
    return [shortcut for feature in features for shortcut in feature.shortcuts if shortcut.on_message]


def menu(shortcut: Shortcut) -> Json:
    names = localized("name", lambda t: t(shortcut.label), shortcut.label, MENU_NAME)
    return {"type": ON_MESSAGE, "name": shortcut.label, **names, **PLACES}


def described(words: str, hint: str = "") -> Json:
    """What a person reads beside it, in each language."""

    def said(t: Callable[[str], str]) -> str:
        first = t(words)
        whole = f"{first if first.endswith('?') else f'{first}.'} {t(hint)}" if hint else first
        return whole if len(whole) <= DESCRIPTION else cut(first)

    plain = said(lambda each: each)
    return {"description": plain, **localized("description", said, plain)}


def localized(field: str, said: Callable[[Any], str], plain: str, limit: int = LABEL) -> Json:
    """The same in the other languages, where it is said in other words and fits."""
    pairs = [(locale, said(translator(language))) for language, locales in LOCALES.items() for locale in locales]
    found = {locale: words for locale, words in pairs if words != plain and len(words) <= limit}
    return {f"{field}_localizations": found} if found else {}


def cut(words: str, limit: int = LABEL) -> str:
    return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"


def size(made: Json) -> int:
    """What Discord counts: names, descriptions and values; of the same in several languages, the longest."""
    parts = [longest(made, field) for field in ("name", "description")]
    inside = [*made.get("options", ()), *made.get("choices", ())]
    return sum(parts) + len(str(made.get("value", ""))) + sum(size(each) for each in inside)


def longest(made: Json, field: str) -> int:
    said = [made.get(field, ""), *made.get(f"{field}_localizations", {}).values()]
    return max(len(words) for words in said)


# What comes back.


def read_command(data: Json, features: Sequence[Feature] = FEATURES) -> tuple[str, dict[str, str]]:
    """The words and fields of a command that was sent off, as the core takes them.

    One that there is no more, or that has no fields any more, is read as words, so that nothing typed is lost.
    """
    sub: Json = next(iter(data.get("options") or ()), {})
    word, given = str(sub.get("name", "")), {str(each["name"]): value_of(each) for each in sub.get("options") or ()}
    command = next((each for each in all_of(features) if each.word == word), None)
    if command and command.form:
        names = {asked.name.lower(): asked.name for asked in command.form.asks()}
        return word, {names.get(name, name): value for name, value in given.items()}
    typed = " ".join(filter(None, (part.strip() for part in given.values())))
    return (typed, {}) if word == SAY else (f"{word} {typed}".strip(), {})


def value_of(option: Json) -> str:
    """What was typed; of somebody or a channel, by which account they are known."""
    key = {USER: "u", CHANNEL: "c"}.get(option.get("type", STRING))
    value = str(option.get("value", ""))
    return account(key, value) if key else value


def account(key: str, value: str) -> str:
    return f"discord:global:{key}{value}"


def labels_of(data: Json) -> dict[str, str]:
    """What Discord calls the people and channels that were picked, by account."""
    resolved: Mapping[str, Any] = data.get("resolved") or {}
    people = {account("u", key): f"@{called(user)}" for key, user in (resolved.get("users") or {}).items()}
    places = {account("c", key): f"#{called(place)}" for key, place in (resolved.get("channels") or {}).items()}
    return {**people, **places}


def called(named: Json) -> str:
    name = named.get("global_name") or named.get("name") or named.get("username") or ""
    return one_line(storable(str(name)))[:LABEL]


def read_menu(data: Json, features: Sequence[Feature] = FEATURES) -> str:
    """Which shortcut was picked on a message; empty for one that there is no more."""
    return next((each.name for each in on_messages(features) if each.label == data.get("name")), "")


def searched_kind(data: Json, features: Sequence[Feature] = FEATURES) -> tuple[str, str]:
    """In what kind of field somebody types, and what so far."""
    sub: Json = next(iter(data.get("options") or ()), {})
    focused: Json = next((each for each in sub.get("options") or () if each.get("focused")), {})
    command = next((each for each in all_of(features) if each.word == sub.get("name")), None)
    asks = command.form.asks() if command and command.form else ()
    kinds = {asked.name.lower(): asked.search for asked in asks}
    return kinds.get(str(focused.get("name")), ""), str(focused.get("value", ""))


def choices_for(suggestions: Iterable[tuple[str, str]], typed: str) -> list[Json]:
    """Suggestions to pick from, those first that begin with what was typed."""
    wanted = fold(typed)
    known = {cut(readable(value)): cut(readable(label)) for value, label in suggestions if readable(value)}
    order = sorted(known.items(), key=lambda each: not fold(each[1]).startswith(wanted))
    return [{"name": label or value, "value": value} for value, label in order[:CHOICES]]


def readable(words: str) -> str:
    return one_line(storable(words)).strip()
