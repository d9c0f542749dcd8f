"""Our connecting words follow the asker's script; quotes, names and figures stay as they are."""

import re
from dataclasses import replace

from assistant.types import Answer
from index.figures import figure_in_quote
from index.words import is_traditional, to_traditional


def in_script_of(question: str, answer: Answer) -> Answer:
    """Return the answer with our own words in traditional characters where the question is."""
    if not is_traditional(question):
        return answer
    kept = [answer.derivation, *(c.quote for c in answer.citations)]
    kept += [heading for c in answer.citations for heading in c.section_path]
    for row in answer.indicators:
        kept += [row.name, row.region, row.quote, figure_in_quote(row)]
    ours = re.compile("|".join(map(re.escape, sorted(filter(None, set(kept)), key=len)[::-1])))
    told, last = "", 0
    for match in ours.finditer(answer.answer) if kept[1:] else ():
        told += to_traditional(answer.answer[last : match.start()]) + match.group()
        last = match.end()
    return replace(answer, answer=told + to_traditional(answer.answer[last:]))
