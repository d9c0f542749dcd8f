"""The clause of a report that no person has reviewed that most probably tells a figure.

Where no rule finds one, a small linear model over named signs weighs each clause that holds an
amount of the kind asked for; ``python -m tests.evaluation.clause_fit`` prints its constants.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from scipy.special import expit

from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.quoted_clause import CLAUSE, LONGEST, Things, fits, heads_of, is_in_unit, says
from assistant.slots import names_statistic
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import fold


@dataclass(frozen=True, slots=True)
class ClauseSigns:
    """What speaks for a clause, from 0 to 1."""

    alike: float  # of the clause to the question
    ahead: float  # of it and the clause before it, together, of the next one
    first: float  # 1 where its sentence is the nearest
    said: float  # share of the things named that it says


WEIGHTS = ClauseSigns(alike=1.83, ahead=4.34, first=2.57, said=2.49)
INTERCEPT = -4.02
LEAST = 0.7  # by cross-validation 27 of 50 refused questions get the right clause, one another
FAR, ALONE = 0.3, 0.2  # the most that a clause may be ahead; how far it is where no other is


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


def weighed(
    question: FigureQuestion, things: Things, found: Sequence[Sentence], index: ReportIndex
) -> list[Weighed]:
    """Return the clauses that hold an amount of the kind asked for, with what speaks for each.

    ``found`` are the sentences nearest to the question, the best first.
    """
    head, musts = heads_of(question, things), _musts(question, things)
    places = [
        (number, at, span, before)
        for number, at in enumerate(found)
        for span, before in _clauses(at.text)
        if span[1] - span[0] <= LONGEST
        and fits(question, at.text[span[0] : span[1]])
        and is_in_unit(question, at.text[span[0] : span[1]])
        and _says_what_must_be(at.text[before : span[1]], musts, head)
    ]
    if not places:
        return []
    asked = index.embed([question.text])[0]
    texts = [at.text[start:end] for _, at, (start, end), _ in places]
    wider = [at.text[before:end] for _, at, (_, end), before in places]
    alike = index.embed(texts) @ asked
    both = alike + index.embed(wider) @ asked
    told = []
    for n, (number, at, (start, end), _) in enumerate(places):
        others = [float(both[m]) for m in range(len(places)) if m != n]
        said = sum(says(fold(texts[n]), ways) for ways in things)
        signs = ClauseSigns(
            alike=float(alike[n]),
            ahead=min(float(both[n]) - max(others, default=float(both[n]) - ALONE), FAR),
            first=float(number == 0),
            said=said / max(len(things), 1),
        )
        told.append(Weighed(at, start, end, signs))
    return told


def _musts(question: FigureQuestion, things: Things) -> Things:
    """Return each statistic, fee and number that is named, and whose it is: 进出口总值."""
    text = squeeze(question.text)
    exact = [w for w in things if names_statistic(w[0]) or w[0].endswith("费") or w[0][0].isdigit()]
    of_it = [w for w in things if any(f"{w[0]}{other[0]}" in text for other in exact)]
    return [*exact, *of_it]


def _says_what_must_be(text: str, musts: Things, head: Things) -> bool:
    """Say whether a text says all that it must, and one of what is asked for."""
    clause = fold(text)
    is_headed = not head or any(says(clause, ways) for ways in head)
    return is_headed and all(says(clause, ways) for ways in musts)


def _clauses(text: str) -> list[tuple[tuple[int, int], int]]:
    """Return the range of each clause, and where the clause before it begins."""
    spans = [match.span() for match in CLAUSE.finditer(text)]
    return [(span, spans[max(n - 1, 0)][0]) for n, span in enumerate(spans)]
