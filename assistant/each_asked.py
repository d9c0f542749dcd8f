"""Several questions in one message, about different things: 垃圾分类怎么做，水污染怎么治."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from assistant.compose import compose
from assistant.lexicon import Lexicon
from assistant.mixed import IN_WORDS
from assistant.reply import Replies, together
from assistant.types import Answer, Kind, Role, Turn
from assistant.years import find_years, year_at_head
from index.report_index import ReportIndex
from index.words import CLAUSE_ENDS, cut, fold, names_nothing
from prompts import render

MOST = 8  # questions that are answered by themselves
SURE = 0.5  # probability from which a question is answered beside another
_ASKS = re.compile(
    rf"{IN_WORDS}|乜|怎|咋|哪|何|几|多少|(?:呢|未|没)$"
    r"|\b(?:what|which|who|where|when|how|is|are|did|does|will)\b"
)
_ASKS_NOTHING = re.compile("(?:没有?|冇)[什啥]么?|[什啥]么?[都也]")  # 没啥手艺, 啥都要刷脸
_OF_EACH = re.compile(
    "(?P<head>[^，,。？?]{2,20}[，,](?=20\\d\\d年|[今去]年))?(?P<one>[^，,。？?]{2,20}?)(?:[和与跟及]|以及)(?P<other>[^，,。？?]{2,20}?)[，,]?(?:分别|各自?(?=[有是拿捧获得评入建办叫]))(?P<asks>[^，,。]{2,})$"
)
# 高铁城际、地铁、云巴，2020年分别怎么安排的
_OF_LIST = re.compile(
    "^(?P<items>[^，,。？?、]{2,12}(?:、[^，,。？?、]{2,12}){1,4})[，,](?P<year>(?:20\\d\\d年|[今去]年))"
    "(?:各自?|分别)(?P<asks>[^，,。]{2,})$"
)
# 口腔医院、平乐骨伤科医院这两家，去年到哪一步了，今年又怎么安排
_OF_EACH_YEAR = re.compile(
    "^(?P<items>[^，,。？?、]{2,12}?(?:(?:、|[和与跟])[^，,。？?、]{2,12}?){1,3})(?:这?[两二三四几][家个条座所项])?[，,]"
    "(?P<one>(?:20\\d\\d年|[去今]年)[^，,。？?、]{2,12})[，,、和]+"
    "(?P<other>(?:20\\d\\d年|[去今]年)[^，,。？?]{2,14})[。？?]*$"
)
# 就业、居家养老、残疾人创业这几样，2019年有哪些平台建立
_OF_ITEMS = re.compile(
    "^(?P<items>[^，,。？?、]{2,10}(?:、[^，,。？?、]{2,10}){1,4}?)(?:这[几两三四五][样项个块方面]+)[，,]"
    "(?P<asks>[^，,。？?]*(?:哪些|什么|啥)[^，,。？?]*)[。？?]*$"
)
# 成立什么机构、组建什么、引进什么服务: each by itself, with what stands before all
_WHATS = re.compile(
    "^(?P<head>.*?[，,]?)(?P<asks>[^，,、]*(?:什么|哪些|啥)[^，,、]*(?:、[^，,、]*(?:什么|哪些|啥)[^，,、]*)+?)[。？?]*$"
)
_VERB = re.compile("(?:[\u4e00-\u9fff]了|[\u4e00-\u9fff]{2})(?:什么|哪些|啥)")
# 侨界这边，还有律师那边，去年各自新设了什么组织
_OF_SIDES = re.compile(
    "(?P<one>[^，,。？?]{2,12}?)(?:这边|那边|这块|那块)[，,](?:还有|以及|和|跟)?"
    "(?P<other>[^，,。？?]{2,12}?)(?:这边|那边|这块|那块|两边)[，,]"
    "(?P<year>(?:20\\d\\d年|[今去]年)?)(?:各自?|分别)(?P<asks>[^，,。]{2,})"
)
_LIST_BY_YEAR = re.compile(
    "(?P<head>[^，,。？?]{2,24}[，,：:])?把?(?P<one>(?:20\\d\\d年|[今去]年|已经?)[^，,。]{1,16}?的[^，,。]{0,6}?)"
    "[，,]?(?:和|加上|还有|以及)(?P<other>(?:20\\d\\d年|[今去]年)[^，,。]{2,16}?)[，,]?"
    "(?P<asks>(?:点了?名的)?(?:全部|都|逐一|一并|一起)*(?:列|要|说|给|报)\\w{0,4}"
    "|(?:都|各|分别)*(?:有|是)(?:谁|哪[些个几]\\w{0,2}))?[。！!？?]?$"
)
_THING = re.compile("的([^的，,]{2,8})$")  # 今年要建的城市书房
_BOTH_YEARS = re.compile(
    "[，,]?(?:这|[去今]年[和、]?[今去]年)?两年的?(?:都|全)(?:要|列|说|给|算)\\w{0,3}[。]?$"
    "|[去今]年[和、]?[今去]年都?(?=[做办搞有])"
    "|[，,？?。](?:[去今]年\\w{0,4}的?[和跟、，,]{0,2}){2}(?:都|全)(?:要|列|说|给|算)\\w{0,3}[。]?$"
)
_NEXT_YEAR = re.compile(
    "(?:[、和]|(?<=成绩)|(?<=成效)|(?<=进展)|(?<=动作))(?=20\\d\\d年|[今去明]年)"
)  # 2019年做了哪些、2020年要做哪些
_IN_ALL = re.compile("^(?:(?:这?两年|[去今]年[和、]?[今去]年)(?:合|加|放)?(?:在?一?起来?)?看[，,])")
# 已经签了啥，后面要推动啥: what is done, and what is to come
_DONE, _AHEAD = "已经?", "后面|接下来|下一步|往后"
_DATED = re.compile(f"20\\d\\d年|[今去明]年|{_DONE}|{_AHEAD}")
_TOPIC = re.compile(
    f"(?P<topic>[^，,。？?]{{2,16}}?)(?P<field>方面|这一?块|领域|这边|上)?[，,：:]?(?={_DATED.pattern})"
)
# These are asked of the same thing
_OF_WHICH = re.compile(
    "月份|日期|时间|年份|名字|名称|地址|地点|原因|情况|功能|定位|作用|内容|文件|材料|指标"
)


class EachAsked:
    """Answers each question of a message by itself."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon, replies: Replies) -> None:
        """Answers are those of one report; ``replies`` words them."""
        self._index = index
        self._replies = replies
        self._lexicon = lexicon
        self._empty = lexicon.saying_nothing

    def tell(
        self, text: str, history: Sequence[Turn], ask: Callable[[str, Sequence[Turn]], Answer]
    ) -> Answer | None:
        """Answer each question after those before it, or nothing where one is not sure of its own.

        ``ask`` answers one question after what was said before it. Where the report says nothing
        of what one of them names, that is said.
        """
        turns, is_parted = list(history), _OF_SIDES.match(text) is not None
        told: list[Answer] = []
        refused: set[str] = set()
        for part, own in self._asked(text):
            answer = ask(part, turns)
            turns.append(Turn(Role.USER, part))
            if answer.refused:
                refused |= own
            elif (answer.confidence or 1.0) < SURE or (
                own and not is_parted and not self._says(answer, own)
            ):
                return None
            elif not any(_quotes(answer) <= _quotes(before) for before in told):
                told = [t for t in told if not _quotes(t) <= _quotes(answer)]
                told.append(answer)
        if not told:
            return None
        whole = replace(self._joined(told, text), question=text)
        if not refused:
            return whole
        rest = render("rest_missing")
        return None if self._says(whole, refused) else replace(whole, answer=whole.answer + rest)

    def _joined(self, told: Sequence[Answer], text: str) -> Answer:
        """Tell answers one after another; what several of them quote is told once."""
        starts = [c.start for answer in told for c in answer.citations]
        is_told_twice = len(set(starts)) < len(starts)
        if not is_told_twice or any(answer.kind is not Kind.PASSAGE for answer in told):
            return reduce(together, told)
        quoted = [s.id for s in self._index.report.sentences if s.start in starts]
        whole = self._replies.answered(compose(quoted, self._index), text)
        return replace(whole, confidence=told[0].confidence)

    def _asked(self, text: str) -> list[tuple[str, set[str]]]:
        """Return the questions of a message with what each alone names; nothing for one alone.

        Each takes over the year at the head of the message.
        """
        parts = _questions(text)
        named = [{w for w in cut(p) if not self._is_empty(w)} for p in parts]
        facts = self._index.facts
        years = [self._years_of(part) for part in parts]
        is_crossed = _OF_EACH_YEAR.match(text) is not None  # each thing is asked of each year
        others = [
            set().union(
                *(
                    words
                    for other, words in enumerate(named)
                    if other != at and (years[other] == years[at] or not is_crossed)
                )
            )
            for at in range(len(parts))
        ]
        own = [words - other for words, other in zip(named, others, strict=True)]
        # 2019年做了哪些、2020年要做哪些; 叫什么，2020年又怎么安排
        leans = all(years[1:]) and not any(own[1:])
        is_by_year = len(set(years)) == len(parts) and (all(years) or leans)
        if not 2 <= len(parts) <= MOST or not (is_by_year or all(own)):
            return []
        if is_by_year:
            own = [set() for _ in parts]  # the years alone tell them apart
        dated = [f"{year_at_head(part, text, facts)}{part}" for part in parts]
        return list(zip(dated, own, strict=True))

    def _years_of(self, part: str) -> tuple[int, ...]:
        """Return the years that a question is of: 后面要推动啥 is of the plan's."""
        facts = self._index.facts
        years = tuple(find_years(part, facts))
        if years:
            return years
        if re.search(_AHEAD, part):
            return (facts.plan_year,)
        return (facts.result_year,) if re.search(f"{_DONE}[^，,]{{1,4}}[了好成完的]", part) else ()

    def _is_empty(self, word: str) -> bool:
        if len(word) < 2 or word.isdigit() or _OF_WHICH.fullmatch(word):
            return True
        return word in self._empty or names_nothing(word)

    def _says(self, answer: Answer, words: set[str]) -> bool:
        """Say whether what an answer quotes says one of these words in some way."""
        told = fold("".join(citation.quote for citation in answer.citations))
        return any(fold(way) in told for word in words for way in self._lexicon.ways(word))


def lists_by_year(text: str) -> bool:
    """Say whether a message asks to list things of two years: 去年开的和今年要建的，都报一遍."""
    found = _LIST_BY_YEAR.match(text)
    return found is not None and found["asks"] is not None


def _by_form(text: str) -> list[str]:
    """Return the questions of a message that asks the same of each thing or year, or nothing."""
    of_each = _OF_EACH_YEAR.match(text)
    if of_each:
        items_of = [item for item in re.split("[、和与跟]", of_each["items"]) if item]
        return [f"{i}{of_each[y]}" for y in ("one", "other") for i in items_of]
    of_items = _OF_ITEMS.match(text)
    if of_items:
        return [f"{item}，{of_items['asks']}" for item in of_items["items"].split("、")]
    whats = _WHATS.match(text)
    verb = _VERB.search(whats["asks"]) if whats else None
    if whats and verb and not _DATED.search(whats["asks"][verb.start() :]):
        head = whats["head"] + whats["asks"][: verb.start()]
        return [f"{head}{asks}" for asks in whats["asks"][verb.start() :].split("、")]
    listed = _OF_LIST.match(text)
    if listed:
        items = listed["items"].split("、")
        return [f"{item}{listed['year']}{listed['asks']}" for item in items]
    return []


def _questions(text: str) -> list[str]:
    """Part a message behind each clause that asks; what is said before it belongs to it."""
    apart = _OF_EACH.match(text)
    if apart:  # 雪亮工程与民生诉求系统改革分别获评什么
        head = apart["head"] or ""
        text = "，".join(f"{apart[name]}{apart['asks']}" for name in ("one", "other"))
        text = head + text
    formed = _by_form(text)
    if formed:
        return formed
    sides = _OF_SIDES.match(text)
    if sides:
        text = "，".join(f"{sides[n]}{sides['year']}{sides['asks']}" for n in ("one", "other"))
    both = _BOTH_YEARS.search(text)
    if both:  # 品牌活动有哪些，两年都要
        asked = _BOTH_YEARS.sub("", text).strip("，,。？? ")
        return [f"去年{asked}", f"今年{asked}"]
    by_year = _LIST_BY_YEAR.match(text)
    if by_year:  # 合作的项目，2019年启动的和2020年要推动的，全部列给我
        head, one = by_year["head"] or "", by_year["one"]
        thing = _THING.search(by_year["other"])
        one += thing[1] if thing and one.endswith("的") else ""
        text = "，".join(f"{head}{named}有哪些" for named in (one, by_year["other"]))
    text = _NEXT_YEAR.sub("，", _IN_ALL.sub("", text))
    parts: list[str] = []
    said: list[str] = []
    for clause in filter(None, map(str.strip, CLAUSE_ENDS.split(text))):
        said.append(clause)
        if _ASKS.search(_ASKS_NOTHING.sub("", fold(clause)).strip()):
            parts.append("，".join(said))
            said = []
    if said and parts:
        parts[-1] = "，".join([parts[-1], *said])
    head = _TOPIC.match(parts[0]) if len(parts) > 1 else None
    if head is None or not all(map(_DATED.match, parts[1:])):
        return parts
    topic = f"{head['topic']}{'方面' if head['field'] else ''}"
    return [f"{topic}{part}" for part in (parts[0][head.end() :], *parts[1:])]


def _quotes(answer: Answer) -> set[tuple[int, int]]:
    return {(citation.start, citation.end) for citation in answer.citations}
