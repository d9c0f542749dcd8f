"""What the report itself is made of: its parts, and the headings under a part that is named."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.compose import compose
from assistant.lexicon import Lexicon
from assistant.title_facts import TitleFacts
from assistant.types import Draft, DraftSentence, Kind, Quote
from assistant.years import without_years
from index.numerals import number_of
from index.report_index import ReportIndex
from index.types import Section
from index.words import cut, fold
from prompts import render

# 主要任务有哪些, 分几个方面; 报告共分几部分
_ASKS = re.compile("标题|列[一出]|哪些|哪几|几个?(?:大?方面|大?部分|大?项)|[包括分]+.*什么")
_OF_ALL = re.compile(
    "(?:报告|全文|文件|材料)(?:一共|总共|共|都)?(?:分|有|包括)[为成]?(?:哪几|几|多少)个?(?:大?部分|章)"
)
_NUMBER = "[一二两三四五六七八九十]{1,3}|\\d{1,2}"
# 第三个问题, 主要任务第五项, 第二部分第（四）点, 任务五的“三是”: which part, and where in it
_CHAPTER = re.compile(f"第[(]?(?P<number>{_NUMBER})[)]?(?:部分|章)")
_PART = re.compile("问题|任务|特点|(?<=[个项大条])?方面(?:的?工作)?")
_LAST = "最后一"
_STEP = re.compile(
    f"(?P<last>{_LAST})[个条项点方面]+(?=主要|问题|任务|特点|[是说讲内的?？]|$)|第[(]?(?P<nth>{_NUMBER})[)]?(?=[项个条点大的是?？]|方面|主要|问题|任务|特点|$)|[(](?P<marked>{_NUMBER})[)]"
    f"|(?P<said>{_NUMBER})是(?=[说讲内的?？]|$)|(?<=任务)(?P<after>{_NUMBER})(?=[的,，]|$)"
)
_MARKS = re.compile('[“”"「」]')
_TITLED = {"工作": "任务", "方面": "任务"}
# 七个率先行动是哪些: headings side by side that all say it
_NEXT = re.compile(f"那?(?P<step>第(?:{_NUMBER}))(?:[项个条点]|方面)?(?:是什么|讲什么)?呢?[?？。]*")
_COUNTED = re.compile(
    f"(?P<number>{_NUMBER})(?:个|大|项|方面)?的?(?P<name>[\u4e00-\u9fff]{{2,8}}?)"
    "(?:(?:具体|分别|都)*(?:是|有|指|包括|为).*)?[?？。]*$"
)
_AH = re.compile("^(?:哦|噢|那|嗯|好的?|又?是)[，, ]*")
_OF_PARTS = frozenset(["任务", "特点"])  # what a part of a report lists under headings
SHORTEST = 6  # characters of a heading that says something: 一是 alone does not
MOST = 6  # sentences of a part that lists no headings
DEEPEST = 2  # level of a part whose headings are told


class Outline:
    """Answers questions for the headings of one report, and for what stands above them."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the headings; neutral words say nothing of a topic."""
        self._index = index
        self._sections = index.report.sections
        self._title = TitleFacts(index)
        self._children: dict[str, list[Section]] = defaultdict(list)
        for section in self._sections:
            if section.level:
                self._children[section.id.rpartition(".")[0]].append(section)
        self._ignored = (
            lexicon.stop_words | lexicon.neutral_words | lexicon.figure_words | lexicon.empty_words
        ) - _OF_PARTS

    def tell(self, text: str) -> Draft | None:
        """Quote the headings that a question asks for, or return nothing."""
        titled = self._title.tell(text)
        if titled:
            return titled
        folded = _MARKS.sub("", fold(text))
        if _OF_ALL.search(folded):
            return self._told(self._below(""))
        chapter = self._chapter(folded)
        if chapter:
            return self._nth(chapter, _CHAPTER.sub(" ", folded))
        counted = _COUNTED.search(folded)
        together = counted and self._saying(counted["name"], number_of(counted["number"]))
        if together:
            return self._told(together)
        return self._listed(folded) if _ASKS.search(folded) else None

    def of_itself(self, text: str, earlier: Sequence[str]) -> str:
        """Return what 在哪个会上讲的 asks after 这个报告是哪个部门写的; any other text as it is."""
        if not earlier or self._title.tell(earlier[-1]) is None or self._title.tell(text):
            return text
        whole = f"这份报告{_AH.sub('', text)}"
        return whole if self._title.tell(whole) else text

    def continued(self, text: str, earlier: Sequence[str]) -> str:
        """Return what 第二项呢 asks after 主要任务第一项是什么; any other text as it is."""
        now = _NEXT.fullmatch(fold(text).strip())
        if not earlier or now is None:
            return self.of_itself(text, earlier)
        before = _MARKS.sub("", fold(self.continued(earlier[-1], earlier[:-1])))
        steps = list(_STEP.finditer(before))
        if not steps or self._chapter(before) is None:
            return text
        last = steps[-1]
        return f"{before[: last.start()]}{now['step']}{before[last.end() :]}"

    def _listed(self, folded: str) -> Draft | None:
        """Tell the headings under the part that a question names: 主要任务有哪些."""
        asked = _ASKS.sub(" ", without_years(folded))
        words = {word for word in cut(asked) if word not in self._ignored and len(word) > 1}
        if not words & _OF_PARTS:
            return None
        for section in self._sections:
            title = fold(section.path[-1]) if section.level else ""
            below = self._below(section.id)
            if 0 < section.level <= DEEPEST and words and all(word in title for word in words):
                parts = words & _OF_PARTS
                named = any(word in fold(s.path[-1]) for s in below for word in parts)
                if len(below) > 1 and not named:  # else a heading below is what is asked for
                    return self._told(below)
        return None

    def _chapter(self, folded: str) -> Section | None:
        """Return the part that 第二部分 or 主要任务第…项 names, if a number goes with it."""
        chapters = self._children.get("", [])
        numbered = _CHAPTER.search(folded)
        if numbered:
            number = number_of(numbered["number"])
            return chapters[number - 1] if 0 < number <= len(chapters) else None
        part = _PART.search(folded)
        if part is None or not _STEP.search(folded):
            return None
        title = _TITLED.get(part.group()[:2], part.group())
        named = [chapter for chapter in chapters if title in fold(chapter.path[-1])]
        return named[-1] if named else None

    def _nth(self, section: Section, rest: str) -> Draft | None:
        """Tell the section that the numbers lead to: headings below it, or what it says."""
        for step in _STEP.finditer(rest):
            below = self._children.get(section.id, [])
            said = next(filter(None, step.groups()))
            number = len(below) if said == _LAST else number_of(said)
            if not 0 < number <= len(below):
                return None
            section = below[number - 1]
        below = self._below(section.id)
        if below:
            return self._told([section, *below], "")
        sentences = self._index.report.sentences
        said = [s.id for s in sentences if f"{s.section_id}.".startswith(f"{section.id}.")]
        return compose(said[:MOST], self._index)

    def _saying(self, name: str, number: int) -> list[Section]:
        """Return the sections side by side, so many, whose headings or part say a name."""
        for parent in self._sections:
            children = self._below(parent.id)
            says = all(name in fold(s.path[-1]) for s in children)
            if len(children) == number and (says or name in fold(parent.path[-1])):
                return children
        return []

    def _below(self, parent: str) -> list[Section]:
        """Return the sections right under one, if their headings say something."""
        below = self._children.get(parent, [])
        return below if all(len(section.path[-1]) >= SHORTEST for section in below) else []

    def _told(self, sections: list[Section], lead: str | None = None) -> Draft | None:
        """Quote headings after a lead, else after how many there are."""
        text = self._index.report.text
        told = []
        for section in sections:
            heading = section.path[-1]
            start = text.find(heading, section.start, section.end)
            if start < 0:
                return None
            quote = Quote(section.id, start, start + len(heading))
            told.append(DraftSentence(f"{heading.rstrip('。')}。", (quote,)))
        if not told:
            return None
        lead = render("outline", count=str(len(told))) if lead is None else lead
        first = DraftSentence(lead + told[0].text, told[0].quotes)
        return Draft(Kind.PASSAGE, (first, *told[1:]))
