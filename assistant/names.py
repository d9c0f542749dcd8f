"""Which indicators a question names: by name or alias, by sound, or by the words they stand in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figure_vocabulary import FigureVocabulary
from assistant.near_words import sound_of
from assistant.slots import names_statistic
from index.indicators import IndicatorTable
from index.keeping import at_hand
from index.keywords import KeywordIndex
from index.types import Indicator, Measure
from index.words import cut, fold

SPAN = ("之前", "之后")  # how the table marks the two ends of 从9天缩短至3天
SHORTEST_BY_SOUND = 3  # two syllables sound like too many words
# Without a name or alias, the words of the question must make up this share (by idf) of a name.
NAMED_ENOUGH = 0.5
AS_WELL_NAMED = 0.1  # 500强项目 names those of the world's 500 and of China's
_SPACES = re.compile(r"\s+")
_GAP = re.compile(r"(?<![a-z0-9])\s+|\s+(?![a-z0-9])")
_OF = re.compile(r"(?<!目)[的嘅](?!士|确)")  # 对经济增长的贡献 is 对经济增长贡献
_ONE_WAY = (
    (re.compile("几多"), "多少"),
    (re.compile("(?:多少|几)个百分比"), "百分之几"),
    (re.compile(r"(?<=[标数率量额幅值速])为何(?=\?*$)"), "多少"),  # 增长目标为何
    (re.compile("百分(?:之?多少|之几十|几)"), "百分之几"),
    (re.compile("里[面头边]"), "里"),
    (re.compile("之(?=比[重例])"), ""),
    (re.compile("wi[- ]fi"), "wifi"),
    (re.compile("(?<=[a-z])-(?=[a-z])"), " "),  # foreign-trade
    (re.compile("(?:多少|几)(?:%|个?巴仙|个? ?percent)"), "百分之几"),
)
_PINYIN = re.compile(r"[a-z]{3,}")
_LATIN = re.compile(r"[a-z0-9]")
_YEAR = re.compile(r"20\d\d")
_KIND = re.compile("(?:项目|企业|工程|活动)$")
_COUNTS = ("量", "数")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question that names indicators, and the rows that carry that name."""

    text: str
    rows: tuple[Indicator, ...]
    start: int
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """The indicators' names, in reading order."""
        return tuple(dict.fromkeys(row.name for row in self.rows))


class Names:
    """Finds the indicators that a question is about."""

    def __init__(
        self,
        table: IndicatorTable,
        words: FigureVocabulary,
        keywords: KeywordIndex,
    ) -> None:
        """Read names and aliases; ``words`` are those that stand with each figure."""
        self._table = table
        self._words = words
        self._cut = {name: frozenset(cut(name)) for name in table.names}
        english = {(row.name, alias) for row in table for alias in row.aliases if alias.isascii()}
        self._english: dict[str, list[frozenset[str]]] = defaultdict(list)
        for name, alias in english:
            self._english[name].append(frozenset(cut(alias)))
        self._keywords = keywords
        aliases: dict[str, list[Indicator]] = defaultdict(list)
        for row in table:
            for alias in dict.fromkeys((row.name, *row.aliases)):
                aliases[squeeze(alias)].append(row)
        self._aliases = {a: tuple(aliases[a]) for a in sorted(aliases, key=lambda a: (-len(a), a))}
        self._called = [({row.name for row in rows}, rows) for rows in self._aliases.values()]
        self._lengths: dict[str, set[int]] = defaultdict(set)  # by the first character
        for alias in aliases:
            self._lengths[alias[0]].add(len(alias))
        self._sounds = {
            tuple(sound for char in alias for sound in sound_of(char)): rows
            for alias, rows in self._aliases.items()
            if len(alias) >= SHORTEST_BY_SOUND
        }
        self._sound_sizes = sorted({len(sound) for sound in self._sounds}, reverse=True)

    def mentions(self, text: str) -> list[Mention]:
        """Return the names and aliases that stand in a squeezed text, in its order."""
        return sorted(self._exact(text), key=lambda m: m.start)

    def unexplained(self, names: Iterable[str], words: Sequence[str]) -> list[str]:
        """Return the words that stand nowhere near the figures of these indicators."""
        return self._words.unexplained(names, words)

    def are_shares(self, groups: Sequence[tuple[str, ...]]) -> bool:
        """Say whether one thing is named, and all that is told of it are shares."""
        rows = [row for row in self._table if len(groups) == 1 and row.name in groups[0]]
        return bool(rows) and all(row.measure is Measure.SHARE for row in rows)

    def are_spans(self, groups: Sequence[tuple[str, ...]]) -> bool:
        """Say whether what is named is told before and after: 从9天缩短至3天."""
        named = {name for group in groups for name in group}
        return any(row.basis.endswith(SPAN) for row in self._table if row.name in named)

    def tell(self, names: Iterable[str], place: str) -> bool:
        """Say whether a place is told of these figures: 港澳 in 深港澳姊妹学校."""
        own = frozenset().union(*map(self._words.own, names))
        return not place.startswith("全") and own.issuperset(cut(place))

    def say(self, names: Iterable[str], mentions: Iterable[Mention]) -> bool:
        """Say whether names, aliases or quotes of these indicators hold what was mentioned."""
        said = {word for mention in mentions for word in cut(mention.text)}
        return all(said <= self._words.own(name) for name in names)

    def calls(self, name: str, words: Iterable[str]) -> bool:
        """Say whether an indicator's name holds each of these words, or another for it."""
        held = self._cut[name]
        return all(word in held or self._words.means_one_of(word, held) for word in words)

    def head_of(self, mentions: Sequence[Mention]) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
        """Read names that adjoin as one: the last is what is asked, the others say of which.

        Returns its names and the words of the others that its figures do not explain.
        """
        head = mentions[-1].names
        # 中国500强引进项目: the head only says what kind of thing they are
        if len(mentions) > 1 and _KIND.search(mentions[-1].text):
            last = cut(mentions[-1].text)
            of_it = [n for n in mentions[-2].names if n not in head]
            own = tuple(n for n in of_it if not self.unexplained([n], last))
            if own:
                return (own,), []
        words = [word for mention in mentions[:-1] for word in cut(mention.text)]
        fitting = tuple(name for name in head if not self.unexplained([name], words))
        return ((fitting or head),), [] if fitting else words

    def saying_all(
        self, groups: Iterable[tuple[str, ...]], mentions: Sequence[Mention]
    ) -> tuple[str, ...]:
        """Return the names that say everything that was mentioned."""
        names = dict.fromkeys(name for group in groups for name in group)
        return tuple(name for name in names if self.say([name], mentions))

    def saying_more(
        self, names: Sequence[str], mentions: Sequence[Mention], words: Sequence[str]
    ) -> tuple[str, ...]:
        """Return the other names that say every word where these but stand amid the words.

        建筑业对经济增长的贡献 is no growth of GDP; of 公共WIFI the 速率 is no number of places.
        """
        said = tuple(name for name in names if self._words.own(name) >= set(words))
        if said:
            return said if any(map(names_statistic, words)) else ()
        asked = {*words, *(word for mention in mentions for word in cut(mention.text))}
        asked = {w for w in asked if not any(o != w and o in w for o in asked)}  # 专利, 申请
        return tuple(n for n in self._table.names if n not in names and asked <= self._words.own(n))

    def fitting(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return every indicator whose figures stand amid all the words."""
        fitting = self._words.explaining_all(words) if words else ()
        return tuple(name for name in self._table.names if name in fitting)

    def kin(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the other indicators that share an alias with one of these."""
        own = set(names)
        shared = [rows for names, rows in self._called if not own.isdisjoint(names)]
        return tuple(dict.fromkeys(r.name for rows in shared for r in rows if r.name not in own))

    def beside(self, names: Iterable[str], words: Iterable[str]) -> tuple[str, ...]:
        """Return other indicators of the same sections, or sharing an alias, named by all words."""
        own, asked = set(names), {word for word in words if len(word) > 1}
        sections = {row.section_id for row in self._table if row.name in own}
        near = [row.name for row in self._table if row.section_id in sections]
        candidates = dict.fromkeys((*self.kin(own), *near))
        return tuple(n for n in candidates if n not in own and asked and self._says_all(n, asked))

    def likest(self, names: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
        """Keep the names that are most like the others: 专利申请总量 beside 专利授权总量."""
        told = [set(other) for other in others]
        alike = {
            n: max((len(set(n) & o) / len(set(n) | o) for o in told), default=0) for n in names
        }
        most = max(alike.values(), default=0)
        return tuple(name for name in names if alike[name] == most)

    def _says_all(self, name: str, words: Iterable[str]) -> bool:
        """Say whether a name holds every word, or another word of its meaning."""
        folded, called = fold(name), self._cut[name]
        if folded.endswith(_COUNTS):  # 申请量 beside 专利授权总量 is 专利申请总量
            words = [word.rstrip("".join(_COUNTS)) or word for word in words]
        return all(word in folded or self._words.means_one_of(word, called) for word in words)

    def narrowed(self, names: Sequence[str], words: Iterable[str]) -> tuple[str, ...]:
        """Keep the names that hold most of the words: 在推进的 keeps 推进建设的…项目."""
        asked = set(words)
        held = {name: len(asked & self._cut[name]) for name in names}
        most = max(held.values(), default=0)
        return tuple(name for name in names if held[name] == most)

    def by_words(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the indicators whose figures stand amid all the words and that the words name."""
        asked = set(words)
        scores = {name: self._named_share(name, asked) for name in self.fitting(words)}
        best = max(scores.values(), default=0.0)
        if best < NAMED_ENOUGH:
            return ()
        return tuple(name for name, score in scores.items() if score >= best - AS_WELL_NAMED)

    def _named_share(self, name: str, asked: set[str]) -> float:
        """Return the share of a name that words say; of English, how like an alias they are."""
        if "".join(asked).isascii():  # invention patents were granted: invention patents granted
            said = [(len(way & asked), len(way)) for way in self._english[name]]
            return max((n / len(asked) * n / size for n, size in said), default=0.0)
        weights = {word: self._keywords.idf(word) for word in self._cut[name]}
        return sum(w for word, w in weights.items() if word in asked) / sum(weights.values())

    def _exact(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        taken = [False] * len(text)
        spans = (
            (start, start + length)
            for start, char in enumerate(text)
            for length in self._lengths.get(char, ())
            if start + length <= len(text) and text[start : start + length] in self._aliases
        )
        # The longest first; of two as long the one before: 发明专利申请 of 发明专利申请件数.
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if not any(taken[start:end]) and _stands_alone(text, start, end):
                taken[start:end] = [True] * (end - start)
                found.append(Mention(text[start:end], self._aliases[text[start:end]], start, end))
        return found

    def by_sound(self, text: str) -> list[Mention]:
        """Find an alias typed with a character of the same sound: 基戰, 专力, 进岀口."""
        sounds: list[str] = []
        places: list[int] = []
        for at, char in enumerate(text):
            sounds += sound_of(char)
            places += [at] * len(sound_of(char))
        if _PINYIN.search(text):
            return self._spelt(text)
        for size in self._sound_sizes:
            for start in range(len(sounds) - size + 1):
                rows = self._sounds.get(tuple(sounds[start : start + size]))
                if rows:
                    first, last = places[start], places[start + size - 1]
                    return [Mention(text[first : last + 1], rows, first, last + 1)]
        return []

    def _spelt(self, text: str) -> list[Mention]:
        """Find an alias typed in pinyin: 5g jizhan."""
        closed = re.sub(r"\s", "", text)
        for sound, rows in self._sounds.items():
            if "".join(sound) not in closed:
                continue
            found = re.search(r"\b" + r"\s?".join(map(re.escape, sound)) + r"\b", text)
            if found and _PINYIN.search(found.group()):
                return [Mention(found.group(), rows, found.start(), found.end())]
        return []


@at_hand()
def squeeze(text: str) -> str:
    """Fold a text and drop 的 and the spaces that do not part two Latin words.

    What says the same is written in one way: 几多 is 多少, 里面 is 里.
    """
    bare = _OF.sub("", _GAP.sub("", _SPACES.sub(" ", fold(text).strip())))
    for pattern, plain in _ONE_WAY:
        bare = pattern.sub(plain, bare)
    return bare


def said_length(mentions: Sequence[Mention]) -> int:
    """Return how many characters of a text name indicators."""
    return sum(len(mention.text) for mention in mentions)


def adjoin(text: str, mentions: Sequence[Mention]) -> bool:
    """Say whether names stand in a text with nothing, not even a space, between them."""
    return _OF.sub("", "".join(m.text for m in mentions)) in _OF.sub("", fold(text))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Keep gdp out of gdps, 5g out of 15g and 基站数 out of 基站数量; a year may adjoin a name."""
    before, after = text[max(start - 4, 0) : start], text[end : end + 4]
    left = _runs_on(text[max(start - 1, 0) : start], text[start], before)
    right = _runs_on(text[end : end + 1], text[end - 1], after)
    return not left and not right and text[end - 1 : end + 1] not in ("数量", "数目")


def _runs_on(outside: str, inside: str, beyond: str) -> bool:
    """Say whether a Latin word goes on beyond a name: gdp in gdps, but not in gdp2020."""
    both = _LATIN.match(outside) and _LATIN.match(inside)
    return bool(both) and not (inside.isalpha() and _YEAR.fullmatch(beyond))
