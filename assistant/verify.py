"""The gate: nothing is told that does not stand in its quotes, whoever wrote the sentence."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.types import Draft, DraftSentence
from index.quantities import Quantity, find_quantities
from index.report import Report
from index.words import fold

MOST_KEPT = 512  # texts whose quantities are kept at hand: a report's sentences are told often
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_Told = tuple[object, ...]


def verify(draft: Draft, report: Report, given: Iterable[str] = ()) -> Draft:
    """Return the draft with only the sentences whose every quantity stands in their quotes.

    ``given`` are further texts that may lend a quantity to any sentence: the years of the rows
    used. So may the derivation of a calculation, whose operands are quoted.
    """
    lent = " ".join((*given, draft.derivation))
    kept = tuple(s for s in draft.sentences if is_supported(s, report, lent))
    return Draft(draft.kind, kept, draft.indicators, draft.derivation, draft.suggestions)


def is_supported(sentence: DraftSentence, report: Report, lent: str) -> bool:
    """Say whether each quantity of a sentence stands in its quotes, their headings or ``lent``.

    A quantity stands there when amount, unit and qualifiers agree: 14200个 for 1.42万个, but not
    1.42个, nor 1.42万个 for 约1.42万个. Numbers that are no quantity (5G) must stand as digits.
    """
    if not sentence.quotes:
        return not numbers_of(sentence.text)
    sources = [report.text[quote.start : quote.end] for quote in sentence.quotes]
    headings = ["".join(report.section(quote.section_id).path) for quote in sentence.quotes]
    told = "\n".join((*sources, *headings, lent))
    bare, quantities = read_quantities(sentence.text)
    return numbers_of(bare) <= numbers_of(told) and quantities <= read_quantities(told)[1]


@lru_cache(MOST_KEPT)
def read_quantities(text: str) -> tuple[str, frozenset[_Told]]:
    """Return a text without its quantities, and the quantities."""
    found = list(find_quantities(text))
    bare = list(text)
    for quantity in found:
        bare[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    return "".join(bare), frozenset(key_of(f.quantity) for f in found)


def key_of(quantity: Quantity) -> _Told:
    """Return what makes two ways of writing a quantity the same: 1.42万个 and 14200个."""
    return quantity.kind, quantity.base_unit, quantity.amounts, quantity.qualifiers


def numbers_of(text: str) -> frozenset[str]:
    """Return the Arabic numbers of a text, folded to half width."""
    return frozenset(_NUMBER.findall(fold(text)))
