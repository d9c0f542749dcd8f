"""What of a report is embedded and searched: passages, sentences, figures, curated questions."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.errors import ReportFormatError
from index.indicators import IndicatorTable, load_indicators
from index.passages import build_passages
from index.report import Report
from index.report_folder import CuratedQuestion, ReportFolder
from index.types import Indicator, View
from index.words import cut

# A sentence of more characters than this says several things; a part has about so many.
LONG, PART = 60, 40
_CLAUSE = re.compile("[^，；、]+[，；、]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One vector: what it stands for, the text that was embedded, the sentences it points at."""

    id: str
    view: View
    text: str
    sentence_ids: tuple[str, ...]
    indicator_id: str = ""  # the figure that a question or a name asks for

    @property
    def is_curated(self) -> bool:
        """Say whether this is a row of questions.csv, not a passage, sentence or figure's name."""
        return self.view is View.QUESTION and self.id != f"{View.QUESTION}:{self.indicator_id}"


def build_entries(folder: ReportFolder) -> tuple[Entry, ...]:
    """Return everything of a report that gets a vector; ids are unique and stay the same."""
    report = folder.report()
    table = load_indicators(folder.indicators_file, report)
    return (*_text(report), *_figures(report, table), *_questions(folder, report, table))


def _text(report: Report) -> Iterator[Entry]:
    """Yield passages under their headings, and sentences."""
    for passage in build_passages(report):
        path = report.section(passage.section_id).path[1:]
        text = "，".join((*path, passage.text))
        yield Entry(f"{View.PASSAGE}:{passage.id}", View.PASSAGE, text, passage.sentence_ids)
    for sentence in report.sentences:
        yield Entry(f"{View.SENTENCE}:{sentence.id}", View.SENTENCE, sentence.text, (sentence.id,))
        for number, part in enumerate(parts_of(sentence.text), 1):
            name = f"{View.SENTENCE}:{sentence.id}/{number}"
            yield Entry(name, View.SENTENCE, part, (sentence.id,))


def parts_of(text: str) -> list[str]:
    """Return the stretches of a long sentence that say one thing each; none of a short one."""
    if len(text) <= LONG:
        return []
    parts = [""]
    for clause in _CLAUSE.findall(text):
        if parts[-1] and len(parts[-1]) + len(clause) > PART:
            parts.append("")
        parts[-1] += clause
    return [part.rstrip("，；、") for part in parts] if len(parts) > 1 else []


def _figures(report: Report, table: IndicatorTable) -> Iterator[Entry]:
    """Yield each figure's names as a question for it."""
    for row, ids in _told_in(report, table):
        names = "，".join((row.name, *row.aliases))
        yield Entry(f"{View.QUESTION}:{row.id}", View.QUESTION, names, ids, row.id)


def _questions(folder: ReportFolder, report: Report, table: IndicatorTable) -> Iterator[Entry]:
    """Yield the curated questions; raise ReportFormatError for a target that does not exist."""
    targets = targets_of(report, table)
    figures = {row.id for row in table}
    for number, curated in enumerate(folder.questions()):
        if curated.target not in targets:
            raise ReportFormatError(
                f"questions.csv of report {folder.slug!r}: there is no {curated.target!r}, "
                f"which should answer {curated.question!r}."
            )
        yield Entry(
            f"{View.QUESTION}:{number}",
            View.QUESTION,
            curated.question,
            targets[curated.target],
            curated.target if curated.target in figures else "",
        )


def targets_of(report: Report, table: IndicatorTable) -> dict[str, tuple[str, ...]]:
    """Return the sentences that a sentence id, a section id or an indicator id stands for."""
    sections: dict[str, list[str]] = defaultdict(list)
    for sentence in report.sentences:
        sections[sentence.section_id].append(sentence.id)
    figures = {row.id: ids for row, ids in _told_in(report, table)}
    return (
        {section: tuple(ids) for section, ids in sections.items()}
        | {sentence.id: (sentence.id,) for sentence in report.sentences}
        | figures
    )


def _told_in(report: Report, table: IndicatorTable) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    """Yield each figure with the sentences that its quote touches."""
    starts, ends = [s.start for s in report.sentences], [s.end for s in report.sentences]
    for row in table:
        touched = slice(bisect_right(ends, row.start), bisect_left(starts, row.end))
        yield row, tuple(s.id for s in report.sentences[touched])


def people_say(
    report: Report, table: IndicatorTable, questions: Sequence[CuratedQuestion]
) -> dict[str, list[str]]:
    """Return the words that people use for each sentence beside its own, each word once.

    They are those of its figures' aliases and of the curated questions that it answers.
    """
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for row, ids in _told_in(report, table):
        for sentence_id in ids:
            words[sentence_id].update(dict.fromkeys(w for a in row.aliases for w in cut(a)))
    targets = targets_of(report, table)
    for curated in questions:
        for sentence_id in targets.get(curated.target, ()):
            words[sentence_id].update(dict.fromkeys(cut(curated.question)))
    held = {s.id: set(cut(s.text)) for s in report.sentences}
    return {i: [w for w in words.get(i, {}) if w not in held[i]] for i in held}
