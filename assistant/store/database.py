"""The store over a database; nothing that identifies a person gets past it to the disk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from assistant.store.engine import explained, open_engine, store_url
from assistant.store.mask import mask
from assistant.store.migrate import migrate
from assistant.store.tables import approvals, feedback, questions
from assistant.store.types import Approval, AskedQuestion, Feedback

_APPROVAL = [approvals.c[field.name] for field in fields(Approval)]
_QUESTION = [questions.c[field.name] for field in fields(AskedQuestion)]
_FEEDBACK = [feedback.c[field.name] for field in fields(Feedback)]


class Database:
    """A Store; what a method returned from is on disk, what failed raises StoreError."""

    def __init__(self, url: sa.URL) -> None:
        """Name the database; ``open_store`` brings it to the tables of this version."""
        self._url = url
        self._engine = open_engine(url)

    def migrate(self) -> bool:
        """Run the migrations that are missing; say whether there were any."""
        with explained(self._url):
            return migrate(self._engine)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def keep_questions(self, asked: Sequence[AskedQuestion]) -> None:
        """Keep questions, masked, all or none."""
        rows = [
            asdict(one)
            | {
                "question": kept(one.question),
                "section_ids": list(one.section_ids),
                "earlier": [kept(text) for text in one.earlier],
            }
            for one in asked
        ]
        with self._begin() as connection:
            connection.execute(sa.insert(questions), rows)

    def keep_feedback(self, given: Feedback) -> int:
        """Keep one verdict, its texts masked, and return its id."""
        row = asdict(given)
        for name in ("question", "answer", "reason"):
            row[name] = kept(row[name])
        return self._insert(feedback, row)

    def questions(self, report: str, since: datetime) -> Sequence[AskedQuestion]:
        """Return what was asked since then, oldest first."""
        asked = sa.select(*_QUESTION).where(questions.c.report == report, questions.c.at >= since)
        with self._begin() as connection:
            rows = connection.execute(asked.order_by(questions.c.at, questions.c.id)).mappings()
            return [_asked(row) for row in rows]

    def feedback(self, report: str, since: datetime) -> Sequence[Feedback]:
        """Return the verdicts since then, oldest first."""
        given = sa.select(*_FEEDBACK).where(feedback.c.report == report, feedback.c.at >= since)
        with self._begin() as connection:
            rows = connection.execute(given.order_by(feedback.c.at, feedback.c.id)).mappings()
            return [Feedback(**row) for row in rows]

    def approve(self, approval: Approval) -> Approval:
        """Keep an approved answer; return it as it is kept, with its id.

        The question came from a citizen and is masked. Answer and quote are what staff checked
        and publish: they are kept to the letter.
        """
        masked = replace(approval, question=kept(approval.question))
        row = asdict(masked)
        del row["id"]
        return replace(masked, id=self._insert(approvals, row))

    def approvals(self, report: str) -> Sequence[Approval]:
        """Return the approved answers of a report that were not withdrawn, newest first."""
        stand = sa.select(*_APPROVAL).where(
            approvals.c.report == report, approvals.c.withdrawn_at.is_(None)
        )
        with self._begin() as connection:
            order = (approvals.c.at.desc(), approvals.c.id.desc())
            rows = connection.execute(stand.order_by(*order)).mappings()
            return [Approval(**row) for row in rows]

    def suspend(self, approval_id: int, note: str) -> None:
        """Note why an approved answer is not told; an empty note tells it again.

        Where it was withdrawn meanwhile there is nothing to do.
        """
        found = sa.update(approvals).where(approvals.c.id == approval_id)
        with self._begin() as connection:
            connection.execute(found.values(suspended=note))

    def withdraw(self, approval_id: int) -> bool:
        """Take an approved answer back; say whether there was one."""
        stands = sa.update(approvals).where(
            approvals.c.id == approval_id, approvals.c.withdrawn_at.is_(None)
        )
        with self._begin() as connection:
            return connection.execute(stands.values(withdrawn_at=datetime.now(UTC))).rowcount > 0

    def purge(self, before: datetime) -> int:
        """Delete questions and feedback older than that; return how many."""
        with self._begin() as connection:
            return sum(
                connection.execute(sa.delete(table).where(table.c.at < before)).rowcount
                for table in (questions, feedback)
            )

    def _insert(self, table: sa.Table, row: dict[str, Any]) -> int:
        with self._begin() as connection:
            key = connection.execute(sa.insert(table).values(row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    @contextmanager
    def _begin(self) -> Iterator[sa.Connection]:
        with explained(self._url), self._engine.begin() as connection:
            yield connection


def open_store(url: str, state_dir: Path) -> Database:
    """Open the database that DATABASE_URL names, or the one in STATE_DIR, tables up to date."""
    store = Database(store_url(url, state_dir))
    try:
        store.migrate()
    except BaseException:
        store.close()
        raise
    return store


def _asked(row: sa.RowMapping) -> AskedQuestion:
    lists = {name: tuple(row[name]) for name in ("section_ids", "earlier")}
    return AskedQuestion(**{**row, **lists})


def kept(text: str) -> str:
    """Return a text as it may be kept: masked, without what a database cannot hold."""
    held = text.replace("\0", "").encode("utf-8", "replace").decode()  # no NUL, no lone surrogate
    return mask(held)
