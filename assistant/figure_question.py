"""Understand a question about a figure: which indicators, which year, what of them, where."""

import re
from dataclasses import dataclass

from assistant.calculate import Operation, take_operation
from assistant.names import Mention, Names, squeeze
from assistant.slots import Slots, is_text_question, read_slots
from assistant.years import find_years, without_years
from index.types import ReportFacts
from index.words import cut


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about figures, as understood."""

    text: str
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[str, ...], ...]  # names that fit, one group for each thing asked about
    slots: Slots
    years: tuple[int, ...]
    region: str  # another region than the report's, or empty
    operation: Operation | None
    unexplained: tuple[str, ...]  # words that no indicator explains; any forbids an answer

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
        own = re.escape(facts.region.rstrip("区县市"))
        # 坪山区, 坪山, 深圳坪山, 我区: the report's own region under any of its names
        self._own = re.compile(rf"(?:\w{{2}}市?)?(?={own}){own}[区县市]?|[我本全]区|咱们?区")
        places = sorted((r for r in regions if not self._own.fullmatch(r)), key=len, reverse=True)
        self._regions = re.compile("|".join(map(re.escape, places)) or r"(?!)")

    def read(self, text: str) -> FigureQuestion:
        """Take a question apart; it need not be about a figure."""
        squeezed = squeeze(text)
        question = self._read(text, squeezed, self._names.mentions(squeezed))
        if question.slots.quantity and (question.unexplained or not question.groups):
            misspelt = self._names.by_sound(squeezed)
            other = self._read(text, squeezed, misspelt) if misspelt else question
            return question if other.unexplained else other
        return question

    def _read(self, text: str, squeezed: str, mentions: list[Mention]) -> FigureQuestion:
        operation, rest = take_operation(squeezed)
        for mention in mentions:
            rest = rest[: mention.start] + "\x00" * len(mention.text) + rest[mention.end :]
        rest = rest.replace("\x00", " ")
        years = tuple(dict.fromkeys(find_years(rest, self._facts)))
        slots = read_slots(self._own.sub(" ", without_years(rest)))
        region = self._regions.search(slots.rest)
        words = [
            word for word in cut(self._regions.sub(" ", slots.rest)) if word not in self._ignored
        ]
        groups, unexplained = self._resolve(mentions, words)
        foreign = region.group() if region and not self._is_frame(squeezed, region.group()) else ""
        if foreign and groups and not self._names.unexplained(groups[0], cut(foreign)):
            foreign = ""
        return FigureQuestion(
            text, tuple(mentions), groups, slots, years, foreign, operation, tuple(unexplained)
        )

    def is_figure(self, question: FigureQuestion) -> bool:
        """Say whether a question asks for an amount, a rate or a rank."""
        squeezed = squeeze(question.text)
        if is_text_question(squeezed):
            return False
        bare = bool(question.mentions) and not question.unexplained
        keywords_alone = bare and (
            question.slots.asked is not None
            or question.slots.is_level  # 有谁知道专利申请数量
            or bool(question.years)
            or len(squeezed) <= BARE_LENGTH
        )
        return question.slots.quantity or question.operation is not None or keywords_alone

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
        return re.search(rf"(?:占|在|居){region}(?:的|中|里|排|占|位|列|新增|总)", text) is not None


BARE_LENGTH = 14  # a bare name such as 规上工业增加值增速; longer texts are sentences
