"""How a digest looks."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from babel.dates import format_date

from bot.feature import LetterRun
from bot.features.digests.sections import FIRST, SECTIONS, Scope, Section, scope_then
from bot.i18n import Translator
from bot.showing import note_line, on_behalf, show_button, shown
from bot.ui.dates import say_date, say_day
from bot.ui.locales import locale_of
from bot.ui.message import Button, Item, Items, Message, Table
from bot.writing import late_hints
from storage.digests import DigestRun, Digests
from storage.labels import Door
from storage.partners import Partners
from storage.people import Person
from storage.reports import Line

OpenButton = Callable[[str, str, int], Button]


def due_with_last(run: LetterRun) -> tuple[Person, DigestRun, Mapping[str, int]] | None:
    """Who reads the digest that was due, its run, and the figures of the one before."""
    if run.reader is None:
        return None
    digests = Digests(run.session, run.reader.viewer())
    entry = digests.run(run.item.payload["run"])
    if entry is None:
        return None
    before = digests.last(entry.subscription_id, entry.local_date)
    return run.reader, entry, before.figures if before else {}


def write_digest(run: LetterRun) -> Message | None:
    """The digest that was due, with the figures of its day, beside those of the one before."""
    found = due_with_last(run)
    if found is None:
        return None
    reader, entry, before = found
    scope = scope_then(run.session, reader, entry, run.now, run.platform)

    def button(label: str, action: str, key: int) -> Button:
        return show_button(run, label, action, key)

    message = digest_message(scope, run.t, entry.figures, before, button)
    return Message(message.title, (*late_hints(run), *message.blocks))


def digest_message(
    scope: Scope, t: Translator, now: Mapping[str, int], before: Mapping[str, int], button: OpenButton
) -> Message:
    """The figures, and below them the sections with something in them; one line when there is nothing at all."""
    day = say_date(scope.today, scope.zone, scope.now, None, t.language)
    if not counted(now, before):
        return Message(t("Nothing late, nothing open. A good week. ({date})", date=day))
    lists = (section_block(scope, t, section, now[section.key], button) for section in SECTIONS if now.get(section.key))
    table = figures_table(t, now, before)
    return Message(t("Your digest of {date}", date=day), (table, *(block for block in lists if block.rows)))


def counted(now: Mapping[str, int], before: Mapping[str, int]) -> list[Section]:
    """The sections that have something to say."""
    return [each for each in SECTIONS if now.get(each.key) or (before.get(each.key) and not each.is_news)]


def figures_table(t: Translator, now: Mapping[str, int], before: Mapping[str, int]) -> Table:
    """What is counted, how many there are, and the change since the digest before, if there was one."""
    shown = counted(now, before)
    rows = tuple((t(section.name), str(now.get(section.key, 0))) for section in shown)
    if not before:
        return Table((t("What"), t("Now")), rows)
    changes = ("" if each.is_news else change(now.get(each.key, 0), before.get(each.key)) for each in shown)
    told = tuple((*row, changed) for row, changed in zip(rows, changes, strict=True))
    return Table((t("What"), t("Now"), t("Since last time")), told)


def section_block(scope: Scope, t: Translator, section: Section, n: int, button: OpenButton) -> Items:
    """The first five under a heading."""
    lines = section.first(scope.report(), min(n, FIRST))
    rows = tuple(line_item(scope, t, line, button(t("Open"), section.action, line.key)) for line in lines)
    left, heading = n - len(rows), t(section.heading or section.name, span=span(scope, t))
    return Items(rows, heading, t("and {n} more", n=left) if left > 0 else "")


def span(scope: Scope, t: Translator) -> str:
    """The days a digest tells of, up to the one before it."""
    last = scope.today - timedelta(days=1)
    first_day, last_day = (format_date(day, "long", locale=locale_of(t.language)) for day in (scope.since, last))
    return last_day if scope.since == last else t("{first} to {last}", first=first_day, last=last_day)


def change(n: int, was: int | None) -> str:
    """The change since the digest before, with its sign."""
    if was is None:
        return ""
    return f"{'+' if n > was else '−' if n < was else '±'}{abs(n - was)}"


def line_item(scope: Scope, t: Translator, line: Line, open_button: Button) -> Item:
    day = say_day(line.day, scope.today, language=t.language) if line.day else ""
    if line.note is None:
        partner = Partners(scope.session, scope.viewer).name(line.partner_id)
        return Item(line.words, " · ".join(part for part in (partner, day) if part), (open_button,))
    seen = shown(scope.session, scope.viewer, line.note, Door.DIGEST, scope.now, scope.platform)
    instead = seen.off.line(t, scope.zone, scope.now, scope.viewer.is_ours) if seen.off else ""
    words = instead or seen.gist or t("(their own words; open to read)")
    return note_line(t, words, seen.partner, *on_behalf(t, seen), day, buttons=(open_button,))
