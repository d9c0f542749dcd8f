"""Choose the sentences of a report that belong to a topic, each with how near it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lexicon import Lexicon
from assistant.material import PartKind
from assistant.types import Evidence
from index.evidence import PLAN_TITLE, RESULT_TITLE
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import cut, fold

# How near a sentence is: its heading names the topic, it does so itself, or it only means it.
BY_HEADING, BY_WORDS, BY_MEANING = 3.0, 2.0, 1.0
# Where not all words of a topic are said, a sentence must be this sure to answer a question for it
SURE_BY_MEANING = 0.6
# 医疗服务水平 for 医疗卫生 (0.41), but not 水污染治理 for 基层治理 (0.32)
HEADING_ALIKE = 0.35
SIMILAR = 0.5  # and no less similar to the topic or to what people ask of the sentence
SURE_SYNONYM = 0.9  # weight of an expansion that may stand for the topic's word
_JOINED = re.compile(r"[和与及、,，/ ]+")  # 公园和绿化
PROBLEM_TITLE = ("问题", "困难", "挑战", "短板")
Subject = tuple[tuple[str, ...], ...]  # the words of one subject, each with what else says it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence on the topic; ``nearness`` ranks where a length forces a choice."""

    sentence: Sentence
    kind: PartKind
    nearness: float


def candidates(
    topic: str, found: Sequence[Evidence], index: ReportIndex, lexicon: Lexicon
) -> list[Candidate]:
    """Return the sentences on a topic in reading order; ``found`` is a search for the topic."""
    evidence = {e.sentence_id: e for e in found}
    nothing = Evidence("", 0.0, 0.0, 0.0, 0.0)
    subjects = _subjects(topic, lexicon)
    whole = _whole_sections(topic, index, subjects)
    chosen = []
    for sentence in index.report.sentences:
        kind = part_kind(index.report.section(sentence.section_id.partition(".")[0]).path[0])
        if kind is None:
            continue
        heading = fold(index.section(sentence.section_id).path[-1])
        one = evidence.get(sentence.id, nothing)
        near = _nearness(fold(sentence.text), heading, subjects, one)
        if sentence.section_id in whole:
            near = BY_HEADING
        if near:
            chosen.append(Candidate(sentence, kind, near + one.nearest))
    return chosen


def _whole_sections(topic: str, index: ReportIndex, subjects: list[Subject]) -> set[str]:
    """Return the sections whose heading says part of the topic and means much the same."""
    words = [way for subject in subjects for word in subject for way in word]
    headings = {s.id: fold(s.path[-1]) for s in index.report.sections}
    named = [i for i, heading in headings.items() if any(word in heading for word in words)]
    if not named:
        return set()
    alike = index.embed([headings[i] for i in named]) @ index.embed([topic])[0]
    return {i for i, similarity in zip(named, alike, strict=True) if similarity >= HEADING_ALIKE}


def part_kind(title: str) -> PartKind | None:
    """Return what a part of the report tells by its title; None for a title block."""
    if any(word in title for word in PROBLEM_TITLE):
        return PartKind.PROBLEMS
    if RESULT_TITLE.search(title):
        return PartKind.RESULTS
    return PartKind.TASKS if PLAN_TITLE.search(title) else None


def _subjects(topic: str, lexicon: Lexicon) -> list[Subject]:
    """Take a topic apart: 公园和绿化 is two subjects, 基层治理 one of two words."""
    empty = lexicon.stop_words | lexicon.neutral_words | lexicon.empty_words
    parts = (
        [word for word in cut(part) if word not in empty] for part in _JOINED.split(fold(topic))
    )
    shortest = ([w for w in p if not any(o in w for o in p if o != w)] for p in parts)
    return [tuple((w, *_ways(w, lexicon)) for w in words) for words in shortest if words]


def _ways(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(o for o, weight in lexicon.expansions.get(word, ()) if weight >= SURE_SYNONYM)


def _nearness(text: str, heading: str, subjects: list[Subject], one: Evidence) -> float:
    """Say how a sentence belongs to the topic: by its heading, by its words, by its meaning."""
    for place, near in ((heading, BY_HEADING), (f"{heading} {text}", BY_WORDS)):
        said = [[any(way in place for way in word) for word in words] for words in subjects]
        partly = any(map(any, said)) and one.confidence >= SURE_BY_MEANING
        if any(all(words) for words in said) or partly:
            return near
    sure = one.confidence >= SURE_BY_MEANING and one.nearest >= SIMILAR
    return BY_MEANING if sure else 0.0
