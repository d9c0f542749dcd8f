"""Understand a question about a figure: which indicators, which year, what of them, where."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from assistant.asking_clauses import as_meant, asking_clauses, of_asking_years, plainly
from assistant.counted_thing import of_what_is_counted
from assistant.counters import asked_times
from assistant.figure_asked import FigureQuestion
from assistant.figure_or_text import asks_for_figure
from assistant.figure_parts import Parts, combines
from assistant.figure_vocabulary import MODIFIERS
from assistant.further import without_further
from assistant.lookup import without_part_of_year
from assistant.names import Mention, Names, adjoin, said_length, squeeze
from assistant.operations import OF_ONE, OF_TWO, Operation, find_operation
from assistant.places import Places, is_frame
from assistant.rounding import without_rounding
from assistant.slots import (
    EXCESS,
    Asked,
    read_slots,
)
from assistant.stated import stated_in
from assistant.years import is_told_at_end, without_years, year_first, years_asked_for
from index.types import ReportFacts
from index.words import CLAUSE_ENDS, cut, fold, only_points, to_simplified


class FigureReader:
    """Reads questions about the figures of one report."""

    def __init__(
        self,
        names: Names,
        facts: ReportFacts,
        ignored: frozenset[str],
        regions: frozenset[str],
        narrowing: frozenset[str],
    ) -> None:
        """Ignore the words of ``ignored``; ``regions`` are the places that one may name.

        ``narrowing`` are words that name a part of what stands behind them.
        """
        self._kept = lru_cache(FEW)(self._taken_apart)  # an answer reads a text several times
        self._names = names
        self._facts = facts
        self._ignored = ignored
        self._parts = Parts(names, self._read)
        self._plan_year = re.compile(rf"{facts.plan_year}年(?=.*比(?:去年|上年|上一年))")
        self.places = Places(facts, regions)
        own = sorted((facts.region, *facts.names), key=len, reverse=True)
        self._own_name = re.compile("|".join(map(re.escape, own)))
        parts = "|".join(map(re.escape, sorted(narrowing, key=len, reverse=True)))
        self._narrowed = re.compile(f"({parts})(?:的|新增)*$")

    def read(self, text: str) -> FigureQuestion:
        """Take a question apart; it need not be about a figure."""
        return self._kept(text)

    def _taken_apart(self, text: str) -> FigureQuestion:
        text = as_meant(self.places.of_whole(to_simplified(text)))
        plain = self._plan_year.sub("今年", plainly(text))
        asked, rounding = without_rounding(plain)
        for whole in (asked, plain):  # 换算成百分比是多少 asks for more, and how to tell it
            first, further = without_further(whole)
            if not further:
                continue
            read = self._read_whole(without_rounding(first)[0])
            fits = (one for one in further if read.operation in one.after)
            if found := next(fits, None):
                return replace(read, text=first, rounding=rounding, further=found)
        read = replace(self._read_whole(asked), text=text, rounding=rounding)
        return read if read.operation else of_asking_years(read, self._facts)

    def _read_whole(self, text: str) -> FigureQuestion:
        squeezed = squeeze(text)
        mentions = self._names.mentions(squeezed)
        question = self._read_asked(text, squeezed, mentions)
        moved = squeeze(self._own_name.sub("", year_first(squeezed, self._facts)))
        whole = self._names.mentions(moved)
        if said_length(whole) > said_length(
            mentions
        ):  # 对去年经济增长的贡献: the year parts a name
            other = self._read_asked(moved, moved, whole)
            question = other if len(other.unexplained) <= len(question.unexplained) else question
        if question.groups and question.unexplained and _LISTED.search(squeezed):
            named, lost = question.names, question.unexplained
            together = self._names.beside(named, lost)
            others = [together] if together else [self._names.beside(named, [w]) for w in lost]
            if all(others):  # 专利申请总量、授权总量; GDP、工业、财政: named beside the first
                return replace(question, groups=(*question.groups, *others), unexplained=())
        if question.slots.quantity and (question.unexplained or not question.groups):
            clause = asking_clauses(text, self._read_clause)
            asking = self._read_whole(clause) if clause else question
            # not where all is named before: 能刷外国卡的POS机，总共有多少台
            if clause and (asking.mentions or asking.words):
                return replace(asking, around=question)
            misspelt = self._names.by_sound(squeezed)
            other = self._read_asked(text, squeezed, misspelt) if misspelt else question
            return question if other.unexplained else other
        return question

    def _read_clause(self, clause: str) -> FigureQuestion:
        squeezed = squeeze(clause)
        return self._read(clause, squeezed, self._names.mentions(squeezed))

    def _read_asked(self, text: str, squeezed: str, mentions: list[Mention]) -> FigureQuestion:
        """Read a question with the operation that it asks for, if it asks for one."""
        label = _label_end(squeezed, mentions)
        asked = find_operation(squeezed, [(m.start, m.end) for m in mentions])
        if asked is not None:
            stretches = tuple(part for part in asked.stretches if part[1] > label)
            asked = replace(asked, stretches=stretches, rest=" " * label + asked.rest[label:])
        beyond = EXCESS.search(squeezed) is not None  # 超出目标多少 is told, not computed
        if asked is None or (beyond and asked.operation not in OF_ONE):
            return self._read(text, squeezed, mentions)
        whole = self._read(text, asked.rest, mentions)
        is_known = whole.groups and not whole.unexplained
        if asked.operation is Operation.SUM and len(mentions) < 2 and whole.words and not is_known:
            plain = _IN_ALL.sub("", squeezed)  # 经济总共长了百分之几 adds nothing up
            alone = self._read(text, plain, self._names.mentions(plain))
            if plain != squeezed and not (alone.unexplained or _ADDED.search(plain)):
                return alone
        parts = self._parts.read(asked, mentions, whole)
        if self._is_told(asked.operation, text, whole) or (
            asked.operation in OF_TWO and not combines(asked.operation, parts, whole)
        ):
            return self._read(text, squeezed, mentions)
        slots = replace(whole.slots, quantity=True)  # what is computed is an amount
        return replace(whole, slots=slots, operation=asked.operation, parts=parts)

    def _is_told(self, operation: Operation, text: str, whole: FigureQuestion) -> bool:
        """Say whether the report tells by itself what an operation asks for."""
        spans = self._names.are_spans(whole.groups)
        if operation is Operation.SHARE:  # 公办园在园儿童占几成
            return self._names.are_shares(whole.groups)
        if operation is Operation.BASE:  # 之前几天: 从9天缩短至3天; 2019年底有几家, its own aims
            return spans or is_told_at_end(text, self._facts, whole.years)
        return operation is Operation.FROM_TO_RATE and not spans  # 警情减少了百分之几

    def _read(self, text: str, squeezed: str, mentions: list[Mention]) -> FigureQuestion:
        rest = squeezed
        for mention in mentions:
            rest = rest[: mention.start] + "\x00" * len(mention.text) + rest[mention.end :]
        rest = self.places.without_outer(squeezed, rest).replace("\x00", " ")
        label = _label_end(squeezed, mentions)
        if not _LABEL_SAYS.search(rest[:label]):  # 派出所要做展板：… plans no figure
            rest = " " * label + rest[label:]
        stated = stated_in(rest) if mentions else []
        for found in stated:  # 目标是1600个吗 asks whether it is, and is told what it is
            rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
        years = years_asked_for(rest, self._facts)
        slots = read_slots(self.places.own.sub(" ", without_years(_TITLE.sub(" ", rest))))
        if stated:
            slots = replace(slots, quantity=True)
        if asked_times(rest) > 1:  # 几宗、多大面积 asks for more than an area
            slots = replace(slots, units="")
        if set(years) == {self._facts.plan_year} and not _DONE.search(rest):
            asked = None if slots.asked is Asked.RESULT else slots.asked
            slots = replace(slots, asked=asked)  # 今年完成多少 asks for the plan
        if any(_COUNT_AND.match(squeezed[m.start :], len(m.text) - 1) for m in mentions):
            slots = replace(slots, with_level=True, quantity=True)
        region = self.places.limiting(slots.rest)
        words = self.words(rest, label)
        groups, unexplained = self._resolve(mentions, words, is_done="完成" in rest)
        groups = of_what_is_counted(groups, mentions, squeezed, words, self._names)
        between = [squeezed[a.end : b.start] for a, b in pairwise(mentions)]
        if len(groups) > 1 and not any(map(_JOINING.search, between)):
            whole = self._names.saying_all(groups, mentions)
            groups = (whole,) if whole else groups
            if not whole and not any(between) and adjoin(text, mentions):
                groups, lost = self._names.head_of(mentions)
                unexplained = [*unexplained, *lost]
        framed = bool(region) and is_frame(squeezed, region)
        frame, foreign = (region, "") if framed else ("", region)
        frame = frame or (whole_of[1] if (whole_of := _WHOLE_OF.search(squeezed)) else "")
        if foreign and any(self._names.tell(group, foreign) for group in groups):
            foreign = ""
        if foreign and self._asks_of_own(rest, foreign):
            foreign = ""
        return FigureQuestion(
            text,
            tuple(mentions),
            groups,
            slots,
            years,
            foreign,
            tuple(unexplained),
            tuple(words),
            frame,
            stated=tuple(found.quantity for found in stated),
        )

    def _asks_of_own(self, rest: str, place: str) -> bool:
        """Say whether what asks for an amount names the own region: 全市拿了地，我区出了几块."""
        clauses = [clause for clause in CLAUSE_ENDS.split(rest) if asked_times(clause)]
        named = [clause for clause in clauses if self.places.own.search(clause)]
        return bool(clauses) and clauses == named and not any(place in c for c in clauses)

    def words(self, rest: str, label_end: int = 0) -> list[str]:
        """Return the words that nothing has explained yet; of a label only what modifies."""
        asked = _EACH.sub(" ", without_part_of_year(_FIELD.sub(" ", rest[label_end:])))
        told = read_slots(self.places.own.sub(" ", without_years(asked))).rest
        words = [w for w in cut(self.places.any.sub(" ", told)) if w not in self._ignored]
        words = [word for word in words if word in MODIFIERS or not only_points(word)]
        return [w for w in cut(rest[:label_end]) if w in MODIFIERS] + words

    def without_region(self, text: str) -> str:
        """Return a folded text without the names of the report's own region."""
        return self.places.own.sub("", fold(text)).strip()

    def explained_by(self, question: FigureQuestion, words: tuple[str, ...]) -> bool:
        """Say whether words stand near the figures that a question is about, or near their kin."""
        near = (*question.names, *self._names.kin(question.names))
        return not self._names.unexplained(near, words)

    def calls(self, question: FigureQuestion, words: tuple[str, ...]) -> bool:
        """Say whether what a question is about is itself called by all these words."""
        return bool(words) and all(self._names.calls(name, words) for name in question.names)

    def kin(self, question: FigureQuestion, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return what shares an alias with a question's indicators, or is named beside them."""
        said = "".join(question.names)
        new = [word for word in words if word not in fold(said)]
        if new:
            beside = self._names.beside(question.names, new)
            return self._names.likest(beside, question.names)
        return () if words else self._names.kin(question.names)

    def is_figure(self, question: FigureQuestion) -> bool:
        """Say whether a question asks for an amount, a rate or a rank."""
        squeezed = squeeze(question.text)
        return asks_for_figure(
            question, squeezed, self.places.own, self._is_narrowed(squeezed, question)
        )

    def _is_narrowed(self, squeezed: str, question: FigureQuestion) -> bool:
        """Say whether a part of what a name tells is asked for that no figure tells."""
        found = (self._narrowed.search(squeezed[: m.start]) for m in question.mentions)
        lost = "".join(question.unexplained)
        return any(part is not None and part[1] in lost for part in found)

    def _resolve(
        self, mentions: list[Mention], words: list[str], *, is_done: bool
    ) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
        """Return the groups of names asked about and the words that none of them explains.

        ``is_done`` says that 完成 is asked for, which may be of a name: 已完成的项目.
        """
        groups = tuple(mention.names for mention in mentions)
        if not groups:
            named = self._names.by_words(words)
            if is_done:
                named = tuple(n for n in self._names.fitting(words) if "完成" in n) or named
            return ((named,), []) if named else ((), words)
        if len(groups) == 1:
            fitting = tuple(n for n in groups[0] if not self._names.unexplained([n], words))
            if fitting:
                return (self._names.saying_more(fitting, mentions, words) or fitting,), []
        whole = self._names.by_words([*words, *(w for m in mentions for w in cut(m.text))])
        if whole and (len(groups) > 1 or self._names.unexplained(groups[0], words)):
            one_thing = set(whole) <= set().union(*groups)
            is_of_all = all(not set(whole).isdisjoint(group) for group in groups)
            # not 院士团队 of 院士团队、高端人才 引进数, but 公办园的学位 of 公办园，多少学位
            one_thing = one_thing and (is_of_all or self._names.say(whole, mentions))
            if (len(groups) == 1 and self._names.say(whole, mentions)) or (one_thing and words):
                return (whole,), []
        unexplained = self._names.unexplained([n for g in groups for n in g], words)
        return groups, unexplained


def _label_end(text: str, mentions: list[Mention]) -> int:
    """Return where a label before a colon ends: 写材料要用：2019年专利申请总量是多少."""
    end = text.find(":") + 1
    return end if mentions and end <= min(m.start for m in mentions) else 0


FEW = 32  # texts whose reading is kept at hand
_LABEL_SAYS = re.compile(r"20\d\d|[今去明前]年|目标|计划|规划|实际|完成|结果|增|降|占|全|变动|变化")
_DONE = re.compile("实际|已|了|过|情况|结果|actual|achieved|shiji")
_TITLE = re.compile(r"[“\"「《]\w{3,12}[”\"」》]")  # “圆梦计划” is no plan
_IN_ALL, _ADDED = re.compile("一共|总共|合共|拢共|共计|总计"), re.compile("加|合起来|和")
_LISTED = re.compile("[、和及与跟]")
# 专利件数及同比增幅: after a name that counts, another measure of it
_COUNT_AND = re.compile(
    r"[数量](?:以及|[和及与跟、,?] ?| )(?:其|同比)?(?:增长|[增涨升降]幅|增速|涨幅|变化)"
)
# 建筑业和服务业去年对经济增长的贡献 is one thing unless this stands between its names
_WHOLE_OF = re.compile("占(?:了)?(全[国省市])")  # 占全省新增的几成
_JOINING = re.compile("[、,;:和与及跟同里中占比除减加]|不属于|以及")
_FIELD = re.compile(
    r"在[^\s,，]{2,12}(?:方面|领域)|(?<![^\s,，])[^\s,，\d]{2,8}方面(?=[,，])"
)  # 在新型基础设施方面: a field, not the thing
# 两年各建多少, 打算再增多少
_EACH = re.compile("(?:各自?|再|又|还|共|才|只)(?=[增添建引新供办招开要投完做弄搞有起约大])")
