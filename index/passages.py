"""Group a section's sentences into passages that are short enough to embed."""

from collections.abc import Iterator
from itertools import groupby

from index.report import Report
from index.types import Passage, Sentence

# A static model's mean blurs over more text; 120 to 240 made no difference to recall.
MAX_CHARACTERS = 180


def build_passages(report: Report) -> tuple[Passage, ...]:
    """Cut every section into passages of whole sentences; none crosses a heading."""
    return tuple(
        _passage(report.text, f"{section_id}/{number}", group)
        for section_id, sentences in groupby(report.sentences, lambda s: s.section_id)
        for number, group in enumerate(_groups(list(sentences)), 1)
    )


def _groups(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sentence.end - group[0].start > MAX_CHARACTERS:
            yield group
            group = []
        group.append(sentence)
    yield group


def _passage(text: str, passage_id: str, group: list[Sentence]) -> Passage:
    start, end = group[0].start, group[-1].end
    ids = tuple(sentence.id for sentence in group)
    return Passage(passage_id, group[0].section_id, text[start:end], start, end, ids)
