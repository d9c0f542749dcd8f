"""Material for a speech: the report's own sentences on a topic, in its order, each cited."""

from collections.abc import Collection, Sequence
from itertools import groupby

from assistant.draft_request import DraftRequest
from assistant.draft_scope import Candidate
from assistant.material import (
    FigurePair,
    Group,
    Item,
    Material,
    Part,
    PartKind,
    ScopeItem,
    ScopeSection,
    Told,
    length_of,
)
from assistant.types import Citation, Draft, DraftSentence, Kind, Quote
from index.indicators import IndicatorTable
from index.report_index import ReportIndex
from index.types import Indicator, Measure, Status
from prompts import render

_NUMERALS = "一二三四五六七八九十"
# 一是, 三是 and （三） before a heading number the report, not the material.
_NUMBERING = "一二三四五六七八九十是（）()、."


def assemble(
    request: DraftRequest,
    found: Sequence[Candidate],
    index: ReportIndex,
    include: Collection[str] = (),
    exclude: Collection[str] = (),
) -> Material:
    """Return the material for a request; ``include`` and ``exclude`` hold section or item ids.

    ``include`` alone decides where it names anything: what the official ticked.
    """
    on_topic = [c for c in found if c.kind in request.parts]
    ticked = [c for c in on_topic if _is_ticked(c, include, exclude)]
    decided = request.length is None or include  # what was ticked is taken, however long
    kept = ticked if decided else _fitting(ticked, request, index)
    parts = tuple(
        part
        for kind in request.parts
        if (part := _part(kind, [c for c in kept if c.kind is kind], index)).groups
    )
    facts = index.facts
    return Material(
        request=request.text,
        topic=request.topic,
        title=render("draft_title", topic=request.topic),
        report_title=facts.title,
        parts=parts,
        figures=_figures(index.indicators, found if not request.parts else ticked),
        scope=_scope(on_topic, {c.sentence.id for c in kept}, index),
        asked_length=request.length,
        most_length=request.most_length,
    )


def as_draft(material: Material) -> Draft:
    """Return the material as sentences with quotes, to be verified and told in a chat."""
    told: list[DraftSentence] = []
    for number, part in enumerate(material.parts):
        lead = f"{numeral(number)}、{part.heading}\n"
        for heading, group in zip(headings(part), part.groups, strict=True):
            lead += f"{heading}\n" if heading else ""
            for paragraph in group.paragraphs:
                lead = f"\n{lead}" if told else lead
                for one in paragraph:
                    quotes = tuple(Quote(c.section_id, c.start, c.end) for c in one.citations)
                    told.append(DraftSentence(lead + one.text, quotes))
                    lead = ""
    rows = [row for pair in material.figures for row in (pair.result, pair.target) if row]
    return Draft(Kind.DRAFT, tuple(told), tuple(rows))


def headings(part: Part) -> list[str]:
    """Return the numbered heading of each group; empty where the report has no words for it."""
    named = [group.heading for group in part.groups if group.heading]
    numbers = iter(range(len(named)))
    return [f"（{numeral(next(numbers))}）{g.heading}" if g.heading else "" for g in part.groups]


def numeral(number: int) -> str:
    """Return the Chinese numeral of a place counted from 0: 0 is 一, 11 is 十二."""
    tens, ones = divmod(number + 1, 10)
    told = (_NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    return told + (_NUMERALS[ones - 1] if ones else "")


def _is_ticked(one: Candidate, include: Collection[str], exclude: Collection[str]) -> bool:
    ids = {one.sentence.id, one.sentence.section_id}
    return (not include or bool(ids & set(include))) and not ids & set(exclude)


def _fitting(
    found: Sequence[Candidate], request: DraftRequest, index: ReportIndex
) -> list[Candidate]:
    """Choose the nearest sentences that together have the asked-for length, headings counted."""
    most = request.most_length
    assert request.length is not None
    assert most is not None
    first = {kind: [c for c in found if c.kind is kind] for kind in request.parts}
    by_nearness = sorted(found, key=lambda c: (-c.nearness, c.sentence.start))
    needed = [max(ones, key=lambda c: c.nearness) for ones in first.values() if ones]
    kept: list[Candidate] = []
    for one in [*needed, *(c for c in by_nearness if c not in needed)]:
        trial = sorted([*kept, one], key=lambda c: c.sentence.start)
        parts = (_part(k, [c for c in trial if c.kind is k], index) for k in request.parts)
        length = sum(length_of(part) for part in parts if part.groups)
        if length > most and kept:
            continue
        kept = trial
        if length >= request.length:
            break
    return kept


def _part(kind: PartKind, found: Sequence[Candidate], index: ReportIndex) -> Part:
    facts = index.facts
    heading = render(
        f"draft_{kind.value}", result_year=str(facts.result_year), plan_year=str(facts.plan_year)
    )
    groups = []
    for section_id, ones in groupby(found, key=lambda c: c.sentence.section_id):
        items = [_item(c, index) for c in ones]
        if kind is PartKind.RESULTS:  # figures first
            items.sort(key=lambda item: not any(c.isdigit() for c in item.text))
        path = index.section(section_id).path[-1]
        paragraphs = tuple((Told(item.text, (item.citation,)),) for item in items)
        groups.append(Group(path.lstrip(_NUMBERING), section_id, tuple(items), paragraphs))
    return Part(kind, heading, tuple(groups))


def _item(one: Candidate, index: ReportIndex) -> Item:
    sentence = one.sentence
    text = index.report.text[sentence.start : sentence.end]
    path = index.section(sentence.section_id).path
    citation = Citation(
        0, index.facts.slug, sentence.section_id, path, text, sentence.start, sentence.end
    )
    return Item(sentence.id, f"{sentence.text.rstrip('。；')}。", citation)


def _scope(
    found: Sequence[Candidate], kept: Collection[str], index: ReportIndex
) -> tuple[ScopeSection, ...]:
    sections = []
    for section_id, ones in groupby(found, key=lambda c: c.sentence.section_id):
        items = tuple(
            ScopeItem(c.sentence.id, c.sentence.text, c.sentence.id in kept) for c in ones
        )
        path = index.section(section_id).path
        included = any(item.included for item in items)
        sections.append(ScopeSection(section_id, path, items, included))
    return tuple(sections)


def _figures(table: IndicatorTable, found: Sequence[Candidate]) -> tuple[FigurePair, ...]:
    """Pair the figures that stand in the sentences: a result with the target of the same kind."""
    told = [
        row
        for row in table
        if any(c.sentence.start <= row.start and row.end <= c.sentence.end for c in found)
    ]
    pairs: dict[tuple[str, Measure, str], list[Indicator | None]] = {}
    for row in told:
        at = 1 if row.status is Status.TARGET else 0
        ones = pairs.setdefault((row.name, row.measure, row.unit), [None, None])
        if ones[at] is None:
            ones[at] = row
    return tuple(FigurePair(key[0], one, other) for key, (one, other) in pairs.items())
