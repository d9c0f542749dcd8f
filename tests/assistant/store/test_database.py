import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.store.database import Database, open_store
from assistant.store.errors import StoreError
from assistant.store.types import Approval, AskedQuestion, Feedback, Store

NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, UTC)
EVER = NOW - timedelta(days=10_000)
ASKED = AskedQuestion("one", "地铁什么时候通车", "passage", False, 0.625, ("5.2", "5.3.1"), NOW)
GIVEN = Feedback("one", "地铁", "14号线。[1]", "down", "不对", NOW)
APPROVED = Approval(
    "one",
    "地铁",
    "见报告。",
    "5.2",
    "推进14号线",
    "推进14号线。",
    date(2026, 3, 1),
    None,
    "desk",
    NOW,
)
PRIVATE = "我叫王小明，电话138-0013-8000，邮箱wang@example.com，身份证440301199001011234"
SECRETS = ("王小明", "0013", "8000", "wang", "440301")


def test_what_is_kept_comes_back_as_it_was(store: Database) -> None:
    kept: Store = store
    kept.keep_questions([ASKED])
    assert kept.keep_feedback(GIVEN) == 1
    assert kept.questions("one", EVER) == [ASKED]
    assert kept.feedback("one", EVER) == [GIVEN]


def test_nothing_sought_has_no_confidence_and_no_sections(store: Database) -> None:
    chat = replace(ASKED, kind="chat", confidence=None, section_ids=())
    store.keep_questions([chat])
    assert store.questions("one", EVER) == [chat]


def test_questions_come_by_report_and_time_oldest_first(store: Database) -> None:
    moments = [NOW + timedelta(hours=hours) for hours in (3, 1, 2)]
    for at in moments:
        store.keep_questions([replace(ASKED, at=at)])
        store.keep_feedback(replace(GIVEN, at=at))
    store.keep_questions([replace(ASKED, report="other", at=moments[0])])
    since = NOW + timedelta(hours=2)
    assert [asked.at for asked in store.questions("one", since)] == [since, moments[0]]
    assert [given.at for given in store.feedback("one", since)] == [since, moments[0]]
    assert len(store.questions("other", EVER)) == 1


def test_a_moment_of_another_zone_is_kept_as_the_same_moment(store: Database) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=8)))
    store.keep_questions([replace(ASKED, at=there)])
    assert store.questions("one", NOW)[0].at == NOW
    assert store.questions("one", NOW)[0].at.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(store: Database) -> None:
    with pytest.raises(StoreError, match="time zone"):
        store.keep_questions([replace(ASKED, at=NOW.replace(tzinfo=None))])
    assert store.questions("one", EVER) == []


def test_nothing_private_reaches_the_disk(store: Database, url: str, tmp_path: Path) -> None:
    store.keep_questions([replace(ASKED, question=PRIVATE)])
    store.keep_feedback(replace(GIVEN, question=PRIVATE, answer=PRIVATE, reason=PRIVATE))
    returned = store.approve(replace(APPROVED, question=PRIVATE))
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        rows = [
            str(row)
            for table in ("questions", "feedback", "approvals")
            for row in connection.execute(sa.text(f"SELECT * FROM {table}"))
        ]
    engine.dispose()
    assert len(rows) == 3
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("kept.db*"))
    for secret in SECRETS:
        assert not [row for row in rows if secret in row]
        assert secret.encode() not in on_disk
        assert secret not in returned.question


def test_no_table_has_a_place_for_an_address(store: Database, url: str) -> None:
    assert store.questions("one", EVER) == []
    engine = sa.create_engine(url)
    tables = sa.inspect(engine)
    names = {
        column["name"] for table in tables.get_table_names() for column in tables.get_columns(table)
    }
    engine.dispose()
    assert "question" in names
    assert not {name for name in names if "ip" in name.split("_") or "address" in name}


@pytest.mark.parametrize("text", ["前\0后", "前\ud800后", "😀" * 500, "'; DROP TABLE feedback; --"])
def test_any_text_can_be_kept(store: Database, text: str) -> None:
    store.keep_feedback(replace(GIVEN, reason=text))
    expected = text.replace("\0", "").replace("\ud800", "?")
    assert store.feedback("one", EVER)[0].reason == expected


def test_approvals_are_told_newest_first_until_they_are_withdrawn(store: Database) -> None:
    old = store.approve(APPROVED)
    later = replace(APPROVED, valid_until=date(2026, 12, 31), at=NOW + timedelta(days=1))
    new = store.approve(later)
    assert (old.id, new.id) == (1, 2)
    assert old == replace(APPROVED, id=1)
    assert store.approvals("one") == [new, old]
    assert store.approvals("other") == []
    assert store.withdraw(new.id) is True
    assert store.withdraw(new.id) is False
    assert store.withdraw(99) is False
    assert store.approvals("one") == [old]


def test_an_approval_is_suspended_with_a_note_and_told_again(store: Database) -> None:
    first, second = store.approve(APPROVED), store.approve(APPROVED)
    store.suspend(first.id, "报告的原文已改")
    told = {approval.id: approval.suspended for approval in store.approvals("one")}
    assert told == {first.id: "报告的原文已改", second.id: ""}
    store.suspend(first.id, "")
    store.suspend(99, "没有这一条")
    assert store.approvals("one") == [second, first]


def test_an_approved_answer_is_kept_to_the_letter(store: Database) -> None:
    answer = "请致电13800138000或写信到service@example.gov.cn。"
    assert store.approve(replace(APPROVED, answer=answer)).answer == answer
    assert store.approvals("one")[0].answer == answer


def test_purge_deletes_what_is_older_and_leaves_approvals(store: Database) -> None:
    for days in (0, 1, 2):
        store.keep_questions([replace(ASKED, at=NOW - timedelta(days=days))])
        store.keep_feedback(replace(GIVEN, at=NOW - timedelta(days=days)))
    store.approve(replace(APPROVED, at=EVER))
    assert store.purge(NOW - timedelta(days=1)) == 2
    assert [asked.at for asked in store.questions("one", EVER)] == [NOW - timedelta(days=1), NOW]
    assert len(store.feedback("one", EVER)) == 2
    assert len(store.approvals("one")) == 1
    assert store.purge(NOW - timedelta(days=1)) == 0


def test_what_was_kept_is_there_when_it_is_opened_again(store: Database, url: str) -> None:
    store.keep_feedback(GIVEN)
    again = open_store(url, Path("unused"))
    assert again.feedback("one", EVER) == [GIVEN]
    again.close()


def test_the_store_loads_no_model_and_no_web_framework() -> None:
    heavy = "{'torch', 'sentence_transformers', 'transformers', 'fastapi', 'numpy'}"
    code = f"import sys, assistant.store.database; print({heavy} & set(sys.modules))"
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "set()"
