"""What goes over the wire: request and response bodies of the HTTP contract."""

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator

from assistant.store.types import Feedback
from assistant.types import Answer, Evidence, Kind, Role, Turn
from index.report_index import ReportIndex
from index.types import Indicator

MOST_HISTORY = 100  # messages a request may carry; how many are read is a setting
MOST_CHARACTERS = 20_000  # of one history message; answers with long lists stay below


# What `clean` takes, as a pattern of JSON Schema: no control characters, and not blank.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BLANKS = r"\t\n\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
TYPED: dict[str, JsonValue] = {
    "pattern": f"^[^{_CONTROLS}]*[^{_CONTROLS}{_BLANKS}][^{_CONTROLS}]*$"
}


def clean(text: str) -> str:
    """Return trimmed text; raise ValueError for text that nobody types."""
    if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t" for c in text):
        raise ValueError("含有控制字符，请去掉后再发")
    if any(unicodedata.category(c) == "Cs" for c in text):
        raise ValueError("不是有效的 Unicode 文本")
    return text.strip()


class TurnBody(BaseModel):
    """One earlier message."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=MOST_CHARACTERS)


class ChatBody(BaseModel):
    """A question with the conversation before it."""

    model_config = ConfigDict(strict=True)

    question: str = Field(
        examples=["2020年5G基站目标是多少"], max_length=1000, json_schema_extra=TYPED
    )
    history: list[TurnBody] = Field(default=[], max_length=MOST_HISTORY)
    report: str | None = Field(
        None, description="Slug of the report; if absent, the one that the question names."
    )
    year: int | None = Field(None, description="Only reports of this year's plan or results.")
    region: str | None = Field(None, max_length=50, description="Only reports of this region.")
    stream: bool = Field(False, description="Answer as server-sent events.")

    @field_validator("question")
    @classmethod
    def _question_has_words(cls, text: str) -> str:
        cleaned = clean(text)
        if not cleaned:
            raise ValueError("问题是空的，请输入要问的内容")
        return cleaned

    def turns(self) -> list[Turn]:
        """Return the history as values."""
        return [Turn(Role(turn.role), turn.content) for turn in self.history]


class CitationBody(BaseModel):
    """A verbatim quote and where it stands (code points of the canonical text)."""

    n: int
    report: str
    section_id: str
    section_path: list[str]
    quote: str
    start: int
    end: int


class IndicatorBody(BaseModel):
    """A row of the indicator table."""

    id: str
    name: str
    aliases: list[str]
    region: str
    year: int | None
    period: str
    status: str
    measure: str
    value: str
    unit: str
    qualifier: str
    basis: str
    section_id: str
    quote: str
    note: str
    start: int
    end: int

    @classmethod
    def of(cls, row: Indicator) -> "IndicatorBody":
        """Copy a row field by field."""
        return cls.model_validate(asdict(row))


class AnswerBody(BaseModel):
    """The answer to one question."""

    answer: str
    refused: bool
    kind: Kind
    citations: list[CitationBody]
    indicators: list[IndicatorBody]
    derivation: str
    question: str
    suggestions: list[str]
    writer: str
    approved: date | None = Field(None, description="When staff approved the answer, if they did.")

    @classmethod
    def of(cls, answer: Answer) -> "AnswerBody":
        """Copy an answer field by field."""
        return cls.model_validate(asdict(answer))


class SentenceBody(BaseModel):
    """One verified sentence of a streamed answer, with its marks."""

    n: int
    text: str


class HitBody(BaseModel):
    """A sentence found by a search; scores run from 0 to 1."""

    sentence_id: str
    section_id: str
    section_path: list[str]
    text: str
    start: int
    end: int
    score: float
    confidence: float

    @classmethod
    def of(cls, evidence: Evidence, index: ReportIndex) -> "HitBody":
        """Show where a piece of evidence stands."""
        sentence = index.sentence(evidence.sentence_id)
        return cls(
            sentence_id=sentence.id,
            section_id=sentence.section_id,
            section_path=list(index.section(sentence.section_id).path),
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            score=round(evidence.score, 4),
            confidence=round(evidence.confidence, 4),
        )


class FeedbackBody(BaseModel):
    """What a reader thinks of an answer."""

    question: str = Field(min_length=1, max_length=1000)
    answer: str = Field("", max_length=MOST_CHARACTERS)
    verdict: Literal["up", "down"]
    reason: str = Field("", max_length=500)
    report: str | None = None

    def value(self, report: str, at: datetime) -> Feedback:
        """Return what is to be kept."""
        return Feedback(report, self.question, self.answer, self.verdict, self.reason, at)


class SourceBody(BaseModel):
    """A source in an exported conversation."""

    n: int = Field(strict=True)
    section_path: list[str] = Field(max_length=20)
    quote: str = Field(max_length=MOST_CHARACTERS)


class ExchangeBody(BaseModel):
    """A question with its answer and sources."""

    question: str = Field(max_length=1000)
    answer: str = Field(max_length=MOST_CHARACTERS)
    citations: list[SourceBody] = Field(default=[], max_length=200)


class ExportBody(BaseModel):
    """A conversation to be exported."""

    form: Literal["md", "docx"] = Field(alias="format")
    exchanges: list[ExchangeBody] = Field(min_length=1, max_length=MOST_HISTORY)
    report: str | None = None


class ErrorDetail(BaseModel):
    """What went wrong and what to do."""

    message: str
    type: str
    code: str


class ErrorBody(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail


def error_body(message: str, kind: str, code: str) -> dict[str, dict[str, str | None]]:
    """Return the one error shape."""
    return {"error": {"message": message, "type": kind, "code": code}}


INTERNAL_ERROR = error_body(
    "服务内部出错，请稍后再试；如果反复出现，请把时间告诉管理员。", "server_error", "internal_error"
)

NOT_SEARCHED = error_body("检索服务暂时不可用，请稍后再试。", "server_error", "search_unavailable")
NOT_KEPT = error_body(
    "暂时无法保存，请稍后再试；如果反复出现，请告诉管理员。", "server_error", "not_kept"
)

HTTP_MESSAGES = {  # what the framework says by itself
    "Not Found": "没有这个地址。",
    "Method Not Allowed": "这个地址不接受这种请求方法。",
    "There was an error parsing the body": "请求体不是有效的 JSON。",
}

_MESSAGES = {
    "missing": "缺少字段",
    "string_too_long": "太长，最多 {max_length} 个字符",
    "string_too_short": "不能为空",
    "string_type": "应当是文字",
    "list_type": "应当是列表",
    "too_long": "太多，最多 {max_length} 条",
    "json_invalid": "请求体不是有效的 JSON",
    "literal_error": "只能是 {expected}",
}


def validation_message(errors: Sequence[Any]) -> str:
    """Say in Chinese which field of a request is wrong and what it should be."""
    first = errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query"))
    context = first.get("ctx", {})
    if first["type"] == "value_error":
        text = str(context["error"])
    else:
        text = _MESSAGES.get(first["type"], first["msg"]).format(**context)
    return text if first["type"] == "json_invalid" else f"{where or '请求体'}：{text}。"
