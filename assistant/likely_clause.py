"""The clause of a report that no person has reviewed that most probably tells a figure.

Where no rule finds one, a small linear model over named signs weighs each clause that holds an
amount of the kind asked for; ``python -m tests.evaluation.clause_fit`` prints its constants.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from scipy.special import expit

from assistant.amount_kinds import COUNTED, AskedAmount, agreement, asked_amounts
from assistant.asking_clauses import amount_clauses
from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.quoted_clause import (
    CLAUSE,
    LONGEST,
    OF_EACH,
    Things,
    amounts_of,
    heads_of,
    is_in_unit,
    is_of_other,
    says,
)
from assistant.slots import names_statistic
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import fold


@dataclass(frozen=True, slots=True)
class ClauseSigns:
    """What speaks for a clause; from 0 to 1 but where ``ahead``, which is at most FAR."""

    alike: float  # of the clause to the question
    ahead: float  # of it and the clause before it, together, of the next one
    first: float  # 1 where its sentence is the nearest
    said: float  # share of the things named that it or the clause before it says
    lacking: float  # share of those that its sentence lacks and the report says elsewhere
    counted: float  # how well its amount agrees with what is asked
    counted_ahead: float  # of the next one


WEIGHTS = ClauseSigns(
    alike=2.5, ahead=5.3, first=1.8, said=0.4, lacking=-1.1, counted=0.7, counted_ahead=3.1
)
INTERCEPT = -3.3
# By cross-validation 82 of 150 refused questions get the right clause above the first and two
# another; between both it is 29 and sixteen.
LIKELY, LEAST = 0.8, 0.5
FAR, ALONE = 0.3, 0.2  # the most that a clause may be ahead; how far it is where no other is
CHANGE = 0.5  # what a change tells of the amount that is asked for
_BY_HOW_MUCH = re.compile(
    "(?:提高|增加|上升|下降|减少|降低|净增)了?[\\d.]+(?![\\d.]|%|％|个?百分点)"
)
COUNTED_FAR = 0.5  # the same of how it is counted
MOST_LACKING = 0.5  # 职教园区占地多少亩, of what tells of another 占地


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause with what speaks for it."""

    at: Sentence
    start: int
    end: int
    signs: ClauseSigns

    @property
    def probability(self) -> float:
        """The probability that the clause tells what is asked."""
        weighed = zip(astuple(WEIGHTS), astuple(self.signs), strict=True)
        return float(expit(INTERCEPT + sum(weight * sign for weight, sign in weighed)))

    @property
    def is_sure(self) -> bool:
        """Whether it may be told as the answer: what is counted otherwise is but the nearest."""
        return self.probability >= LIKELY and self.signs.counted > COUNTED


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause that may tell what is asked: where it stands, and how its amount is counted."""

    at: Sentence
    start: int
    end: int
    before: int  # where the clause before it begins
    first: bool
    counted: float

    @property
    def text(self) -> str:
        return self.at.text[self.start : self.end]

    @property
    def wider(self) -> str:
        return self.at.text[self.before : self.end]


def weighed(
    question: FigureQuestion,
    things: Things,
    found: Mapping[int, Sentence],
    index: ReportIndex,
) -> list[Weighed]:
    """Return the clauses that hold an amount of the kind asked for, with what speaks for each.

    ``found`` are sentences by their rank, 0 being the nearest to the question.
    """

    def lacking(at: Sentence) -> float:
        known = [ways for ways in things if index.keywords.knows(ways[0])]
        lost = sum(not says(fold(at.text), ways) for ways in known)
        return lost / max(len(things), 1)

    places = list(_places(question, things, found))
    if not places:
        return []
    # with the story around it and without: 我家开农家院的，全县来了多少游客
    asked_in = list(dict.fromkeys([question.text, amount_clauses(question.text)]))
    asked = index.embed(asked_in).T
    alike = (index.embed([place.text for place in places]) @ asked).max(axis=1)
    both = alike + (index.embed([place.wider for place in places]) @ asked).max(axis=1)
    told = []
    for n, place in enumerate(places):
        others = [m for m in range(len(places)) if m != n]
        next_alike = max((float(both[m]) for m in others), default=float(both[n]) - ALONE)
        counts = (places[m].counted for m in others)
        next_counted = max(counts, default=place.counted - COUNTED_FAR)
        signs = ClauseSigns(
            alike=float(alike[n]),
            ahead=min(float(both[n]) - next_alike, FAR),
            first=float(place.first),
            said=sum(says(fold(place.wider), ways) for ways in things) / max(len(things), 1),
            lacking=lacking(place.at),
            counted=place.counted,
            counted_ahead=min(place.counted - next_counted, COUNTED_FAR),
        )
        told.append(Weighed(place.at, place.start, place.end, signs))
    least = len(things) if OF_EACH.search(question.text) else 0  # 城里人和农村人的收入各涨多少
    head = [ways for ways in heads_of(question, things) if index.keywords.knows(ways[0])]
    return [
        one
        for one, place in zip(told, places, strict=True)
        if one.signs.lacking <= MOST_LACKING
        and round(one.signs.said * len(things)) >= least
        and (not head or any(says(fold(place.wider), ways) for ways in head))
    ]


def _places(
    question: FigureQuestion, things: Things, found: Mapping[int, Sentence]
) -> Iterator[_Place]:
    """Yield the clauses that may tell what is asked."""
    asked = asked_amounts(question.text, question.slots)
    musts = _musts(question, things)
    for rank, at in found.items():
        for (start, end), before in _clauses(at.text):
            clause = at.text[start:end]
            if end - start > LONGEST or is_of_other(question, clause):
                continue
            counted = _counted(asked, clause)
            is_meant = counted > 0 and is_in_unit(question, clause)
            if is_meant and _says_all(at.text[before:end], musts):
                yield _Place(at, start, end, before, rank == 0, counted)


def _counted(asked: Sequence[AskedAmount], clause: str) -> float:
    """Return how well the best amount of a clause agrees with one that is asked for.

    产量提高24.2斤 tells no 产量, unless it is asked how that changed.
    """
    best = max((agreement(one, a) for one in asked for a in amounts_of(clause)), default=0.0)
    is_change = _BY_HOW_MUCH.search(clause) and not any(one.changes for one in asked)
    return best * CHANGE if is_change else best


def _musts(question: FigureQuestion, things: Things) -> Things:
    """Return each statistic, fee and number that is named, and whose it is: 进出口总值."""
    text = squeeze(amount_clauses(question.text))  # not 工资 of 工资低，想都不敢想
    things = [ways for ways in things if squeeze(ways[0]) in text]
    exact = [w for w in things if names_statistic(w[0]) or w[0].endswith("费") or w[0][0].isdigit()]
    of_it = [w for w in things if any(f"{w[0]}{other[0]}" in text for other in exact)]
    return [*exact, *of_it]


def _says_all(text: str, musts: Things) -> bool:
    clause = fold(text)
    return all(says(clause, ways) for ways in musts)


def _clauses(text: str) -> list[tuple[tuple[int, int], int]]:
    """Return the range of each clause, and where the clause before it begins."""
    spans = [match.span() for match in CLAUSE.finditer(text)]
    return [(span, spans[max(n - 1, 0)][0]) for n, span in enumerate(spans)]
