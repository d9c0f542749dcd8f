"""Choose the sentences that answer and lead them in."""

from assistant.types import Draft, DraftSentence, Evidence, Kind, Quote
from index.report_index import ReportIndex
from prompts import render


def compose(evidence: list[Evidence], index: ReportIndex, opening: str = "") -> Draft:
    """Tell the sentences in the report's order, each with its quote, after an opening word."""
    sentences = sorted((index.sentence(e.sentence_id) for e in evidence), key=lambda s: s.start)
    told: list[DraftSentence] = []
    last_section = ""
    for sentence in sentences:
        lead = ""
        if sentence.section_id != last_section:
            heading = "·".join(index.section(sentence.section_id).path)
            lead = render("passage_lead", heading=heading)
            last_section = sentence.section_id
        quote = Quote(sentence.section_id, sentence.start, sentence.end)
        told.append(DraftSentence(f"{opening}{lead}{sentence.text}。", (quote,)))
        opening = ""
    return Draft(Kind.PASSAGE, tuple(told))
