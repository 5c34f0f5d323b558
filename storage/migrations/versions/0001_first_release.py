"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("ref", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("folded", name=op.f("uq_community_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fact",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_fact")),
    )
    op.create_table(
        "feed_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("wire_id", sa.String(length=24), nullable=False),
        sa.Column("edited_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("seen_at", storage.base.UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_entry")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("feed_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feed_entry_place_id"), ["place", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_feed_entry_place_seen_at"), ["place", "seen_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_feed_entry_wire_id"), ["wire_id"], unique=False)

    op.create_table(
        "inbox_entry",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("received_at", storage.base.UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox_entry")),
    )
    with op.batch_alter_table("inbox_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_entry_received_at"), ["received_at"], unique=False)

    op.create_table(
        "outbox_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column(
            "key",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("wire_id", sa.String(length=24), nullable=False),
        sa.Column("planned_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("due_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("started_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("message_ref", sa.String(), nullable=True),
        sa.Column("sent_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("may_repeat", sa.Boolean(), nullable=False),
        sa.Column("is_vouched", sa.Boolean(), nullable=False),
        sa.Column("carried_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["outbox_item.id"], name=op.f("fk_outbox_item_replaces_id_outbox_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_item")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_item_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox_item", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_item_carried_by",
            ["carried_by"],
            unique=False,
            sqlite_where=sa.text("carried_by IS NOT NULL"),
            postgresql_where=sa.text("carried_by IS NOT NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_outbox_item_kind_destination_id"), ["kind", "destination", "id"], unique=False
        )
        batch_op.create_index(
            "ix_outbox_item_open",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('pending', 'claimed', 'sending', 'ambiguous')"),
            postgresql_where=sa.text("state IN ('pending', 'claimed', 'sending', 'ambiguous')"),
        )
        batch_op.create_index(
            "ix_outbox_item_over",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('sent', 'dropped')"),
            postgresql_where=sa.text("state IN ('sent', 'dropped')"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_item_replaces_id"), ["replaces_id"], unique=False)

    op.create_table(
        "broken_destination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("breaks", sa.Integer(), nullable=False),
        sa.Column("lifted_at", storage.base.UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broken_destination")),
        sa.UniqueConstraint("destination", name=op.f("uq_broken_destination_destination")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("depth", sa.String(length=32), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("meeting_places", sa.String(), nullable=False),
        sa.Column("customs", sa.String(), nullable=False),
        sa.Column("quiet_days", sa.JSON(), nullable=False),
        sa.Column("ideal_gap_days", sa.Integer(), nullable=False),
        sa.Column("longest_gap_days", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("seated", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("last_contact_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("quiet_after", storage.base.UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_folded"),
            ["folded"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_partner_quiet_after"), ["quiet_after"], unique=False)

    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("at", storage.base.UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("subject", "subject_id", name=op.f("uq_search_entry_subject_subject_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_entry_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("zone_is_set", sa.Boolean(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("names_in_channel", sa.Boolean(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "timer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("due_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("planned_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timer")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_timer_kind_subject_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_timer_due_at"), ["due_at"], unique=False)

    op.create_table(
        "partner_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_partner_alias_partner_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_partner_alias_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_alias")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("partner_alias", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_alias_folded"),
            ["folded"],
            unique=True,
            sqlite_where=sa.text("team_id IS NULL"),
            postgresql_where=sa.text("team_id IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_partner_alias_folded_team_id"), ["folded", "team_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_partner_alias_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "partner_community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_partner_community_community_id_community")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_partner_community_partner_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_community")),
        sa.UniqueConstraint("partner_id", "community_id", name=op.f("uq_partner_community_partner_id_community_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("remind_at", sa.Time(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("left_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("joined_channel_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_in_channel", sa.Boolean(), nullable=True),
        sa.Column("last_identity_id", sa.Integer(), nullable=True),
        sa.Column("sets_up", sa.Boolean(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("told_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("zone_is_set", sa.Boolean(), nullable=False),
        sa.Column("writes_to", sa.String(length=32), nullable=False),
        sa.Column("how_often", sa.String(length=32), nullable=False),
        sa.Column("quiet_days", sa.JSON(), nullable=False),
        sa.Column("is_day_first", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_person_partner_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_person_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_team_id"), ["team_id"], unique=False)

    op.create_table(
        "action_token",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("used_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["used_by"], ["person.id"], name=op.f("fk_action_token_used_by_person")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_action_token")),
    )
    with op.batch_alter_table("action_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_token_created_at"), ["created_at"], unique=False)

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("undone_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_change_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_person_id_undone_at"), ["person_id", "undone_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_ref"), ["ref"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_subject_subject_id"), ["subject", "subject_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("until", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_consent_recorded_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_person_id"), ["person_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("updated_at", storage.base.UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_conversation_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "depth_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("came_from", sa.String(length=32), nullable=False),
        sa.Column("went_to", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_depth_move_partner_id_partner")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_depth_move_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_depth_move")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("depth_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_depth_move_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "digest_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=32), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_digest_subscription_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_subscription")),
        sa.UniqueConstraint("person_id", name=op.f("uq_digest_subscription_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("remind_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("snoozed_until", storage.base.UtcInstant(), nullable=True),
        sa.Column("snoozed_why", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_follow_up_owner_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_follow_up_partner_id_partner")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_follow_up_recorded_by_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_follow_up_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            "ix_follow_up_due",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_follow_up_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(
            "ix_follow_up_remind",
            ["owner_id", "remind_at"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
        )
        batch_op.create_index(
            "ix_follow_up_stage",
            ["team_id", "stage"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("state = 'open' AND withdrawn_at IS NULL"),
        )

    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("external", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("standing", sa.String(length=32), nullable=False),
        sa.Column("checked_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("gone_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("said_name", sa.String(), nullable=False),
        sa.Column("said_zone", sa.String(), nullable=False),
        sa.Column("said_language", sa.String(), nullable=False),
        sa.Column("said_workspace", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_identity_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("platform", "workspace", "external", name=op.f("uq_identity_platform_workspace_external")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identity_person_id"), ["person_id"], unique=False)

    op.create_table(
        "liaison",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("is_backup", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_liaison_partner_id_partner")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_liaison_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liaison")),
        sa.UniqueConstraint("partner_id", "side", "is_backup", name=op.f("uq_liaison_partner_id_side_is_backup")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("liaison", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_liaison_person_id"), ["person_id"], unique=False)

    op.create_table(
        "installation",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sealed_token", sa.String(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=False),
        sa.Column("installed_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("ended_at", storage.base.UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", name=op.f("pk_installation")),
    )
    op.create_table(
        "invitation",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("good_until", storage.base.UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_invitation")),
    )
    op.create_table(
        "install_state",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("invitation_hash", sa.String(length=64), nullable=False),
        sa.Column("good_until", storage.base.UtcInstant(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_install_state")),
    )
    op.create_table(
        "hat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("identity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_hat_identity_id_identity")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hat_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hat")),
        sa.UniqueConstraint("identity_id", "person_id", name=op.f("uq_hat_identity_id_person_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hat_person_id"), ["person_id"], unique=False)

    op.create_table(
        "invite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("good_until", storage.base.UtcInstant(), nullable=False),
        sa.Column("used_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_invite_author_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_invite_partner_id_partner")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invite_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invite_code_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invite_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "link_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("good_until", storage.base.UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_link_code_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_link_code_code_hash")),
        sa.UniqueConstraint("person_id", name=op.f("uq_link_code_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "link_try",
        sa.Column("sender_hash", sa.String(length=64), nullable=False),
        sa.Column("tried", sa.JSON(), nullable=False),
        sa.Column("tried_at", storage.base.UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("sender_hash", name=op.f("pk_link_try")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("shared_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_meeting_author_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_meeting_partner_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_meeting_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_partner_id_held_on"), ["partner_id", "held_on"], unique=False)

    op.create_table(
        "report_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("you_said", sa.String(), nullable=False),
        sa.Column("we_did", sa.String(), nullable=False),
        sa.Column("we_will_not", sa.String(), nullable=False),
        sa.Column("still_open", sa.String(), nullable=False),
        sa.Column("stay_involved", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_report_back_author_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_report_back_partner_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_report_back_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_back")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("report_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_back_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "review_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("settled_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("became", sa.String(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("asked_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_review_item_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_item")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("review_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_review_item_person_id_settled_at"), ["person_id", "settled_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_review_item_person_id_became"), ["person_id", "became"], unique=False)

    op.create_table(
        "theme_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_word")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("theme_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_word_word_theme"), ["word", "theme"], unique=False)

    op.create_table(
        "attendee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendee_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendee_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "digest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("planned_at", storage.base.UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["digest_subscription.id"],
            name=op.f("fk_digest_run_subscription_id_digest_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_run")),
        sa.UniqueConstraint("subscription_id", "local_date", name=op.f("uq_digest_run_subscription_id_local_date")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("told_to", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("paraphrase", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("heard", sa.String(length=32), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("loop", sa.String(length=32), nullable=False),
        sa.Column("heard_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("emptied_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_note_author_id_person")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_note_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_note_partner_id_partner")),
        sa.ForeignKeyConstraint(["told_to"], ["person.id"], name=op.f("fk_note_told_to_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_note_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(
            "ix_note_open_loop",
            ["answer_due_on"],
            unique=False,
            sqlite_where=sa.text("loop = 'open'"),
            postgresql_where=sa.text("loop = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_note_partner_id_heard_at"), ["partner_id", "heard_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_note_team_id_heard_at"), ["team_id", "heard_at"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("remind_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("snoozed_until", storage.base.UtcInstant(), nullable=True),
        sa.Column("snoozed_why", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(length=32), nullable=False),
        sa.Column("strength", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("said_in", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(length=32), nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_commitment_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_commitment_note_id_note")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_commitment_owner_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_commitment_partner_id_partner")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_commitment_said_by_person")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_commitment_recorded_by_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_commitment_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_commitment_due",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
            postgresql_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
        )
        batch_op.create_index(batch_op.f("ix_commitment_note_id"), ["note_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_partner_id_state"), ["partner_id", "state"], unique=False)
        batch_op.create_index(
            "ix_commitment_remind",
            ["owner_id", "remind_at"],
            unique=False,
            sqlite_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
            postgresql_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
        )
        batch_op.create_index(
            "ix_commitment_stage",
            ["team_id", "stage"],
            unique=False,
            sqlite_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
            postgresql_where=sa.text(
                "state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL"
            ),
        )
        batch_op.create_index(batch_op.f("ix_commitment_state_closed_on"), ["state", "closed_on"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("report_back_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("delivered_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answered_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_receipt_person_id_person")),
        sa.ForeignKeyConstraint(
            ["report_back_id"], ["report_back.id"], name=op.f("fk_receipt_report_back_id_report_back")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("report_back_id", "person_id", name=op.f("uq_receipt_report_back_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "commitment_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("came_from", sa.String(length=32), nullable=False),
        sa.Column("went_to", sa.String(length=32), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_after", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_change_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_commitment_change_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("commitment_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitment_change_commitment_id"), ["commitment_id"], unique=False)

    op.create_table(
        "note_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_revision_note_id_note")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_revision_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_revision")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("note_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_revision_note_id"), ["note_id"], unique=False)

    op.create_table(
        "report_back_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("report_back_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_report_back_note_note_id_note")),
        sa.ForeignKeyConstraint(
            ["report_back_id"], ["report_back.id"], name=op.f("fk_report_back_note_report_back_id_report_back")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_back_note")),
        sa.UniqueConstraint("report_back_id", "note_id", name=op.f("uq_report_back_note_report_back_id_note_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("report_back_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_back_note_note_id"), ["note_id"], unique=False)

    op.create_table(
        "planned_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("organiser_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("held_at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("begins_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_planned_meeting_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["organiser_id"], ["person.id"], name=op.f("fk_planned_meeting_organiser_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_planned_meeting_partner_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_planned_meeting_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_meeting")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("planned_meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_meeting_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_planned_meeting_organiser_id_begins_at"), ["organiser_id", "begins_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_planned_meeting_partner_id_begins_at"), ["partner_id", "begins_at"], unique=False
        )

    op.create_table(
        "invitee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("planned_meeting_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("answered_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitee_person_id_person")),
        sa.ForeignKeyConstraint(
            ["planned_meeting_id"], ["planned_meeting.id"], name=op.f("fk_invitee_planned_meeting_id_planned_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitee")),
        sa.UniqueConstraint(
            "planned_meeting_id", "person_id", name=op.f("uq_invitee_planned_meeting_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("invitee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitee_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("planned_meeting_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("progress", sa.String(length=32), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_agenda_item_author_id_person")),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_carried_from_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_agenda_item_partner_id_partner")),
        sa.ForeignKeyConstraint(
            ["planned_meeting_id"],
            ["planned_meeting.id"],
            name=op.f("fk_agenda_item_planned_meeting_id_planned_meeting"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_partner_id_progress"), ["partner_id", "progress"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_item_planned_meeting_id"), ["planned_meeting_id"], unique=False)

    op.create_table(
        "meeting_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answered_why", sa.String(), nullable=False),
        sa.Column("answered_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_remark_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_remark_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_remark")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("meeting_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_remark_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_remark_person_id"), ["person_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_correction_answered_by_person")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_correction_author_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_correction_partner_id_partner")),
        sa.ForeignKeyConstraint(["step_id"], ["follow_up.id"], name=op.f("fk_correction_step_id_follow_up")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_correction_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_step_id"), ["step_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_correction_subject_subject_id"), ["subject", "subject_id"], unique=False
        )

    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_reading_partner_id_partner")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reading_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_subject_subject_id"), ["subject", "subject_id"], unique=False)
    op.create_table(
        "date_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_date_request_answered_by_person")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_date_request_author_id_person")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_date_request_commitment_id_commitment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_request")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("date_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_date_request_commitment_id"), ["commitment_id"], unique=False)

    op.create_table(
        "nudging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("listed", sa.JSON(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("paused_until", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_stopped", sa.Boolean(), nullable=False),
        sa.Column("trust_asked_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nudging_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudging")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("nudging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nudging_person_id"), ["person_id"], unique=False)

    op.create_table(
        "trust_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("keeps_word", sa.String(length=32), nullable=False),
        sa.Column("listens", sa.String(length=32), nullable=False),
        sa.Column("may_say_no", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_trust_answer_author_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_trust_answer_partner_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trust_answer")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("trust_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trust_answer_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "own_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_own_offer_author_id_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_own_offer_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_offer")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("own_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_offer_team_id"), ["team_id"], unique=False)

    op.create_table(
        "introduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcInstant(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("taker_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("giver_by", sa.Integer(), nullable=True),
        sa.Column("taker_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", storage.base.UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_introduction_author_id_person")),
        sa.ForeignKeyConstraint(["giver_by"], ["person.id"], name=op.f("fk_introduction_giver_by_person")),
        sa.ForeignKeyConstraint(["giver_id"], ["partner.id"], name=op.f("fk_introduction_giver_id_partner")),
        sa.ForeignKeyConstraint(["need_id"], ["note.id"], name=op.f("fk_introduction_need_id_note")),
        sa.ForeignKeyConstraint(["offer_id"], ["note.id"], name=op.f("fk_introduction_offer_id_note")),
        sa.ForeignKeyConstraint(["taker_by"], ["person.id"], name=op.f("fk_introduction_taker_by_person")),
        sa.ForeignKeyConstraint(["taker_id"], ["partner.id"], name=op.f("fk_introduction_taker_id_partner")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_introduction_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introduction")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("introduction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_introduction_giver_id"), ["giver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_introduction_offer_id_need_id"), ["offer_id", "need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_introduction_taker_id"), ["taker_id"], unique=False)

    op.create_table(
        "forgotten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("met_at", storage.base.UtcInstant(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("accounts", sa.JSON(), nullable=False),
        sa.Column("wish", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_forgotten_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("forgotten", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forgotten_person_id"), ["person_id"], unique=False)
    add_search()
    protect_audit()


FTS = (
    # A beginning that has an index of its own is read newest first and stopped; any other is gathered whole.
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content='search_entry', content_rowid='id', prefix='2 3 4 5 6 7')",
    # A merge inside the commit of a note would be the slowest part of it; it is done when nobody waits.
    "INSERT INTO search_words(search_words, rank) VALUES('automerge', 0)",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_entry BEGIN"
    " INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
)
GIN = ("CREATE INDEX ix_search_entry_words ON search_entry USING gin (to_tsvector('simple', words))",)
AUDIT_SQLITE = tuple(
    f"CREATE TRIGGER audit_entry_no_{verb} BEFORE {verb} ON audit_entry BEGIN"
    " SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END"
    for verb in ("update", "delete")
)
AUDIT_POSTGRES = (
    "CREATE FUNCTION audit_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$"
    " BEGIN RAISE EXCEPTION 'the audit trail is only ever added to'; END $$",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry"
    " FOR EACH ROW EXECUTE FUNCTION audit_entry_kept()",
)


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def add_search() -> None:
    for statement in FTS if on_sqlite() else GIN:
        op.execute(sa.text(statement.replace(":", "\\:")))


def protect_audit() -> None:
    for statement in AUDIT_SQLITE if on_sqlite() else AUDIT_POSTGRES:
        op.execute(sa.text(statement))


def downgrade() -> None:
    raise RuntimeError("The first revision has nothing before it.")
