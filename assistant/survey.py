"""A field asked for as a whole: 交通方面2020年干什么, 教育2019年的成绩和2020年的计划.

What is told is what drafting finds on the field, of the parts that the question names.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.compose import compose
from assistant.draft_request import parts_named
from assistant.draft_scope import GENERIC, LISTED, Candidate, Scope
from assistant.lexicon import Lexicon
from assistant.material import PartKind
from assistant.mentions import Mentions
from assistant.own_region import own_region
from assistant.slots import names_statistic
from assistant.types import Draft, Kind
from assistant.understand import sounds_done
from assistant.whether import wants_whether
from assistant.years import find_years, without_years
from index.report_index import ReportIndex
from index.types import Section
from index.words import CLAUSE_ENDS, cut, fold
from prompts import render

MOST = 10  # sentences of a survey
SHORTEST = 2  # characters of what a heading must say
WHOLE = 5  # characters of a heading that a question may say in full
ONE_THING = 4  # characters of a name that may be one thing's and not a field's
# What is done or to be done; without such a word 有哪些公园 asks for things
_DEEDS = re.compile(
    "[做干搞抓推][成完好]?(?:了|咗|些|啲|点|的)*(?:什么|啥|咩|乜|哪些)|(?:怎么|如何|怎样|咋)(?:做|干|搞|抓|办|推进|发展|落实|样)|"
    "[做干办推][成完好]?了?的?(?:哪些|哪几[件个项]|什么|啥|几件)?(?:事情?|活|工作)|"
    "问题|短板|不足|成绩|成效|成果|进展|亮点|举措|措施|安排|部署|打算|计划|规划$|思路|任务|动作|工作|做法|情况"
    "|内容|(?:哪些|什么|啥)(?:实|高|大)?招|办法|逐[条件项]|介绍|说说|讲讲|谈谈|讲一?下|说一?下"
)
# Where a clause that names a field goes on to ask
_ASKING_PART = re.compile(
    "(?<=.{4})(?:方面|领域|这一?[块方]|工作|上(?=[有都做要])|都?有(?=哪|什|啥)|[都要会将还]|做|干|怎)"
)
_KIND_OF = (PartKind.RESULTS, PartKind.TASKS)  # by whether of the plan's year
_WHO = re.compile("^(?:区?政府|区里|官方)(?= )")
_HOW = re.compile("^(?:怎么|如何|怎样|咋)")
_THINGS = re.compile("项目|工程|投资")  # fields that also name what others consist of
_ASKS = re.compile("哪|什么(?!的)|啥(?!的)|咩|乜|怎|咋|如何|多少|几")
_DID = re.compile("[做干搞抓推][了咗]")
_OF_THINGS = re.compile(  # 有哪些公园, 推哪几个项目
    "(?:哪些|哪几[个项家条]|什么|啥|多少|几[个项家条所座])(?!新|大|重点|具体|主要)"
    "(?:\\w{1,6}的)?+(?:建设|发展|具体|重点)?+"
    "(?!内容|方面|变化|工作|问题|困难|短板|不足|成绩|成效|成果|进展|亮点|举措|措施|安排|部署|打算|计划|规划|思路|任务|动作|做法|情况)"
    "[\u4e00-\u9fff]{2}"
)
_NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.是]+)+")
_NEXT = re.compile(
    r"那?么? *(?P<name>\w{0,10}?)的?(?:方面|领域|这块)?(?P<asks>呢|怎么样|又如何)?[?？。]*"
)
_FIELD_NAMED = re.compile("(\\w{2,6}(?:[、和与及]\\w{2,6})*?)(?<!哪)(?:方面|领域|工作|行业|产业)")
_AIM = re.compile("的?(?:增长|预期|年度)*目标.*$")  # 固定资产投资目标 is a figure
_OTHERWISE = re.compile(
    "指标|(?:预期|主要|发展)目标|它|他们|这个|那个|这些(?!保障|方面|领域)|那些|这项|那项|其中"
)


def _heading(section: Section) -> str:
    """Return a heading without its number; what is short is no name: 一是."""
    bare = _NUMBERING.sub("", fold(section.path[-1]))
    return bare if len(bare) >= WHOLE else "\n"


def _following(text: str) -> re.Match[str] | None:
    """Read a turn such as 教育呢 or 2019年呢; groups name and asks."""
    return _NEXT.fullmatch(without_years(text).strip())


class Survey:
    """Finds what one report says of a field as a whole."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon, scope: Scope) -> None:
        """``scope`` finds the sentences of a field."""
        self._index = index
        self._scope = scope
        self._lexicon = lexicon
        self._own = own_region(index.facts)
        self._mentions = Mentions(index, lexicon)
        self._headings = {s.id: _heading(s) for s in index.report.sections if s.level}
        self._asking = lexicon.drafting | lexicon.stop_words | lexicon.surveying
        fields = sorted(scope.fields, key=len, reverse=True)
        self._fields = re.compile("|".join(map(re.escape, fields))) if fields else None

    def tell(self, text: str, earlier: Sequence[str] = ()) -> Draft | None:
        """Quote the sentences on the field that a question asks for, or return nothing.

        ``earlier`` are the questions before it: 教育呢 after 交通方面2020年干什么.
        """
        mentioned = self._mentions.of(text)
        if mentioned:
            return compose(mentioned, self._index)
        after = self._after(text, earlier)
        if after == text and earlier and self._is_of_before(text):
            return None  # 今年要求呢, after what was asked of one thing
        text = self._core(after)
        facts = self._index.facts
        years = set(find_years(text, facts))
        bare = self._own.sub(" ", without_years(text)).strip(" ?？。!！")
        bare = _WHO.sub("", bare)
        is_of_other_years = not years <= {facts.result_year, facts.plan_year}
        asks = _DEEDS.search(bare) or years  # 2019年基层治理
        is_statistic = _AIM.search(bare) and names_statistic(_AIM.sub("", bare))
        is_narrow = _OTHERWISE.search(bare) or (wants_whether(bare) and not _ASKS.search(bare))
        if is_of_other_years or not asks or is_narrow or is_statistic:
            return None
        kinds = {kind for clause in CLAUSE_ENDS.split(fold(text)) for kind in self._kinds(clause)}
        if not kinds and (sounds_done(text) or _DID.search(bare)):
            kinds = {PartKind.RESULTS}
        found = self._of_heading(bare)
        if not kinds <= {one.kind for one in found}:
            found = []  # of what was done and is planned a heading tells one
        if not found and not _OF_THINGS.search(bare):
            found = self._of_named(bare, kinds)
        told = [one for one in found if not kinds or one.kind in kinds]
        if told:
            return self._most(told)
        is_of_other = bool(found) and self._index.facts.is_reviewed
        return Draft(Kind.PASSAGE, ()) if is_of_other or self._is_unknown(bare) else None

    def _kinds(self, clause: str) -> Collection[PartKind]:
        """Return the parts that a clause asks of: 去年…有哪些举措 is of what was done."""
        facts = self._index.facts
        of_years = {_KIND_OF[year == facts.plan_year] for year in find_years(clause, facts)}
        return of_years or parts_named(clause, facts)

    def _core(self, text: str) -> str:
        """Return a question without clauses that name no field, and what only follows its asking.

        家长群里都在问; 幼儿园到高中都要, after what is asked of a field.
        """
        kept: list[str] = []
        is_whole = False
        for clause in filter(None, CLAUSE_ENDS.split(fold(text))):
            bare = self._own.sub(" ", without_years(clause))
            named = self._fields is not None and self._fields.search(bare) is not None
            asks = _DEEDS.search(bare) is not None
            adds = is_whole and not (_ASKS.search(bare) or bare != clause)
            if not adds and (named or asks or self._says(bare)):
                kept.append(clause)
            is_whole = is_whole or (named and asks)
        return "，".join(kept) or text

    def _says(self, clause: str) -> bool:
        """Say whether a clause says what a report may tell, or nothing of its own: 2019年."""
        words = self._naming(clause)
        ways = (way for word in words for way in self._lexicon.ways(word))
        return not words or any(fold(way) in self._index.folded for way in ways)

    def near(self, text: str) -> list[str]:
        """Return the sentences on the fields that a text names among other things."""
        named = self._fields.findall(self._own.sub(" ", fold(text))) if self._fields else []
        return [c.sentence.id for c in self._listed([*dict.fromkeys(named)])]

    def _listed(self, fields: Sequence[str]) -> list[Candidate]:
        found = self._scope.candidates("、".join(fields)) if fields else []
        return [candidate for candidate in found if candidate.nearness >= LISTED]

    def _is_unknown(self, bare: str) -> bool:
        """Say whether a field is named outright of which the report has no word: 农业方面."""
        named = _FIELD_NAMED.search(bare)  # 教育、助残方面 is of what is known too
        words = [word for word in self._naming(named[1] if named else "") if len(word) > 1]
        ways = (way for word in words for way in self._lexicon.ways(word))
        return bool(words) and not any(map(self._index.keywords.knows, ways))

    def _after(self, text: str, earlier: Sequence[str]) -> str:
        """Return the question before as what follows it means it: 教育呢, 2019年呢, 问题呢."""
        following = _following(text)
        if following is None or not earlier or self._fields is None:
            return text
        before = self._after(earlier[-1], earlier[:-1])
        fields = "、".join(self._fields.findall(fold(before)))
        facts, name = self._index.facts, following["name"]
        years = "".join(f"{year}年" for year in find_years(text, facts))
        if not fields or self.tell(earlier[-1], earlier[:-1]) is None:
            return text  # 那今年呢, after what was asked of one thing
        is_part = bool(parts_named(name, facts)) or not name
        if not following["asks"] and not (is_part and (name or years)):
            return text
        if not is_part:
            return self._fields.sub(name, f"{years}{without_years(before)}" if years else before)
        return f"{years}{fields}{name}情况"

    def _is_of_before(self, text: str) -> bool:
        """Say whether a turn names no field of its own: 今年要求呢."""
        following = _following(text)
        if following is None or not following["asks"]:
            return False
        return self._fields is None or not self._fields.search(following["name"])

    def _of_heading(self, bare: str) -> list[Candidate]:
        """Return the sentences of the heading that a question says, in full or most of it.

        体制机制改革方面有哪些举措, of 体制机制改革探索推进.
        """
        clauses = (_HOW.sub("", clause.strip()) for clause in CLAUSE_ENDS.split(bare))
        named = (_ASKING_PART.split(clause)[0].strip() for clause in clauses)
        names = [name for name in named if len(name) >= WHOLE]
        return self._under(
            {
                section
                for section, heading in self._headings.items()
                if heading in bare or any(name in heading for name in names)
            }
        )

    def _of_named(self, bare: str, kinds: Collection[PartKind]) -> list[Candidate]:
        """Return the sentences of fields, else of headings."""
        return self._of_field(bare, kinds) or self._of_headings(bare)

    def _of_field(self, bare: str, kinds: Collection[PartKind]) -> list[Candidate]:
        """Return the sentences of the listed fields that a question consists of."""
        named = list(self._fields.finditer(bare)) if self._fields else []
        ends = {match.end() for match in named}
        fields = [
            m.group()
            for m in named
            if not _DEEDS.fullmatch(m.group())  # 交通规划
            and not (m.start() in ends and GENERIC.fullmatch(m.group()))  # 文旅产业
            and not (len(named) > 1 and _THINGS.fullmatch(m.group()))  # 举措和项目
        ]
        if not (fields and self._fields):
            return []
        rest = self._fields.sub(lambda m: " " if m.group() in fields else m.group(), bare)
        is_thing = any(self._is_one_thing(field, kinds) for field in fields)
        joined = (bare[a.start() : b.end()] for a, b in pairwise(named) if a.end() == b.start())
        is_thing = is_thing or any(name in self._index.folded for name in joined)  # 法治公园
        if self._naming(rest) or is_thing:
            return []
        return self._listed(fields)

    def _is_one_thing(self, name: str, kinds: Collection[PartKind]) -> bool:
        """Say whether a field's name stands in one sentence alone: 第三代半导体 is no field."""
        is_field = name in self._scope.main_fields or GENERIC.search(name)  # 养老服务
        if len(name) < ONE_THING or is_field:
            return False
        saying = [one for one in self._scope.whole() if name in fold(one.sentence.text)]
        return len(saying) == 1 and (not kinds or saying[0].kind in kinds)

    def _of_headings(self, bare: str) -> list[Candidate]:
        """Return the sentences of the sections whose heading says all that a question names."""
        naming = self._naming(bare)
        if not naming or sum(map(len, naming)) < SHORTEST:
            return []
        sections = {
            section.id
            for section in self._index.report.sections
            if section.level and all(word in fold(section.path[-1]) for word in naming)
        }
        return self._under(sections)

    def _under(self, sections: set[str]) -> list[Candidate]:
        """Return the sentences of sections and of those below them."""
        if not sections:
            return []
        return [
            one
            for one in self._scope.whole()
            if any(f"{one.sentence.section_id}.".startswith(f"{found}.") for found in sections)
        ]

    def _naming(self, text: str) -> list[str]:
        """Return the words by which a question names something."""
        words = cut(_DEEDS.sub(" ", text))
        return [w for w in words if w not in self._asking and not GENERIC.fullmatch(w)]

    def _most(self, told: Sequence[Candidate]) -> Draft:
        """Keep sections that are the field's own before single sentences of others.

        Of several sections each tells its nearest sentences: of 民生 not schools alone.
        """
        here = Counter(one.sentence.section_id for one in told)
        whole = Counter(sentence.section_id for sentence in self._index.report.sentences)
        ranks: Counter[str] = Counter()
        kept: list[tuple[bool, int, str]] = []
        for one in sorted(told, key=lambda one: -one.nearness):
            section = one.sentence.section_id
            ranks[section] += 1
            kept.append((here[section] * 2 <= whole[section], ranks[section], one.sentence.id))
        opening = render("survey_part") if len(told) > MOST else ""
        return compose(
            (sentence_id for *_, sentence_id in sorted(kept)[:MOST]), self._index, opening
        )
