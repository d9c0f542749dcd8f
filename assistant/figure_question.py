"""Understand a question about a figure: which indicators, which year, what of them, where."""

import re
from dataclasses import dataclass, replace

from assistant.names import MODIFIERS, Mention, Names, squeeze
from assistant.operations import OF_ONE, OF_TWO, Operation, OperationAsked, find_operation
from assistant.slots import EXCESS, Slots, is_text_question, names_statistic, read_slots
from assistant.years import find_years, without_years
from index.quantities import Quantity, QuantityKind, find_quantities
from index.types import ReportFacts
from index.words import cut, fold


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about figures, as understood."""

    text: str
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[str, ...], ...]  # names that fit, one group for each thing asked about
    slots: Slots
    years: tuple[int, ...]
    region: str  # another region than the report's, or empty
    unexplained: tuple[str, ...]  # words that no indicator explains; any forbids an answer
    words: tuple[str, ...] = ()  # all words beside names and slots, explained or not
    frame: str = ""  # what a rank or share is measured in: 全市
    operation: Operation | None = None
    parts: tuple["FigureQuestion", ...] = ()  # what the operation combines, each complete

    @property
    def names(self) -> tuple[str, ...]:
        """All names that fit, in the order of the question."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group))


class FigureReader:
    """Reads questions about the figures of one report."""

    def __init__(
        self,
        names: Names,
        facts: ReportFacts,
        ignored: frozenset[str],
        regions: frozenset[str],
    ) -> None:
        """Ignore the words of ``ignored``; ``regions`` are the places that one may name."""
        self._names = names
        self._facts = facts
        self._ignored = ignored
        own = "|".join(map(re.escape, _own_names(facts)))
        # 坪山区, 坪山, 深圳坪山, 我区: the report's own region under any of its names
        self._own = re.compile(
            rf"(?:\w{{2}}市?)?(?=(?:{own}))(?:{own})[区县市]?|[我本全]区|咱们?区"
        )
        places = sorted((r for r in regions if not self._own.fullmatch(r)), key=len, reverse=True)
        self._regions = re.compile("|".join(map(re.escape, places)) or r"(?!)")

    def read(self, text: str) -> FigureQuestion:
        """Take a question apart; it need not be about a figure."""
        squeezed = squeeze(text)
        question = self._read_asked(text, squeezed, self._names.mentions(squeezed))
        if question.slots.quantity and (question.unexplained or not question.groups):
            misspelt = self._names.by_sound(squeezed)
            other = self._read_asked(text, squeezed, misspelt) if misspelt else question
            return question if other.unexplained else other
        return question

    def _read_asked(self, text: str, squeezed: str, mentions: list[Mention]) -> FigureQuestion:
        """Read a question with the operation that it asks for, if it asks for one."""
        label = _label_end(squeezed, mentions)
        asked = find_operation(squeezed, [(m.start, m.end) for m in mentions])
        if asked is not None:
            stretches = tuple(part for part in asked.stretches if part[1] > label)
            asked = replace(asked, stretches=stretches)
        beyond = EXCESS.search(squeezed) is not None  # 超出目标多少 is told, not computed
        if asked is None or (beyond and asked.operation not in OF_ONE):
            return self._read(text, squeezed, mentions)
        whole = self._read(text, asked.rest, mentions)
        parts = self._parts(asked, mentions, whole)
        if asked.operation in OF_TWO and not _combines(asked.operation, parts, whole):
            return self._read(text, squeezed, mentions)
        return replace(whole, operation=asked.operation, parts=parts)

    def _parts(
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
        if part.unexplained and not part.mentions:
            others = [n for p in nearest for n in self._names.beside(p.names, part.unexplained)]
            if others:
                others = list(self._names.narrowed(others, cut(text)))
                part = replace(part, groups=(tuple(dict.fromkeys(others)),), unexplained=())
        if not part.mentions and not (part.groups and not part.unexplained):
            named = next((p for p in nearest if p.mentions), None)
            text = f"{named.mentions[0].text} {text}" if named else text
        if not part.years:
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
        slots = replace(part.slots, measure=measure, in_points=points)
        return replace(part, groups=groups, slots=slots)

    def _narrowed(
        self, group: tuple[str, ...], part: FigureQuestion, said: set[str]
    ) -> tuple[str, ...]:
        """Keep the names that a stretch says best; among equals the one said letter by letter."""
        names = self._names.narrowed(group, cut(part.text))
        exact = tuple(name for name in names if squeeze(name) in said)
        return exact or names

    def _read(self, text: str, squeezed: str, mentions: list[Mention]) -> FigureQuestion:
        rest = squeezed
        for mention in mentions:
            rest = rest[: mention.start] + "\x00" * len(mention.text) + rest[mention.end :]
        rest = rest.replace("\x00", " ")
        stated = [f for f in find_quantities(rest) if _is_stated(f.quantity)] if mentions else []
        for found in stated:  # 目标是1600个吗 asks whether it is, and is told what it is
            rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
        years = tuple(dict.fromkeys(find_years(rest, self._facts)))
        slots = read_slots(self._own.sub(" ", without_years(rest)))
        if stated:
            slots = replace(slots, quantity=True)
        region = self._regions.search(slots.rest)
        words = self._words(rest, _label_end(squeezed, mentions))
        groups, unexplained = self._resolve(mentions, words)
        framed = region is not None and self._is_frame(squeezed, region.group())
        frame = region.group() if region and framed else ""
        foreign = region.group() if region and not framed else ""
        if foreign and groups and self._names.tell(groups[0], foreign):
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
        )

    def _words(self, rest: str, label_end: int) -> list[str]:
        """Return the words that nothing has explained yet; of a label only what modifies."""
        asked = _FIELD.sub(" ", rest[label_end:])
        told = read_slots(self._own.sub(" ", without_years(asked))).rest
        words = [w for w in cut(self._regions.sub(" ", told)) if w not in self._ignored]
        return [w for w in cut(rest[:label_end]) if w in MODIFIERS] + words

    def foreign_region(self, text: str) -> str:
        """Return a place that a question names instead of the report's region, or nothing."""
        found = self._regions.search(self._own.sub(" ", squeeze(text)))
        return found.group() if found else ""

    def explained_by(self, question: FigureQuestion, words: tuple[str, ...]) -> bool:
        """Say whether words stand near the figures that a question is about, or near their kin."""
        near = (*question.names, *self._names.kin(question.names))
        return not self._names.unexplained(near, words)

    def kin(self, question: FigureQuestion, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return what shares an alias with a question's indicators, or is named beside them."""
        said = "".join(question.names)
        new = [word for word in words if word not in fold(said)]
        if new:
            return self._names.beside(question.names, new)
        return () if words else self._names.kin(question.names)

    def is_figure(self, question: FigureQuestion) -> bool:
        """Say whether a question asks for an amount, a rate or a rank."""
        squeezed = squeeze(question.text)
        if is_text_question(squeezed) and question.operation is None:
            return False
        bare = bool(question.mentions) and not question.unexplained
        keywords_alone = bare and (
            question.slots.asked is not None
            or question.slots.is_level  # 有谁知道专利申请数量
            or bool(question.years)
            or len(squeezed) <= BARE_LENGTH
        )
        statistic = len(squeezed) <= BARE_LENGTH and names_statistic(squeezed)
        asks = question.slots.quantity or question.operation is not None
        return asks or keywords_alone or statistic

    def _resolve(
        self, mentions: list[Mention], words: list[str]
    ) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
        """Return the groups of names asked about and the words that none of them explains."""
        groups = tuple(mention.names for mention in mentions)
        if not groups:
            named = self._names.by_words(words)
            return ((named,), []) if named else ((), words)
        if len(groups) == 1:
            fitting = tuple(n for n in groups[0] if not self._names.unexplained([n], words))
            if fitting:
                return (fitting,), []
        whole = self._names.by_words([*words, *(w for m in mentions for w in cut(m.text))])
        if whole and (len(groups) > 1 or self._names.unexplained(groups[0], words)):
            one_thing = set(whole) <= set().union(*groups)
            if len(groups) == 1 or (one_thing and words):
                return (whole,), []
        unexplained = self._names.unexplained([n for g in groups for n in g], words)
        return groups, unexplained

    @staticmethod
    def _is_frame(text: str, region: str) -> bool:
        """Say whether a place is only what a share or rank is measured in: 在全市排第几."""
        return (
            re.search(
                rf"(?:占|在|居|排){region}(?:的|中|里|排|占|位|列|新增|总|第)|{region}(?:排|位次|名次)",
                text,
            )
            is not None
        )


def _is_stated(quantity: Quantity) -> bool:
    """Say whether a quantity is a figure that the asker states: 1600个, but not 2020年."""
    return bool(quantity.unit) and quantity.kind is not QuantityKind.YEAR and quantity.unit != "年"


def _own_names(facts: ReportFacts) -> list[str]:
    names = (facts.region, facts.region.rstrip("区县市"), *facts.names)
    return sorted({fold(name) for name in names}, key=len, reverse=True)


def _combines(
    operation: Operation, parts: tuple[FigureQuestion, ...], whole: FigureQuestion
) -> bool:
    """Say whether there are two things to combine, or one that may hold two: 两年相差多少."""
    if operation is Operation.SHARE:  # of one thing it is a share that a row tells
        return len({part.groups for part in parts}) > 1
    bare = not whole.groups and not whole.unexplained  # 是去年的几倍: a follow-up
    return len(parts) > 1 or bare or (operation is Operation.DIFFERENCE and not whole.unexplained)


def _label_end(text: str, mentions: list[Mention]) -> int:
    """Return where a label before a colon ends: 写材料要用：2019年专利申请总量是多少."""
    end = text.find(":") + 1
    return end if mentions and end <= min(m.start for m in mentions) else 0


_FIELD = re.compile(r"在[^\s,，]{2,12}(?:方面|领域)")  # 在新型基础设施方面: a field, not the thing
BARE_LENGTH = 14  # a bare name such as 规上工业增加值增速; longer texts are sentences
