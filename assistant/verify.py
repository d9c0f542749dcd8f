"""The gate: nothing is told that does not stand in its quotes, whoever wrote the sentence."""

import re
from collections.abc import Iterable

from assistant.types import Draft, DraftSentence
from index.report import Report
from index.words import fold

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def verify(draft: Draft, report: Report, given: Iterable[str] = ()) -> Draft:
    """Return the draft with only the sentences whose every number stands in their quotes.

    ``given`` are further texts that may lend a number to any sentence: the derivation of a
    calculation, whose operands are quoted, and the report's own years.
    """
    lent = numbers_of(" ".join((*given, draft.derivation)))
    kept = tuple(s for s in draft.sentences if is_supported(s, report, lent))
    return Draft(draft.kind, kept, draft.indicators, draft.derivation, draft.suggestions)


def is_supported(sentence: DraftSentence, report: Report, lent: frozenset[str]) -> bool:
    """Say whether each number of a sentence stands in its quotes, their headings or ``lent``."""
    if not sentence.quotes:
        return not numbers_of(sentence.text)
    sources = [report.text[quote.start : quote.end] for quote in sentence.quotes]
    headings = ["".join(report.section(quote.section_id).path) for quote in sentence.quotes]
    return numbers_of(sentence.text) <= numbers_of(" ".join((*sources, *headings))) | lent


def numbers_of(text: str) -> frozenset[str]:
    """Return the Arabic numbers of a text, folded to half width."""
    return frozenset(_NUMBER.findall(fold(text)))
