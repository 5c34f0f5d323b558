"""Every table, in one list: importing this is what makes the metadata complete."""

from storage.actions import ActionToken
from storage.audit import AuditEntry
from storage.base import Record
from storage.broken import BrokenDestination
from storage.changes import Change
from storage.commitments import Commitment, CommitmentChange
from storage.communities import Community, PartnerCommunity
from storage.conversations import Conversation
from storage.corrections import Correction
from storage.date_requests import DateRequest
from storage.digests import DigestRun, DigestSubscription
from storage.feed import FeedEntry
from storage.follow_ups import FollowUp
from storage.forgotten import Forgotten
from storage.inbox import InboxEntry
from storage.installations import Installation, InstallState, Invitation
from storage.instance import Fact
from storage.invites import Invite
from storage.labels import Consent
from storage.links import LinkCode, LinkTry
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Attendee, Decision, Meeting
from storage.notes import Note, NoteRevision
from storage.nudges import Nudging
from storage.offers import Introduction, OwnOffer
from storage.outbox import OutboxItem
from storage.partners import DepthMove, Liaison, Partner, PartnerAlias
from storage.people import Hat, Identity, Person, Team
from storage.planned import AgendaItem, Invitee, PlannedMeeting
from storage.readings import Reading
from storage.report_backs import Receipt, ReportBack, ReportBackNote
from storage.reviews import ReviewItem
from storage.search import SearchEntry
from storage.themes import ThemeWord
from storage.timers import Timer
from storage.trust import TrustAnswer

RECORDS: tuple[type[Record], ...] = (
    Team,
    Partner,
    Person,
    Identity,
    Hat,
    LinkCode,
    Invite,
    PartnerAlias,
    Liaison,
    DepthMove,
    Community,
    PartnerCommunity,
    Consent,
    Meeting,
    Attendee,
    Decision,
    MeetingRemark,
    PlannedMeeting,
    Invitee,
    AgendaItem,
    Note,
    NoteRevision,
    Commitment,
    CommitmentChange,
    FollowUp,
    ReportBack,
    ReportBackNote,
    Receipt,
    DigestSubscription,
    DigestRun,
    ReviewItem,
    Change,
    Conversation,
    AuditEntry,
    SearchEntry,
    FeedEntry,
    OutboxItem,
    BrokenDestination,
    Timer,
    Correction,
    Reading,
    DateRequest,
    Nudging,
    TrustAnswer,
    OwnOffer,
    Introduction,
    Forgotten,
    ThemeWord,
)
KEYED = (InboxEntry, ActionToken, Fact, LinkTry, Installation, Invitation, InstallState)


def record_called(table: str) -> type[Record]:
    """The class behind a table name."""
    return next(record for record in RECORDS if record.__tablename__ == table)
