"""topics.csv: the fields that officials speak of, and which sentences belong to each."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import ReportFormatError
from index.report import Report
from index.tables import read_table

COLUMNS = ("topic", "aliases", "targets")


@dataclass(frozen=True, slots=True)
class Topic:
    """A field such as 养老, what else it is called, and the ids of its sentences."""

    name: str
    aliases: tuple[str, ...]
    sentence_ids: frozenset[str]


def load_topics(path: Path, report: Report) -> tuple[Topic, ...]:
    """Read topics.csv; a report without one has no topics.

    A target is a section, with all that is below it, or a sentence (``id#n``). Raises
    ReportFormatError, naming the line, where a target is neither.
    """
    if not path.exists():
        return ()
    topics = []
    for line, row in read_table(path, COLUMNS):
        found = [_sentences(target, report) for target in row["targets"].split("|")]
        if not all(found):
            raise ReportFormatError(f"{path.name} line {line}: unknown target.")
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
        topics.append(Topic(row["topic"], aliases, frozenset().union(*found)))
    return tuple(topics)


def _sentences(target: str, report: Report) -> frozenset[str]:
    return frozenset(
        sentence.id
        for sentence in report.sentences
        if sentence.id == target or f"{sentence.section_id}.".startswith(f"{target}.")
    )
