"""Lead in the sentences that answer."""

from collections.abc import Iterable

from assistant.types import Draft, DraftSentence, Kind, Quote
from index.report_index import ReportIndex
from prompts import render


def compose(sentence_ids: Iterable[str], index: ReportIndex, opening: str = "") -> Draft:
    """Tell the sentences in the report's order, each with its quote, after an opening word."""
    sentences = sorted(map(index.sentence, sentence_ids), key=lambda s: s.start)
    told: list[DraftSentence] = []
    last_section = ""
    for sentence in sentences:
        lead = ""
        if sentence.section_id != last_section:
            heading = "·".join(index.section(sentence.section_id).path)
            lead = render("passage_lead", heading=heading)
            last_section = sentence.section_id
        quote = Quote(sentence.section_id, sentence.start, sentence.end)
        leads_in = index.report.text.startswith(("：", ":"), sentence.end)
        end = "：" if leads_in and sentence is not sentences[-1] else "。"
        told.append(DraftSentence(f"{opening}{lead}{sentence.text}{end}", (quote,)))
        opening = ""
    return Draft(Kind.PASSAGE, tuple(told))
