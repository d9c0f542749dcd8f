"""Bodies of the desk's requests and responses."""

from dataclasses import asdict
from datetime import UTC, date, datetime

from pydantic import BaseModel, Field, field_validator

from assistant.desk.groups import Group
from assistant.schemas import TYPED, clean
from assistant.store.types import Approval

MOST_ANSWER = 2000  # characters; an answer is read aloud


class WordingBody(BaseModel):
    """One wording of what was asked in vain."""

    question: str
    refused: int
    unsure: int
    down: int
    reasons: list[str]
    earlier: list[str]
    last: datetime


class GroupBody(BaseModel):
    """Wordings of one meaning."""

    count: int
    last: datetime
    wordings: list[WordingBody]

    @classmethod
    def of(cls, group: Group) -> "GroupBody":
        """Copy a group."""
        return cls.model_validate(group, from_attributes=True)


class ApprovalBody(BaseModel):
    """An answer to be approved."""

    question: str = Field(max_length=1000, examples=["有没有三甲医院"], json_schema_extra=TYPED)
    answer: str = Field(max_length=MOST_ANSWER, json_schema_extra=TYPED)
    section_id: str = Field(max_length=100)
    quote: str = Field(
        max_length=MOST_ANSWER,
        description="Verbatim words of that section.",
        json_schema_extra=TYPED,
    )
    valid_from: date | None = Field(None, description="Today if absent.")
    valid_until: date | None = Field(None, description="Without end if absent.")
    report: str | None = None

    @field_validator("question", "answer", "quote")
    @classmethod
    def _has_words(cls, text: str) -> str:
        cleaned = clean(text)
        if not cleaned:
            raise ValueError("不能为空")
        return cleaned

    def value(self, report: str, by: str) -> Approval:
        """Return the approval as a value; where it stands is not known yet."""
        return Approval(
            report=report,
            question=self.question,
            answer=self.answer,
            section_id=self.section_id,
            quote=self.quote,
            context="",
            valid_from=self.valid_from or date.today(),
            valid_until=self.valid_until,
            approved_by=by,
            at=datetime.now(UTC),
        )


class ApprovedBody(BaseModel):
    """An approved answer as it is kept."""

    id: int
    question: str
    answer: str
    section_id: str
    section_path: list[str]
    quote: str
    valid_from: date
    valid_until: date | None
    approved_by: str
    at: datetime
    suspended: str

    @classmethod
    def of(cls, approval: Approval, path: tuple[str, ...]) -> "ApprovedBody":
        """Copy an approval; ``path`` are the headings of its section, if it still exists."""
        return cls.model_validate(asdict(approval) | {"section_path": list(path)})


class DayBody(BaseModel):
    """The questions of one day."""

    day: date
    asked: int
    answered: int
    refused: int


class TallyBody(BaseModel):
    """How many answers cite a section or a topic."""

    section_id: str
    title: str
    count: int


class CountsBody(BaseModel):
    """How much is asked, answered and refused."""

    days: list[DayBody]
    sections: list[TallyBody]
    topics: list[TallyBody]
