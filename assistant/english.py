"""Gloss figures for people who ask in English; the figure itself stays as the report writes it."""

import re
from collections.abc import Iterable

from assistant.types import Draft, DraftSentence, Quote
from index.figures import figure_in_quote
from index.types import Indicator, Measure, Status

_STATUS = {Status.ACTUAL: "result", Status.ESTIMATE: "estimate", Status.TARGET: "target"}
_MEASURE = {
    Measure.LEVEL: "",
    Measure.GROWTH: ", growth over the year before",
    Measure.CHANGE: ", change",
    Measure.SHARE: ", share",
    Measure.RANK: ", rank",
    Measure.EXCESS: ", above the target",
}
_FALL = ", decrease from the year before"
_WORDS = (  # unit or qualifier, what it means in words without digits; the longest first
    ("万平方米", "ten thousand square metres"),
    ("平方公里", "square kilometres"),
    ("平方米", "square metres"),
    ("个百分点", "percentage points"),
    ("微克每立方米", "micrograms per cubic metre"),
    ("微克/立方米", "micrograms per cubic metre"),
    ("公里", "km"),
    ("床位", "beds"),
    ("英寸", "inches"),
    ("亿元", "hundred million yuan"),
    ("万元", "ten thousand yuan"),
    ("一半", "half"),
    ("左右", "about"),
    ("以上", "or more"),
    ("以内", "at most"),
    ("以下", "or less"),
    ("万", "ten thousand"),
    ("亿", "hundred million"),
    ("约", "about"),
    ("近", "nearly"),
    ("超", "more than"),
    ("余", "and more"),
    ("成", "tenths"),
    ("倍", "times"),
    ("家", "companies or institutions"),
    ("名", "people"),
    ("人", "people"),
    ("件", "items"),
    ("套", "homes"),
    ("所", "schools"),
    ("天", "days"),
    ("元", "yuan"),
    ("个", "items"),
    ("项", "items"),
    ("条", "lines or rivers"),
)
_LATIN = re.compile(r"[a-z][a-z -]{2,}", re.IGNORECASE)


def glossed(draft: Draft) -> Draft:
    """Add a sentence in English behind the figures of a draft."""
    rows = draft.indicators
    if not rows:
        return draft
    told = "; ".join(dict.fromkeys(_gloss(row) for row in rows))
    quotes = tuple(dict.fromkeys(Quote(r.section_id, r.start, r.end) for r in rows))
    sentence = DraftSentence(f"In English: {told}.", quotes)
    return Draft(
        draft.kind, (*draft.sentences, sentence), rows, draft.derivation, draft.suggestions
    )


def _gloss(row: Indicator) -> str:
    figure = figure_in_quote(row) or row.quote
    meanings = ", ".join(f"{word} = {meaning}" for word, meaning in _said(figure))
    name = next((alias for alias in row.aliases if _LATIN.fullmatch(alias)), row.name)
    year = f" {row.year}" if row.year else ""
    aside = f" ({meanings})" if meanings else ""
    falls = row.measure is Measure.GROWTH and row.value.startswith("-")
    measure = _FALL if falls else _MEASURE[row.measure]
    return f"{name},{year} {_STATUS[row.status]}{measure}: {figure}{aside}"


def _said(figure: str) -> Iterable[tuple[str, str]]:
    for word, meaning in _WORDS:
        if word in figure:
            figure = figure.replace(word, " ")
            yield word, meaning
