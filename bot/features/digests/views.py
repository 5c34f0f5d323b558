"""How a digest looks."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from bot.feature import LetterRun
from bot.features.digests.sections import FIRST, SECTIONS, Scope, Section, scope_of
from bot.i18n import Translator
from bot.showing import note_line, shown
from bot.ui.dates import say_date
from bot.ui.message import Block, Button, Hint, Item, Items, Message
from bot.writing import late_hints, letter_button
from storage.digests import Digests
from storage.labels import Door
from storage.partners import Partners
from storage.reports import Line
from storage.viewer import SYSTEM

OpenButton = Callable[[str, str, int], Button]


def write_digest(run: LetterRun) -> Message | None:
    """The digest that was due, with the figures of its day, beside those of the one before."""
    if run.reader is None:
        return None
    runs = Digests(run.session, SYSTEM).last_runs(run.item.payload["subscription"], 2)
    figures = next((entry.figures for entry in runs if entry.id == run.item.payload["run"]), None)
    if figures is None:
        return None
    before = next((entry.figures for entry in runs if entry.id != run.item.payload["run"]), {})
    scope = scope_of(run.session, run.reader.viewer(), run.reader.zone, run.now)

    def button(label: str, action: str, key: int) -> Button:
        return letter_button(run, label, action, key)

    message = digest_message(scope, run.reader.zone, run.t, figures, before, button)
    return Message(message.title, (*late_hints(run), *message.blocks))


def digest_message(
    scope: Scope, zone: str, t: Translator, now: Mapping[str, int], before: Mapping[str, int], button: OpenButton
) -> Message:
    """Sections with something in them; one line when there is nothing at all."""
    day = say_date(scope.now.astimezone(ZoneInfo(zone)).date(), zone, scope.now, None, t.language)
    if not any(now.values()) and not any(before.values()):
        return Message(t("Nothing late, nothing open. A good week. ({date})", date=day))
    shown = tuple(
        block for section in SECTIONS if (block := section_block(scope, zone, t, section, now, before, button))
    )
    return Message(t("Your digest of {date}", date=day), shown)


def section_block(
    scope: Scope,
    zone: str,
    t: Translator,
    section: Section,
    now: Mapping[str, int],
    before: Mapping[str, int],
    button: OpenButton,
) -> Block | None:
    """A heading with the count and its change, and the first five below it."""
    n, was = now.get(section.key, 0), before.get(section.key)
    if not n and not was:
        return None
    heading = f"{t(section.heading)}: {n}{change(t, n, was)}"
    lines = section.first(scope.report(), FIRST)
    if not lines:
        return Hint(heading)
    rows = tuple(line_item(scope, zone, t, line, button(t("Open"), section.action, line.key)) for line in lines)
    left = n - len(rows)
    return Items(rows, heading, t("and {n} more", n=left) if left > 0 else "")


def change(t: Translator, n: int, was: int | None) -> str:
    """The change since the last digest, in signs and words."""
    if was is None:
        return ""
    if n == was:
        return f" ({t('as last time')})"
    return f" ({n - was:+d} {t('since last time')})"


def line_item(scope: Scope, zone: str, t: Translator, line: Line, open_button: Button) -> Item:
    day = say_date(line.day, zone, scope.now, None, t.language) if line.day else ""
    if line.note is None:
        partner = Partners(scope.session, scope.viewer).name(line.partner_id)
        return Item(line.words, " · ".join(part for part in (partner, day) if part), (open_button,))
    seen = shown(scope.session, scope.viewer, line.note, Door.DIGEST, scope.now)
    words = seen.gist or t("(their own words; open to read)")
    return note_line(t, words, seen.partner, day, buttons=(open_button,))
