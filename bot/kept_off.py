"""What some platforms must not be sent: the one place that decides whether the words of a note may go to a platform.

A platform's rules for developers may forbid sending it what is sensitive about people, and an answer that only one
person sees is sent all the same.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.i18n import Translator, mark
from bot.naming import platform_name, platform_names
from bot.occurrences import zone_of
from bot.platforms import platform_of, that_take_sensitive
from bot.records.notes import words_of
from bot.records.sensitive import speaks_of
from bot.ui.dates import say_day
from storage.labels import Label
from storage.notes import Note, Notes
from storage.people import People
from storage.report_backs import ReportBack, ReportBacks
from storage.reviews import ReviewItem
from storage.viewer import SYSTEM

CHOSEN = mark("the team keeps it off")


@dataclass(frozen=True, slots=True)
class KeptOff:
    """That something of a day is not shown on a platform, and why."""

    platform: str
    why: str
    """The end of a sentence that begins with *because*."""
    at: datetime

    def line(self, t: Translator, zone: str, now: datetime, is_ours: bool) -> str:
        """Said in its place, without any of its words."""
        local = zone_of(zone)
        day = say_day(self.at.astimezone(local).date(), now.astimezone(local).date(), language=t.language)
        said = t(
            "A note from {day} that is kept off {platform}, because {why}.",
            day=day,
            platform=platform_name(t, self.platform),
            why=t(self.why),
        )
        return f"{said} {elsewhere(t, is_ours)}"


def elsewhere(t: Translator, is_ours: bool) -> str:
    if not is_ours:
        return t("The team can tell you another way.")
    return t("Read it elsewhere: {platforms}.", platforms=platform_names(t, that_take_sensitive(True)))


def kept_off(note: Note, platform: str) -> KeptOff | None:
    """Why the words of a note must not be sent to a platform; none where they may."""
    if platform_of(platform).takes_sensitive or not note.is_restricted:
        return None
    return KeptOff(platform, why_restricted(note), note.heard_at)


def why_restricted(note: Note) -> str:
    if note.label is Label.COMMUNITY:
        return mark("it is community knowledge")
    return speaks_of(words_of(note)) or CHOSEN


def report_kept_off(session: Session, report: ReportBack, platform: str) -> KeptOff | None:
    """A report-back repeats what was heard, so it travels no further than that."""
    if platform_of(platform).takes_sensitive:
        return None
    notes = Notes(session, SYSTEM)
    answered = (notes.get(key) for key in ReportBacks(session, SYSTEM).note_ids(report))
    return next((off for note in answered if note and (off := kept_off(note, platform))), None)


def review_kept_off(item: ReviewItem, platform: str) -> KeptOff | None:
    """Words that were typed elsewhere and wait to be placed have not been anybody's note yet."""
    why = speaks_of(item.words) or (CHOSEN if item.is_sensitive else "")
    return KeptOff(platform, why, item.created_at) if why and not platform_of(platform).takes_sensitive else None


def instead_of(t: Translator, words: str, platform: str, is_ours: bool) -> str:
    """What is said in the place of words of no note, where they must not be sent; empty where they may."""
    why = speaks_of(words)
    return said_instead(t, why, platform, is_ours) if why and not platform_of(platform).takes_sensitive else ""


def said_instead(t: Translator, why: str, platform: str, is_ours: bool) -> str:
    name = platform_name(t, platform)
    said = t("Words that are kept off {platform}, because {why}.", platform=name, why=t(why))
    return f"{said} {elsewhere(t, is_ours)}"


def platforms_kept_off(session: Session) -> tuple[str, ...]:
    """Those of them that any of our people or partners use: elsewhere nobody needs to hear of it."""
    people = People(session, SYSTEM)
    return tuple(platform for platform in that_take_sensitive(False) if people.is_used(platform))
