"""Whom an account may act as: one human who serves two partners is two people here, and wears one hat at a time.

Each of them has one partner, settings and promises of their own, so no query on one can show anything of the other.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, or_, select

from storage.people import Hat, Identity, Person


class Hats:
    """Questions that come before there is a viewer: who it is that looks."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, identity: Identity) -> list[Person]:
        """Everybody an account may act as who is still here, in the order in which they came."""
        hats = select(Hat.person_id).where(Hat.identity_id == identity.id)
        theirs = or_(col(Person.id) == identity.person_id, col(Person.id).in_(hats))
        query = select(Person).where(theirs, col(Person.left_at).is_(None))
        return list(self.session.exec(query.order_by(col(Person.id))))

    def all_of(self, identity: Identity) -> list[Person]:
        """The same with those who left; whom it acts as now comes first."""
        hats = select(Hat.person_id).where(Hat.identity_id == identity.id)
        theirs = or_(col(Person.id) == identity.person_id, col(Person.id).in_(hats))
        query = select(Person).where(theirs).order_by(col(Person.id))
        return sorted(self.session.exec(query), key=lambda person: person.id != identity.person_id)

    def put_on(self, identity: Identity, person: Person, now: datetime) -> None:
        """One more person for an account, whom it acts as from now on."""
        worn = {hat.person_id for hat in self._of_account(identity.id)}
        for person_id in {identity.person_id, person.id} - worn:
            self.session.add(Hat(identity_id=identity.id, person_id=person_id, created_at=now))
        self.wear(identity, person)

    def wear(self, identity: Identity, person: Person) -> None:
        identity.person_id = person.id
        person.last_identity_id = identity.id
        self.session.flush()

    def take_off(self, identity: Identity, person: Person) -> bool:
        """The account acts as this person no more; whether it is anybody's still. Otherwise it is forgotten."""
        for hat in self._of_account(identity.id):
            if hat.person_id == person.id:
                self.session.delete(hat)
        self.session.flush()
        if person.last_identity_id == identity.id:
            person.last_identity_id = None
        left = self._of_account(identity.id)
        if identity.person_id == person.id and not left:
            self.session.delete(identity)
            self.session.flush()
            return False
        if identity.person_id == person.id:
            identity.person_id = left[0].person_id
        if len(left) == 1:
            self.session.delete(left[0])
        self.session.flush()
        return True

    def _of_account(self, identity_id: int) -> Sequence[Hat]:
        query = select(Hat).where(Hat.identity_id == identity_id)
        return self.session.exec(query.order_by(col(Hat.id))).all()

    def connected(self, partner_id: int) -> set[int]:
        """The people at a partner whom an account acts as; whoever asks may see them already."""
        own = select(Identity.person_id).join(Person, col(Person.id) == Identity.person_id)
        worn = select(Hat.person_id).join(Person, col(Person.id) == Hat.person_id)
        here = Person.partner_id == partner_id
        return {*self.session.exec(own.where(here)), *self.session.exec(worn.where(here))}
