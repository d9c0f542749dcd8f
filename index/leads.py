"""What a sentence of a report announces: the bullets, sections or 一是, 二是 behind it."""

import re

from index.report import Report
from index.types import Sentence

# 主要预期目标如下; 主要表现在; 总体思路是
LEAD_IN = re.compile("(?:如下|表现在|思路是|包括)$")
_COUNTED = re.compile("[一二三四五六七八九十]+是")


def led_in(report: Report, lead: Sentence) -> tuple[str, ...]:
    """Return the ids of the sentences that a lead-in announces, in its section and below it."""
    if not LEAD_IN.search(lead.text):
        return ()
    below = f"{lead.section_id}."
    return tuple(
        s.id
        for s in report.sentences
        if s.start > lead.start
        and (s.section_id == lead.section_id or s.section_id.startswith(below))
    )


def led_lists(report: Report) -> list[tuple[str, ...]]:
    """Return the ids of the sentences of each list that a sentence right before it announces.

    What a lead-in announces below its section is no list of sentences.
    """
    sections = {s.id: s.section_id for s in report.sentences}
    found = ((lead, led_in(report, lead)) for lead in report.sentences)
    return [led for lead, led in found if led and all(sections[i] == lead.section_id for i in led)]


def counted_off(report: Report, lead: Sentence) -> tuple[str, ...]:
    """Return the ids of the first sentences under 一是, 二是 right behind the end of a section."""
    behind = next((s for s in report.sentences if s.start > lead.start), None)
    if behind is None or behind.section_id.rpartition(".")[0] != lead.section_id:
        return ()
    first: dict[str, str] = {}
    for sentence in report.sentences:
        if sentence.section_id.rpartition(".")[0] == lead.section_id:
            first.setdefault(sentence.section_id, sentence.id)
    headings = [report.section(section_id).path[-1] for section_id in first]
    is_counted = all(map(_COUNTED.match, headings))
    return tuple(first.values()) if is_counted else ()
