"""POST /api/draft: material for a speech as JSON, Markdown or a Word document."""

from dataclasses import asdict
from datetime import date
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.conversation_export import WORD
from assistant.documented import DOCUMENTS, also
from assistant.material import PartKind
from assistant.material_export import to_markdown
from assistant.official_word import to_word
from assistant.registry import Registry
from assistant.schemas import TYPED, CitationBody, IndicatorBody, clean

MOST_IDS = 1000  # of sections and items that are ticked in or out
router = APIRouter()


class DraftBody(BaseModel):
    """A request for material, and what of its scope is ticked in or out."""

    model_config = ConfigDict(populate_by_name=True)

    request: str = Field(
        min_length=1,
        max_length=1000,
        examples=["写公园和绿化2020年工作要点，500字"],
        json_schema_extra=TYPED,
    )
    report: str | None = None
    include: list[str] = Field(default=[], max_length=MOST_IDS, description="Section or item ids.")
    exclude: list[str] = Field(default=[], max_length=MOST_IDS, description="Section or item ids.")
    form: Literal["json", "md", "docx"] = Field("json", alias="format")

    @field_validator("request")
    @classmethod
    def _request_has_words(cls, text: str) -> str:
        cleaned = clean(text)
        if not cleaned:
            raise ValueError("请写明要什么材料，例如“公园和绿化2020年工作要点”")
        return cleaned


class ItemBody(BaseModel):
    """One point in the report's own words."""

    id: str
    text: str
    citation: CitationBody


class ToldBody(BaseModel):
    """A sentence as it is read aloud, and what it rests on."""

    text: str
    citations: list[CitationBody]


class GroupBody(BaseModel):
    """Points under one heading of the report."""

    heading: str
    section_id: str
    items: list[ItemBody]
    paragraphs: list[list[ToldBody]] = Field(
        description="The points as read aloud: in the report's words, or in a model's."
    )


class PartBody(BaseModel):
    """Results, problems or tasks."""

    kind: PartKind
    heading: str
    groups: list[GroupBody]


class FigurePairBody(BaseModel):
    """A figure's result beside its target."""

    name: str
    result: IndicatorBody | None
    target: IndicatorBody | None


class ScopeItemBody(BaseModel):
    """A point that could be taken, and whether it was."""

    id: str
    text: str
    included: bool


class ScopeBody(BaseModel):
    """A section that the topic touches, with the points that could be taken from it."""

    section_id: str
    path: list[str]
    items: list[ScopeItemBody]
    included: bool


class MaterialBody(BaseModel):
    """Material for a speech; nothing in ``parts`` and ``figures`` where the report lacks it."""

    request: str
    topic: str
    title: str
    report_title: str
    parts: list[PartBody]
    figures: list[FigurePairBody]
    scope: list[ScopeBody]
    length: int
    asked_length: int | None
    writer: str


@router.post("/api/draft", response_model=MaterialBody, responses=also(DOCUMENTS))
def draft(body: DraftBody, request: Request) -> MaterialBody | Response:
    """Return material for a speech: the report's own words on a topic, every point cited."""
    registry: Registry = request.app.state.registry
    material = registry.assistant(body.report).draft(body.request, body.include, body.exclude)
    if body.form == "md":
        return Response(to_markdown(material), media_type="text/markdown; charset=utf-8")
    if body.form == "docx":
        return Response(to_word(material, date.today()), media_type=WORD)
    return MaterialBody.model_validate(asdict(material) | {"length": material.length})
