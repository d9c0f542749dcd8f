"""What a calculation combines: each stretch of its question, completed from the ones beside it."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.figure_asked import FigureQuestion
from assistant.names import Mention, Names, squeeze
from assistant.operations import Operation, OperationAsked
from assistant.slots import Asked
from index.words import cut, is_thing

_WITHOUT = re.compile("扣掉|扣除|减去|减掉|刨[去掉除]|去掉|剔除|除[去掉了开]?")
MOST_COMBINED = 2  # things of which one is compared with the other
Read = Callable[[str, str, list[Mention]], FigureQuestion]


class Parts:
    """Reads the stretches of a question that asks for a calculation."""

    def __init__(self, names: Names, read: Read) -> None:
        """``read`` takes a text, the same squeezed, and the names that stand in it."""
        self._names = names
        self._read = read

    def read(
        self, asked: OperationAsked, mentions: list[Mention], whole: FigureQuestion
    ) -> tuple[FigureQuestion, ...]:
        """Read what is combined, each stretch completed from the ones beside it."""
        read = []
        for start, end in asked.stretches:
            inside = [
                replace(m, start=m.start - start, end=m.end - start)
                for m in mentions
                if start <= m.start < end
            ]
            stretch = asked.rest[start:end]
            part = self._read(stretch, stretch, inside)
            if inside or part.years or part.slots.asked or part.unexplained or part.groups:
                read.append(part)
        dates = [p for p in read if p.years and not (p.mentions or p.groups or p.slots.asked)]
        if len(dates) == 1 and sum(bool(p.mentions) for p in read) > 1:
            year = dates[0].years  # 2019年除发明专利外的专利申请: one year for all
            read = [replace(p, years=p.years or year) for p in read if p is not dates[0]]
        if len(read) > MOST_COMBINED and _is_topic(read[0], read[1:]):
            read = read[1:]  # 产业用地，已出让的面积和公告出让的面积哪个大
        if len(read) > MOST_COMBINED and _is_head(read[-1], read[:-1]):
            read = read[:-1]  # 领导和他们联系的人才，哪边人多？多几个
        topics = [p for p in read if p.mentions and not (p.years or p.slots.asked)]
        leaning = [p for p in read if not p.mentions]
        if len(leaning) > 1 and len(topics) == 1 and not topics[0].unexplained:
            read = leaning  # 国高企业，2020年目标比2019年实际…: the first stretch is the topic
        return tuple(self._complete(part, read, topics, whole, asked.operation) for part in read)

    def _complete(
        self,
        part: FigureQuestion,
        parts: list[FigureQuestion],
        topics: list[FigureQuestion],
        whole: FigureQuestion,
        operation: Operation,
    ) -> FigureQuestion:
        """Give a stretch the name and the year that it leaves to another one."""
        at = parts.index(part)
        nearest = [*reversed(parts[:at]), *parts[at + 1 :], *topics]
        text = part.text
        if not part.mentions and self._is_of(nearest, part):
            part = replace(
                part, groups=(), unexplained=()
            )  # 院士团队今年的目标和去年引进的: both of them
        twins = [p for p in parts if p is not parts[at] and part.names in ((), p.names)]
        same = any(not p.years or not part.years or p.years == part.years for p in twins)
        by_words = bool(part.groups) and not part.mentions  # 申请量 may be of several things
        lost = part.unexplained or (part.words if same or by_words else ())
        if lost and not part.mentions:  # 累计的扣掉新增的 does not take a thing from itself
            near = [n for p in nearest for n in p.names]
            others = [n for p in nearest for n in self._names.beside(p.names, lost)]
            within = [n for n in near if all(word in squeeze(n) for word in lost)]
            # of 批下来的专利扣掉发明的 that is granted, too
            if _WITHOUT.search(whole.text) and 0 < len(within) < len(set(near)):
                part = replace(part, groups=(tuple(dict.fromkeys(within)),), unexplained=())
            elif others:
                others = list(self._names.narrowed(self._names.likest(others, near), cut(text)))
                part = replace(part, groups=(tuple(dict.fromkeys(others)),), unexplained=())
        if not part.mentions and not (part.groups and not part.unexplained):
            named = next((p for p in nearest if p.mentions), None)
            text = f"{named.mentions[0].text} {text}" if named else text
            known = next((p for p in nearest if p.groups and not p.unexplained), None)
            if not named and known:  # 高端科技（创新）人才 is named by its words
                part = replace(part, groups=known.groups, unexplained=())
        plan = part.slots.asked is Asked.TARGET  # 目标比去年: a plan is of no earlier year
        if not part.years and not (
            plan and any(p.slots.asked is not Asked.TARGET for p in nearest)
        ):
            dated = next((p for p in nearest if p.years), None)
            if dated and part.groups and not part.mentions:
                part = replace(part, years=dated.years[:1])
            elif dated and part.mentions:
                text = f"{dated.years[0]}年 {text}"
        if text != part.text:
            squeezed = squeeze(text)
            part = self._read(text, squeezed, self._names.mentions(squeezed))
        naming = next((p for p in (parts[at], *nearest) if p.mentions), part)
        said = {mention.text for mention in naming.mentions}
        groups = tuple(self._narrowed(group, parts[at], said) for group in part.groups)
        measure = part.slots.measure or whole.slots.measure
        points = part.slots.in_points or whole.slots.in_points
        if operation is Operation.SHARE:
            measure = None  # the share is computed, not told
        units = part.slots.units or whole.slots.units  # 面积一共多少: of each the area
        slots = replace(part.slots, measure=measure, in_points=points, quantity=True, units=units)
        return replace(part, groups=groups, slots=slots)

    def _is_of(self, others: list[FigureQuestion], part: FigureQuestion) -> bool:
        """Say whether all that a stretch says may be said of what another one names."""
        named = [name for other in others for m in other.mentions for name in m.names]
        return bool(part.words and named) and not self._names.unexplained(named, part.words)

    def _narrowed(
        self, group: tuple[str, ...], part: FigureQuestion, said: set[str]
    ) -> tuple[str, ...]:
        """Keep the names that a stretch says best; among equals the one said letter by letter."""
        names = self._names.narrowed(group, cut(part.text))
        exact = tuple(name for name in names if squeeze(name) in said)
        return exact or names


def _is_topic(first: FigureQuestion, others: list[FigureQuestion]) -> bool:
    """Say whether a first stretch only names what all that follow are of."""
    is_bare = first.mentions and not (first.years or first.slots.asked or first.slots.measure)
    said = "".join(mention.text for mention in first.mentions)
    return bool(is_bare) and all(
        part.names and all(said in squeeze(name) for name in part.names) for part in others
    )


def _is_head(last: FigureQuestion, others: list[FigureQuestion]) -> bool:
    """Say whether a last stretch only says of what kind the figures named before it are."""
    said = [mention.text for mention in last.mentions] or [w for w in last.words if is_thing(w)]
    named = {squeeze(name) for part in others for name in part.names}
    is_wide = len(last.names) > 1 and all(part.mentions for part in others)
    return is_wide and any(thing in name for thing in said for name in named)


def combines(
    operation: Operation, parts: tuple[FigureQuestion, ...], whole: FigureQuestion
) -> bool:
    """Say whether there are two things to combine, or one that may hold two: 两年相差多少."""
    if operation is Operation.SHARE:  # of one thing it is a share that a row tells
        return len({part.groups for part in parts}) > 1
    bare = not whole.groups and not whole.unexplained  # 是去年的几倍: a follow-up
    return len(parts) > 1 or bare or (operation is Operation.DIFFERENCE and not whole.unexplained)
