"""``python -m tests.evaluation.calculation_grid``: every pair of figures in every calculation.

Two figures of one year and unit, or one thing in both years, are asked for in templates written
apart from the code that reads questions, under names drawn with a fixed seed. An answer is right
that computes what is asked of just these two; telling other figures, or a share of what is no
part, is wrong. Refusing and asking back are counted apart.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.amounts import NotComputable, unit_of
from assistant.assistant import Assistant
from assistant.calculate import calculate
from assistant.operations import Operation
from assistant.part_of import part_and_whole
from assistant.types import Answer, Kind
from index.tongue import is_chinese
from index.types import CHANGES, Indicator, Measure
from tests.evaluation.figures import ask
from tests.evaluation.run import open_assistant

SEED = 20200116
MOST_ALIASES = 3  # the first ones; the table puts those said most first
OF_LEVELS = (
    (Operation.DIFFERENCE, "{year}年{one}和{other}相差多少？"),
    (Operation.DIFFERENCE, "{year}年{one}比{other}多多少"),
    (Operation.RATIO, "{year}年{one}是{other}的几倍？"),
    (Operation.SUM, "{year}年{one}和{other}加起来一共多少？"),
    (Operation.SUM, "{one}加{other}，{year}年总共多少"),
    (Operation.COMPARISON, "{year}年{one}和{other}哪个多？"),
    (Operation.SHARE, "{year}年{one}占{other}的百分之多少？"),
    (Operation.SHARE, "{year}年{one}占{other}总数的几成"),
    (Operation.SHARE, "{year}年{other}里{one}占多大比例"),
)
OF_RATES = (
    (Operation.DIFFERENCE, "{year}年{one}和{other}的增速相差几个百分点？"),
    (Operation.DIFFERENCE, "{year}年{one}增速比{other}快几个百分点"),
    (Operation.COMPARISON, "{year}年{one}和{other}哪个增长更快？"),
)
OF_YEARS = (
    (Operation.DIFFERENCE, "{one}2020年的目标比2019年多多少？"),
    (Operation.DIFFERENCE, "{one}2019年和2020年相差多少"),
    (Operation.RATIO, "2020年{one}的目标是2019年的几倍？"),
    (Operation.PERCENT_CHANGE, "{one}2020年目标比2019年增加百分之几？"),
    (Operation.COMPARISON, "{one}2020年的目标和2019年比哪个大"),
)
OF_RATES_OF_YEARS = (
    (Operation.DIFFERENCE, "{one}增速2020年目标比2019年低几个百分点？"),
    (Operation.COMPARISON, "{one}2019年和2020年哪年增长快？"),
)
# Dialogues, their turns parted by slashes; one in SAMPLED pairs is asked
DIALOGUES_OF_LEVELS = (
    (Operation.DIFFERENCE, "{year}年{one}是多少/那{other}呢/两者相差多少？"),
    (Operation.DIFFERENCE, "{year}年{one}是多少/{other}是多少/前者比后者多多少"),
    (Operation.RATIO, "{year}年{other}是多少/{one}呢/后者是前者的几倍？"),
    (Operation.SUM, "{year}年{one}有多少/{other}呢/加起来一共多少"),
    (Operation.COMPARISON, "{year}年{one}是多少/{other}呢/哪个多？"),
    (Operation.DIFFERENCE, "{year}年{one}是多少/跟{other}相差多少？"),
)
DIALOGUES_OF_RATES = (
    (Operation.DIFFERENCE, "{year}年{one}增长多少/{other}呢/两者相差几个百分点"),
    (Operation.COMPARISON, "{year}年{one}增长多少/那{other}呢/哪个快"),
)
DIALOGUES_OF_YEARS = (
    (Operation.DIFFERENCE, "2019年{one}是多少/2020年的目标呢/相差多少？"),
    (Operation.DIFFERENCE, "2019年{one}是多少/2020年的目标比它多多少"),
    (Operation.PERCENT_CHANGE, "2019年{one}是多少/2020年目标呢/增加百分之几"),
    (Operation.RATIO, "2019年{one}是多少/2020年目标呢/是去年的几倍"),
)
DIALOGUES_OF_RATES_OF_YEARS = (
    (Operation.DIFFERENCE, "{one}2019年增长多少/2020年目标呢/差几个百分点"),
    (Operation.COMPARISON, "{one}2019年增长多少/2020年目标呢/哪年高"),
)
SAMPLED = 3

Templates = tuple[tuple[Operation, str], ...]
_OF_ONE: tuple[Templates, Templates] = (OF_YEARS, OF_RATES_OF_YEARS)  # by whether of rates
_OF_TWO: tuple[Templates, Templates] = (OF_LEVELS, OF_RATES)
_IN_TURNS_OF_ONE: tuple[Templates, Templates] = (DIALOGUES_OF_YEARS, DIALOGUES_OF_RATES_OF_YEARS)
_IN_TURNS: tuple[Templates, Templates] = (DIALOGUES_OF_LEVELS, DIALOGUES_OF_RATES)


@dataclass(frozen=True, slots=True)
class GridCase:
    """A calculation of two figures; ``is_sound`` is false where it must be declined."""

    turns: tuple[str, ...]
    operation: Operation
    rows: tuple[Indicator, Indicator]
    is_sound: bool


def cases(rows: tuple[Indicator, ...], text: str) -> Iterator[GridCase]:
    """Yield every case of a table; ``text`` is the report's."""
    draw = random.Random(SEED)
    named: dict[str, set[str]] = defaultdict(set)  # by each way of calling them
    for row in rows:
        for way in (row.name, *row.aliases):
            named[way].add(row.name)
    once: dict[tuple[object, ...], Indicator] = {}
    for row in rows:
        once.setdefault((row.name, row.year, row.measure), row)
    for one, other in combinations(once.values(), 2):
        if one.measure is not other.measure or unit_of(one) != unit_of(other):
            continue
        is_rate = one.measure in CHANGES
        if not (is_rate or one.measure is Measure.LEVEL):
            continue
        if one.name == other.name:
            templates = _OF_ONE[is_rate] + _IN_TURNS_OF_ONE[is_rate]
        elif one.year == other.year:
            sampled = _IN_TURNS[is_rate] if draw.randrange(SAMPLED) == 0 else ()
            templates = _OF_TWO[is_rate] + sampled
        else:
            continue
        for operation, template in templates:
            pair = (one, other) if draw.random() < 1 / 2 else (other, one)
            if operation is Operation.SHARE and (held := part_and_whole(pair, text)):
                pair = (held[0], held[1])
            if one.name == other.name:
                pair = (max(pair, key=_year), min(pair, key=_year))
            names = {"one": _called(pair[0], named, draw), "other": _called(pair[1], named, draw)}
            asked = template.format(year=one.year, **names)
            yield GridCase(
                tuple(asked.split("/")), operation, pair, _is_sound(operation, pair, text)
            )


def _year(row: Indicator) -> int:
    return row.year or 0


def _called(row: Indicator, named: dict[str, set[str]], draw: random.Random) -> str:
    """Draw one of the ways of calling a row that call nothing else."""
    ways = [way for way in row.aliases if is_chinese(way) and len(named[way]) == 1]
    return draw.choice([row.name, *ways[:MOST_ALIASES]])


def _is_sound(operation: Operation, pair: tuple[Indicator, Indicator], text: str) -> bool:
    if operation is Operation.SHARE and not part_and_whole(pair, text):
        return False
    if operation is Operation.SUM and part_and_whole(pair, text):
        return False
    try:
        return bool(calculate(operation, pair))
    except NotComputable:
        return False


def judge(case: GridCase, reply: Answer) -> str:
    """Return right, declined, told (the two figures but no result), or wrong."""
    if reply.refused or reply.kind is Kind.CLARIFY:
        return "declined"
    told = {row.figure_key for row in reply.indicators}
    asked = {row.figure_key for row in case.rows}
    if reply.kind is not Kind.CALCULATION:
        return "told" if told == asked else "wrong"
    if told != asked or not case.is_sound:
        return "wrong"
    # which of two is larger may be told in either order
    pair = case.rows if case.operation is not Operation.COMPARISON else reply.indicators
    return "right" if calculate(case.operation, pair).result in reply.answer else "wrong"


def main() -> None:
    """Print the counts by operation; with -v the wrong ones, with -vv the declined, too."""
    assistant: Assistant = open_assistant()
    index = assistant.index
    counts: Counter[tuple[Operation, str, str, str]] = Counter()
    for case in cases(tuple(index.indicators), index.report.text):
        reply = ask(assistant, case.turns)
        verdict = judge(case, reply)
        kind = "dialogue" if len(case.turns) > 1 else "question"
        counts[case.operation, kind, "sound" if case.is_sound else "unsound", verdict] += 1
        shown = ("wrong",) if "-v" in sys.argv else ("wrong", "declined", "told")
        if len(sys.argv) > 1 and verdict in shown and (case.is_sound or verdict != "declined"):
            print(verdict, *case.turns, "→", reply.answer[:200])
    for key, count in sorted(counts.items()):
        print(*key, count)
    print(sum(counts.values()), "questions")


if __name__ == "__main__":
    main()
