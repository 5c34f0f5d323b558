"""Writing a digest when it is due: its figures are kept, so that the next one can tell the change."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.digesting import plan_next
from bot.features.digests.sections import figures, scope_now
from bot.features.digests.theirs import THEIRS, is_empty, month_of
from bot.jobs import JobRun
from bot.letters import tell
from bot.reminding import lateness_shown
from storage.digests import DigestRun, Digests
from storage.people import People, Person
from storage.viewer import SYSTEM, Role

LETTER = "digest"


def run_digest(run: JobRun) -> None:
    """One digest for each local date; what was missed while down is one, and it says so."""
    subscription = Digests(run.session, SYSTEM).get(run.subject_id)
    person = People(run.session, SYSTEM).get(subscription.person_id) if subscription else None
    if subscription is None or person is None or person.left_at:
        return
    plan_next(run.session, subscription, person.zone, run.now)
    local_date = run.now.astimezone(ZoneInfo(person.zone)).date()
    last = Digests(run.session, SYSTEM).last(subscription.id)
    if last and last.local_date >= local_date:
        return
    if person.role is Role.CONTACT:
        write_theirs(run, subscription.id, person)
    else:
        write_run(run, subscription.id, person)


def write_theirs(run: JobRun, subscription_id: int, person: Person) -> None:
    """A partner's own digest; in a month without anything there is none."""
    month = month_of(run.session, person, run.now)
    counted = month.figures()
    if is_empty(month, counted):
        return
    keep(run, subscription_id, person, month.since, month.today, counted, THEIRS)


def write_run(run: JobRun, subscription_id: int, person: Person) -> None:
    scope = scope_now(run.session, person, run.now)
    keep(run, subscription_id, person, scope.since, scope.today, figures(scope), LETTER)


def keep(
    run: JobRun,
    subscription_id: int,
    person: Person,
    since: date,
    today: date,
    counted: dict[str, int],
    kind: str,
) -> None:
    """Keep the figures of a digest and put its letter into the outbox."""
    entry = DigestRun(
        subscription_id=subscription_id,
        since=since,
        local_date=today,
        figures=counted,
        planned_at=run.planned_at,
        created_at=run.now,
    )
    run.session.add(entry)
    run.session.flush()
    payload = {"run": entry.id, "subscription": subscription_id}
    key = f"{subscription_id}:{today.isoformat()}"
    # A contact's waits for a good time, and is not late by that.
    late = {"planned_at": run.planned_at} if kind == LETTER or lateness_shown(run.planned_at, run.now) else {}
    tell(run.session, person, kind, key, payload, run.now, **late)
