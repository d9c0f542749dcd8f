"""Tell figures as the report tells them: one sentence a row, its quote behind it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.calculate import Calculation
from assistant.types import Draft, DraftSentence, Kind, Quote
from index.figures import figure_in_quote
from index.types import Indicator, Measure, ReportFacts, Status
from index.words import cut, fold
from prompts import render

_LEADS = {
    Status.ACTUAL: "{year}{region}{period}",
    Status.ESTIMATE: "{year}{region}{period}预计",
    Status.TARGET: "按照{year}计划，{region}{period}的目标是",
}
_NAMES = "号线"  # a number with this unit is a name
# Falling figures are told by their verb; the sign is for calculation: 下降2.3% is stored as -2.3.
_ASIDE = re.compile(r"（[^）]*）")  # 增长（以下简称增长）8.5%
_MOVES = "(?:增长|增加(?!值)|提高|上升|提升|下降|减少|降低|压缩|缩短)"
_VERB = re.compile(rf"再?{_MOVES}(?!.*{_MOVES})[^，；。]*$")  # the last: 在下降的基础上再下降


def tell(rows: tuple[Indicator, ...], facts: ReportFacts) -> Draft:
    """Return one sentence a figure, citing every place that tells it."""
    quotes: dict[str, list[Quote]] = {}
    for first, *others in _repeated(rows):
        sentence = _sentence(first, facts)  # 从9天缩短至3天 is two rows and one sentence
        repeats = (Quote(row.section_id, row.start, row.end) for row in others)
        quotes.setdefault(sentence.text, []).extend((*sentence.quotes, *repeats))
    told = tuple(DraftSentence(text, tuple(dict.fromkeys(q))) for text, q in quotes.items())
    return Draft(Kind.INDICATOR, told, indicators=rows)


def _repeated(rows: Iterable[Indicator]) -> Iterable[list[Indicator]]:
    """Group rows that tell the same figure."""
    groups: dict[tuple[object, ...], list[Indicator]] = {}
    for row in rows:
        groups.setdefault(row.figure_key, []).append(row)
    return groups.values()


def tell_calculation(calculation: Calculation, facts: ReportFacts) -> Draft:
    """Tell the operands as the report does, then the result, resting on all their quotes."""
    rows = calculation.rows
    quotes = tuple(dict.fromkeys(Quote(row.section_id, row.start, row.end) for row in rows))
    result = DraftSentence(render("computed", derivation=calculation.derivation), quotes)
    if calculation.answers:
        result = DraftSentence(
            f"{calculation.result}。据此比较：{calculation.derivation}。", quotes
        )
        return Draft(Kind.CALCULATION, (result,), rows, calculation.derivation)
    told = tuple(dict.fromkeys(_sentence(row, facts) for row in rows))
    return Draft(Kind.CALCULATION, (*told, result), rows, calculation.derivation)


def joined(drafts: list[Draft], remark: str) -> Draft:
    """Tell the answers to several questions one after the other, then a remark without figures."""
    told = [sentence for draft in drafts for sentence in draft.sentences]
    first = {sentence.text: sentence for sentence in reversed(told)}
    sentences = [first[text] for text in dict.fromkeys(sentence.text for sentence in told)]
    if remark:
        sentences.append(DraftSentence(remark))
    rows = tuple(dict.fromkeys(row for draft in drafts for row in draft.indicators))
    derivation = "；".join(draft.derivation for draft in drafts if draft.derivation)
    kind = Kind.CALCULATION if derivation else Kind.INDICATOR
    return Draft(kind, tuple(sentences), rows, derivation)


def opened(draft: Draft, words: str) -> Draft:
    """Put words without figures before the first sentence."""
    first, *others = draft.sentences
    sentences = (replace(first, text=f"{words}{first.text}"), *others)
    return replace(draft, sentences=sentences)


def tell_place(rows: tuple[Indicator, ...], paths: list[tuple[str, ...]]) -> Draft:
    """Say in which section the figures stand."""
    sentences = tuple(
        DraftSentence(
            f"“{row.name}”见报告“{'·'.join(path)}”。",
            (Quote(row.section_id, row.start, row.end),),
        )
        for row, path in zip(rows, paths, strict=True)
    )
    return Draft(Kind.INDICATOR, sentences, indicators=rows)


def _sentence(row: Indicator, facts: ReportFacts) -> DraftSentence:
    region = row.region or facts.region
    year = f"{row.year}年" if row.year else ""
    period = row.period if row.period.startswith("截至") else ""
    comma = "，" if period else ""
    lead = _LEADS[row.status].format(
        year=f"{year}，" if year and row.status is not Status.TARGET else year,
        region=region,
        period=f"（{period}）" if period else comma,
    )
    told = f"{lead}{clause(row)}。"
    return DraftSentence(told, (Quote(row.section_id, row.start, row.end),))


def clause(row: Indicator) -> str:
    """Name the indicator and repeat the figure with the words that stand around it."""
    figure = figure_in_quote(row)
    if row.unit == _NAMES:  # 云巴1号线 is no amount of 云巴
        return row.quote
    if figure and row.measure is Measure.LEVEL:
        return f"{row.name}{'' if row.status is Status.TARGET else '为'}{figure}"
    if figure and row.measure is Measure.GROWTH:
        verb = _VERB.search(_ASIDE.sub("", row.quote[: row.quote.find(figure)]))
        if verb:
            return f"{row.name}{verb.group()}{figure}"
    quote = fold(row.quote)
    if all(word in quote for word in cut(row.name)):
        return row.quote
    said = next((n for n in range(len(row.name), 2, -1) if row.quote.startswith(row.name[-n:])), 0)
    return f"{row.name[:-said]}{row.quote}" if said else f"{row.name}：{row.quote}"
