"""What a report's own notes say of its terms: 名词解释, [13]“京保协作五个一”：每个县…."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import compose
from assistant.types import Draft
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import fold
from prompts import render

_NUMBERED = r"[\[［【〔]\d+[\]］】〕]"
_MARKS = re.compile(rf"[“”\"「」『』《》\s]|{_NUMBERED}")
_NOTE = re.compile(
    rf"^(?:{_NUMBERED}|\d+[.、])?\s*(?P<term>[“\"]?[^：:。]{{2,30}}?[”\"]?[^：:，。]{{0,8}}?)"
    "(?:[：:]|(?:是指|指的?是|即))"
)
# “东出”，就是发挥港口优势: a term that the text itself explains
_EXPLAINED = re.compile(
    rf"[“\"](?P<term>[^“”\"]{{1,12}})[”\"](?:{_NUMBERED})?[：:，,]?(?:就是|即(?![将可日使])|是指|指的是)"
)
_NOTES = re.compile("解释|注释|说明")  # in the heading of a part that explains terms
_ASKS = re.compile(
    "指|什么|啥|咩|哪(?!一?[个里家年位所条座])|包括|包含|含义|意思|内容|解释|(?:怎么|如何|作何)理解|作何解释|怎么回事|定义|构成|组成|全称|\\b(?:what|which|mean)\\b"
)
_MEANING = re.compile(  # 聚龙链是什么意思, 什么叫EPC, what does EPC mean
    r"^(?:请问)?(?P<term>.{2,16}?)(?:这个词|这个|一词)?(?:是|系|嘅|的)*(?:什么|啥|咩|乜)(?:意思|含义|概念)[呀啊呢]?$"
    r"|^(?:什么|啥)叫(?:做)?(?P<called>.{2,16}?)[呀啊呢]?$"
    r"|^what does (?P<english>.{2,24}?) (?:mean|stand for)$"
)
_QUOTED = re.compile('[“"「](.{1,12}?)[”"」]')
MOST, MENTIONS = 6, 3  # sentences of a note; those quoted of a term that no note explains
SHORTEST = 3  # characters of a term


@dataclass(frozen=True, slots=True)
class _Entry:
    term: str
    sentence_ids: tuple[str, ...]


class Glossary:
    """Tells the notes of one report on the terms that it uses."""

    def __init__(self, index: ReportIndex) -> None:
        """Read the notes; most reports have none."""
        self._index = index
        self._entries = _entries(index)

    def tell(self, question: str) -> Draft | None:
        """Quote the note on the longest term that a question asks the meaning of, or nothing.

        A term that the report uses without explaining it is told where it stands.
        """
        asked = _bare(question)
        quoted = [bare for bare in map(_bare, _QUOTED.findall(question)) if bare]
        named = [
            entry
            for entry in self._entries
            if entry.term in quoted
            or (len(entry.term) > 1 and entry.term in asked)
            or any(len(part) > 1 and part in entry.term for part in quoted)  # 一城五镇
        ]
        if not named:
            return self._unexplained(question)
        # of the terms in quotation marks the one that stands next to what asks: “甲”里的“乙”指什么
        order = {term: at for at, term in enumerate(quoted)}
        entry = max(named, key=lambda entry: (order.get(entry.term, -1), len(entry.term)))
        said = next((part for part in quoted if part in entry.term), entry.term)
        if not _ASKS.search(asked.replace(entry.term, " ").replace(said, " ")):
            return None
        return compose(entry.sentence_ids, self._index)

    def _unexplained(self, question: str) -> Draft | None:
        meaning = _MEANING.search(_MARKS.sub(" ", fold(question)).strip(" ?？。"))
        if meaning is None:
            return None
        term = next(filter(None, meaning.groups())).strip()
        bare = _bare(term)
        told = [s for s in self._index.report.sentences if bare in _bare(s.text)][:MENTIONS]
        if not told:
            return None
        spelt = re.search(re.escape(term), told[0].text, re.IGNORECASE)
        opening = render("unexplained", term=spelt.group() if spelt else term)
        return compose(_ids(told), self._index, opening)


def _entries(index: ReportIndex) -> list[_Entry]:
    found: list[tuple[str, list[Sentence]]] = []
    for sentence in index.report.sentences:
        note = _note(index, sentence)
        last = found[-1][1][-1] if found else None
        is_marked = note is not None and "“" in note["term"]
        if note and len(term := _bare(note["term"])) >= SHORTEST - is_marked:
            found.append((term, [sentence]))
        elif last and last.section_id == sentence.section_id and not note:
            found[-1][1].append(sentence)
    notes = [_Entry(term, _ids(sentences)) for term, sentences in found]
    known = {entry.term for entry in notes}
    for sentence in index.report.sentences:
        explained = (_bare(match["term"]) for match in _EXPLAINED.finditer(sentence.text))
        notes += [_Entry(term, (sentence.id,)) for term in explained if term not in known]
    return notes


def _note(index: ReportIndex, sentence: Sentence) -> re.Match[str] | None:
    """Return how a sentence begins that explains a term in the notes of a report."""
    path = index.section(sentence.section_id).path
    is_note = re.match(_NUMBERED, sentence.text) or any(map(_NOTES.search, path))
    return _NOTE.match(sentence.text) if is_note else None


def _ids(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(sentence.id for sentence in sentences[:MOST])


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text))
