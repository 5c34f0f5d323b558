"""Buttons: the row behind each opaque token says which action on which object."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, delete
from sqlmodel import Field, Session, SQLModel, col

from storage.base import insert_row, instant


class ActionToken(SQLModel, table=True):
    """One button. It works once; a second press is told who pressed it and when."""

    __tablename__ = "action_token"

    token: str = Field(primary_key=True, max_length=64)
    action: str
    subject_id: int | None = Field(default=None)
    args: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = instant(index=True)
    used_at: datetime | None = instant(default=None, nullable=True)
    used_by: int | None = Field(default=None, foreign_key="person.id")


class Actions:
    """Mints and looks up tokens. What a press may do is decided afresh by the engine, not by holding a token."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def mint(self, action: str, subject_id: int | None, args: dict[str, Any], now: datetime) -> str:
        """A new token of 22 characters, which fits every platform's limit (64 is ours)."""
        token = secrets.token_urlsafe(16)
        insert_row(
            self.session, ActionToken, token=token, action=action, subject_id=subject_id, args=args, created_at=now
        )
        return token

    def find(self, token: str) -> ActionToken | None:
        return self.session.get(ActionToken, token) if len(token) <= 64 else None

    def forget_before(self, instant_: datetime) -> None:
        """A button older than this answers that it is too old."""
        self.session.execute(delete(ActionToken).where(col(ActionToken.created_at) < instant_))
