"""How much is asked, answered and refused: by day, section and topic."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.store.types import AskedQuestion
from assistant.types import Kind

TOPIC_LEVEL = 2  # topics are the headings （一）, （二） … below a part


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of one day; small talk is asked, but neither answered nor refused."""

    day: date
    asked: int
    answered: int
    refused: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers cite a section, or a topic's sections."""

    section_id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Days in order, sections and topics by how often they are cited."""

    days: tuple[Day, ...]
    sections: tuple[Tally, ...]
    topics: tuple[Tally, ...]


def count(
    asked: Iterable[AskedQuestion], titles: Mapping[str, str], first: date, last: date
) -> Counts:
    """Count questions from the first day to the last, days of the server's clock.

    ``titles`` are the sections' headings by id; an answer counts once for each section it cites.
    """
    total: Counter[date] = Counter()
    refused: Counter[date] = Counter()
    answered: Counter[date] = Counter()
    sections: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for one in asked:
        day = one.at.astimezone().date()
        total[day] += 1
        if one.kind != Kind.CHAT:
            (refused if one.refused else answered)[day] += 1
        cited = {section for section in one.section_ids if section in titles}
        sections.update(cited)
        topics.update({_topic(section, titles) for section in cited})
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return Counts(
        tuple(Day(day, total[day], answered[day], refused[day]) for day in span),
        _tallies(sections, titles),
        _tallies(topics, titles),
    )


def _topic(section_id: str, titles: Mapping[str, str]) -> str:
    topic = ".".join(section_id.split(".")[:TOPIC_LEVEL])
    return topic if topic in titles else section_id


def _tallies(found: Counter[str], titles: Mapping[str, str]) -> tuple[Tally, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tally(section, titles[section], number) for section, number in ordered)
