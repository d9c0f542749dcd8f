"""The report itself over the wire: what is known of it, its text, its sections."""

from dataclasses import asdict
from datetime import date
from typing import Self

from pydantic import BaseModel

from index.report_index import ReportIndex
from index.types import ReportFacts, Section


class SectionBody(BaseModel):
    """A heading and the range of its own text."""

    id: str
    level: int
    path: list[str]
    start: int
    body_start: int
    end: int
    text: str

    @classmethod
    def of(cls, section: Section, index: ReportIndex) -> "SectionBody":
        """Copy a section with the text that stands directly under its heading."""
        text = index.report.text[section.body_start : section.end].strip()
        return cls.model_validate(asdict(section) | {"text": text})


class FactsBody(BaseModel):
    """What is known about a report as a whole."""

    slug: str
    title: str
    region: str
    issuer: str
    date: date
    result_year: int
    plan_year: int
    is_reviewed: bool

    @classmethod
    def of(cls, facts: ReportFacts) -> Self:
        """Copy what is known."""
        return cls.model_validate(facts, from_attributes=True)


class ReportBody(FactsBody):
    """A report's facts and canonical text."""

    text: str

    @classmethod
    def of_index(cls, index: ReportIndex) -> Self:
        """Copy an open report."""
        return cls.model_validate(asdict(index.facts) | {"text": index.report.text})
