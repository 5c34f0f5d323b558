"""More promises at once than one message shows."""

from sqlmodel import Session, select

from storage.commitments import Commitment
from tests.adapters.slack.world import SlackWorld


def many(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside list number 0 by Friday")

    def add(session: Session) -> None:
        one = session.exec(select(Commitment).where(Commitment.words == "list number 0")).one()
        copied = one.model_dump(exclude={"id", "words"})
        session.add_all(Commitment(words=f"list number {n}", **copied) for n in range(1, 24))

    slack.database.write_now(add)
