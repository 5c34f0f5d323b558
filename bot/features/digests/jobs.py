"""Writing a digest when it is due: its figures are kept, so that the next one can tell the change."""

from zoneinfo import ZoneInfo

from bot.digesting import plan_next
from bot.features.digests.sections import figures, scope_now
from bot.jobs import JobRun
from bot.letters import tell
from storage.digests import DigestRun, Digests
from storage.people import People, Person
from storage.viewer import SYSTEM

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
    write_run(run, subscription.id, person)


def write_run(run: JobRun, subscription_id: int, person: Person) -> None:
    scope = scope_now(run.session, person, run.now)
    entry = DigestRun(
        subscription_id=subscription_id,
        since=scope.since,
        local_date=scope.today,
        figures=figures(scope),
        planned_at=run.planned_at,
        created_at=run.now,
    )
    run.session.add(entry)
    run.session.flush()
    payload = {"run": entry.id, "subscription": subscription_id}
    key = f"{subscription_id}:{scope.today.isoformat()}"
    tell(run.session, person, LETTER, key, payload, run.now, planned_at=run.planned_at)
