"""Words around a figure that say nothing of it: 业主群里都在传，公办学位一共是多少个.

A word that nothing explains changes what is asked for where it stands by the name or by what asks;
elsewhere in a story it does not, unless it names a part, a statistic, a place or a person.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from assistant.counters import UNDOING, asked_spans, asked_times
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.names import squeeze
from assistant.slots import is_text_question, names_statistic
from index.tongue import is_chinese
from index.words import CLAUSE_ENDS, is_proper, says_doing, says_place, spans_between

BEFORE, BEHIND = 4, 3  # characters beside a name, and behind what asks
SPECIFIC = 3  # characters of a name that is no common noun
DOING = 2  # characters of a verb that does no more than that something is done
_PLACES = "区|县|市|镇|乡|省|旗|自治州"
# but 小区, 社区 and 园区 are no region
_PLACE = re.compile(
    f"(?!.*(?:[社小园片学校景厂库辖地]区|[超股门上城]市)$|(?:城|市|全|我|山)区$)\\w{{2,}}(?:{_PLACES})"
)
_PLACE_ENDS = re.compile(f"(?:{_PLACES})?")
_HEADED_BY = re.compile(
    "(?:^|[，,。；;？?])([\u4e00-\u9fff]{2,6}[区县市镇乡])(?=20\\d\\d|[今去]年|的)"
)
_SHARE_OF = re.compile("占[^，,]{0,6}$")
_DONE = ("了", "咗", "过", "着")
_EXCEPT = re.compile(
    "除|另外|其余|其他|单独|只要|仅|不算|不含|不是|不计|不在|不要|不问|不关心|以外|之外"
)
# These say that another thing, less or more is meant, wherever they stand
_OTHERWISE = re.compile(
    "[不没别非除另其单独只仅未无]|以外|之外|其余|其他|个人|自己|每|各|平均|折合|换算"
)


def without_talk(question: FigureQuestion, narrowing: Collection[str]) -> FigureQuestion:
    """Return a question without the words around it that change nothing of what is asked.

    ``narrowing`` are words that name a part of a thing.
    """
    squeezed = squeeze(question.text)
    starts = [squeezed.find(m.text) for m in question.mentions]  # a name may be read in parts
    named = [(at, at + len(m.text)) for at, m in zip(starts, question.mentions, strict=True)]
    is_specific = -1 not in starts and any(len(m.text) >= SPECIFIC for m in question.mentions)
    asks = asked_times(squeezed) > 0 and not any(map(is_text_question, CLAUSE_ENDS.split(squeezed)))
    # 第三产业占GDP几成: of what is named a share is asked for
    is_whole = any(_SHARE_OF.search(squeezed[:start]) for start, _ in named)
    headed = [m[1] for m in _HEADED_BY.finditer(squeezed)]  # 满城区2019年, cut as 满 and 城区
    is_elsewhere = any(
        _says_place(word, squeezed) or any(word in name for name in headed)
        for word in question.unexplained
    )
    if (
        is_whole
        or is_elsewhere
        or not (is_specific and question.unexplained and asks and is_chinese(squeezed))
    ):
        return question
    core = _core(squeezed, named)
    talk = {w for w in question.unexplained if _is_talk(w, squeezed, core, narrowing)}

    def left(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if word not in talk)

    parts = tuple(replace(part, unexplained=left(part.unexplained)) for part in question.parts)
    return replace(question, unexplained=left(question.unexplained), parts=parts)


def _says_place(word: str, text: str) -> bool:
    """Say whether a word names a place, as it is or with what stands behind it: 满城 of 满城区."""
    ends = ((at, _PLACE_ENDS.match(text, at + len(word))) for at in _starts(word, text))
    return says_place(word) or any(_PLACE.fullmatch(text[at : e and e.end()]) for at, e in ends)


def _is_talk(word: str, text: str, core: list[tuple[int, int]], narrowing: Collection[str]) -> bool:
    places = list(_starts(word, text))
    names = word in MODIFIERS or word in narrowing or names_statistic(word) or is_proper(word)
    if not places or names or _EXCEPT.search(word):
        return False
    clauses = _clauses(text)
    told = [clause for clause in clauses if any(clause[0] <= at < clause[1] for at in places)]
    is_beside = all(end <= first or last <= start for start, end in told for first, last in core)
    if is_beside:  # 组长已经下班了，电话不接: of clauses that neither name nor ask
        return True
    behind = [(end, end + BEHIND) for _, end in asked_spans(text)]  # 有几个全覆盖
    is_other = _OTHERWISE.search(word) or UNDOING.search(word)
    if is_other or any(
        start < at + len(word) and at < end for start, end in behind for at in places
    ):
        return False
    near = any(start < at + len(word) and at < end for start, end in core for at in places)
    is_done = len(word) >= DOING or any(text[at + len(word) :][:1] in _DONE for at in places)
    return not near or (is_done and says_doing(word))


def _starts(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a text begin and end."""
    return spans_between(CLAUSE_ENDS, text)


def _core(text: str, named: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches by the names and by what asks; of a clause that only asks, all."""
    edges = [edge for clause in _clauses(text) for edge in clause]
    asked = asked_spans(text)
    core = []

    def around(start: int, end: int) -> tuple[int, int]:
        return max(edge for edge in edges if edge <= start), min(e for e in edges if e >= end)

    for start, end in named:
        first, last = around(start, end)
        core.append((max(first, start - BEFORE), end))
        behind = [span for span in asked if span[0] >= end]
        if behind and behind[0][0] <= last:
            core.append((end, behind[0][1] + BEHIND))
    for start, end in asked:
        first, last = around(start, end)
        if any(first <= at < last for at, _ in named):
            core.append((max(first, start - BEFORE), end + BEHIND))
        else:
            core.append((first, last))
    return core
