"""What the report itself is made of: its parts, and the headings under a part that is named."""

import re

from assistant.lexicon import Lexicon
from assistant.types import Draft, DraftSentence, Kind, Quote
from assistant.years import without_years
from index.report_index import ReportIndex
from index.types import Section
from index.words import cut, fold
from prompts import render

# 主要任务有哪些, 分几个方面; 报告共分几部分
_ASKS = re.compile("哪些|哪几|几个?(?:大?方面|大?部分|大?项)|[包括分]+.*什么")
_OF_ALL = re.compile(
    "(?:报告|全文|文件|材料)(?:一共|总共|共|都)?(?:分|有|包括)[为成]?(?:哪几|几|多少)个?(?:大?部分|章)"
)
_OF_PARTS = frozenset(["任务", "特点"])  # what a part of a report lists under headings
SHORTEST = 6  # characters of a heading that says something: 一是 alone does not
DEEPEST = 2  # level of a part whose headings are told


class Outline:
    """Answers questions for the headings of one report."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the headings; neutral words say nothing of a topic."""
        self._index = index
        self._sections = index.report.sections
        self._ignored = (
            lexicon.stop_words | lexicon.neutral_words | lexicon.figure_words | lexicon.empty_words
        ) - _OF_PARTS

    def tell(self, text: str) -> Draft | None:
        """Quote the headings that a question asks for, or return nothing."""
        folded = fold(text)
        if _OF_ALL.search(folded):
            return self._told(self._below(""))
        if not _ASKS.search(folded):
            return None
        asked = _ASKS.sub(" ", without_years(folded))
        words = {word for word in cut(asked) if word not in self._ignored and len(word) > 1}
        if not words & _OF_PARTS:
            return None
        for section in self._sections:
            title = fold(section.path[-1]) if section.level else ""
            below = self._below(section.id)
            if 0 < section.level <= DEEPEST and words and all(word in title for word in words):
                parts = words & _OF_PARTS
                named = any(word in fold(s.path[-1]) for s in below for word in parts)
                if len(below) > 1 and not named:  # else a heading below is what is asked for
                    return self._told(below)
        return None

    def _below(self, parent: str) -> list[Section]:
        """Return the sections right under one, if their headings say something."""
        prefix = f"{parent}." if parent else ""
        below = [
            section
            for section in self._sections
            if section.level
            and section.id.startswith(prefix)
            and "." not in section.id.removeprefix(prefix)
        ]
        return below if all(len(section.path[-1]) >= SHORTEST for section in below) else []

    def _told(self, sections: list[Section]) -> Draft | None:
        text = self._index.report.text
        told = []
        for section in sections:
            heading = section.path[-1]
            start = text.find(heading, section.start, section.end)
            if start < 0:
                return None
            quote = Quote(section.id, start, start + len(heading))
            told.append(DraftSentence(f"{heading.rstrip('。')}。", (quote,)))
        if not told:
            return None
        first = DraftSentence(
            render("outline", count=str(len(told))) + told[0].text, told[0].quotes
        )
        return Draft(Kind.PASSAGE, (first, *told[1:]))
