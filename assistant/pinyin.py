"""Questions typed in pinyin: jin nian yao jian ji ge 5g jizhan → 今年要建几个5g基站.

The words are those of the report and of people's questions about it, by how often they are said;
the reading is the most probable one that spells every letter.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, pairwise, product

from assistant.lexicon import Lexicon
from assistant.near_words import readings_of, sound_of
from index.report_index import ReportIndex
from index.tongue import Tongue, tongue_of
from index.words import fold, parts_of

_RUN = re.compile(r"(?<![a-z0-9])[a-z]+(?:[ '’]+[a-z]+)*")
_TOKEN = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LEVEL = re.compile("(?:sheng|shi|qu|xian|qi)$")  # 省市区县旗
_GREETINGS = ("你好", "您好", "谢谢", "多谢")
LONGEST = 8  # characters of a word
COMMON = 30  # times that a word which is said of anything counts
OFTEN = 2  # times that two words are said together
MOST_SPELLINGS = 8  # of one word whose characters have several readings
FEWEST = 2  # syllables of a run
MOST = 160  # letters of a run; a longer one is no question
UNKNOWN = 1e-7  # probability of a syllable that no word spells


# The words that letters spell: each with its log-probability and where its syllables end.
_Words = dict[str, list[tuple[str, float, frozenset[int]]]]


class Pinyin:
    """Reads pinyin by the words of one report."""

    def __init__(self, texts: Iterable[str], common: Iterable[str], english: Iterable[str]) -> None:
        """Take what is said of the report, and words that are said of anything.

        ``english`` words are no pinyin by themselves.
        """
        self._english = frozenset(english)
        self._words, self._longest = _spelt((*texts, *_GREETINGS), common)

    def read(self, text: str) -> str:
        """Return a question with its pinyin in characters, or as it is."""
        folded = fold(text)
        runs = [run for run in _RUN.finditer(folded) if self._may_be_pinyin(run.group())]
        for run in reversed(runs):
            tokens = _TOKEN.findall(run.group())
            read = self._read(tokens) or self._read_apart(tokens)
            if read:
                folded = folded[: run.start()] + read + folded[run.end() :]
                text = re.sub(r"(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])", "", folded)
        return text

    def _may_be_pinyin(self, run: str) -> bool:
        """Say whether a run of letters is not English for the most part."""
        tokens = _TOKEN.findall(run)
        english = sum(token in self._english for token in tokens)
        return len(run) <= MOST and 2 * english < len(tokens)

    def _read_apart(self, tokens: list[str]) -> str:
        """Return what spells all tokens but names that the report writes in letters: igbt."""
        told = []
        for is_english, group in groupby(tokens, self._english.__contains__):
            own = list(group)
            read = " ".join(own) if is_english else self._read(own)
            if not read:
                return ""
            told.append(read)
        return " ".join(told)

    def _read(self, tokens: list[str]) -> str:
        """Return the most probable words that spell all tokens, or nothing."""
        letters = "".join(tokens)
        ends, at = set(), 0
        for token in tokens:
            at += len(token)
            ends.add(at)
        # At each offset: the log-probability of the best reading so far, and that reading.
        best: dict[int, tuple[float, str, int]] = {0: (0.0, "", 0)}
        for start in range(len(letters)):
            if start not in best:
                continue
            total, read, syllables = best[start]
            for end, word, score, count in self._from(letters, start, ends):
                found = (total + score, read + word, syllables + count)
                if end not in best or found > best[end]:
                    best[end] = found
        _, read, syllables = best.get(len(letters), (0.0, "", 0))
        return read if syllables >= FEWEST else ""

    def _from(
        self, letters: str, start: int, ends: set[int]
    ) -> Iterator[tuple[int, str, float, int]]:
        """Yield the words that letters spell from an offset on; none has a token end in it."""
        for end in range(start + 1, min(len(letters), start + self._longest) + 1):
            for word, score, edges in self._words.get(letters[start:end], ()):
                inside = {at - start for at in ends if start < at < end}
                if inside <= edges:
                    yield end, word, score, len(word)


def pinyin_of(index: ReportIndex, lexicon: Lexicon) -> Pinyin:
    """Return what reads pinyin by the words of a report, its figures and people's questions."""
    own = (
        *(sentence.text for sentence in index.report.sentences),
        *(name for row in index.indicators for name in (row.name, *row.aliases)),
    )
    asked = (q.question for q in index.questions if tongue_of(q.question) is Tongue.MANDARIN)
    words = {word for word in (*lexicon.saying_nothing, *lexicon.expansions) if word.isascii()}
    # The lexicon has words in pinyin, too: tushuguan for 图书馆.
    spelt = {"".join(sound_of(way)) for word in words for way in lexicon.ways(word)[1:]}
    named = {"".join(sound_of(name)) for name in (index.facts.region, *index.facts.names)}
    named |= {_LEVEL.sub("", name) for name in named}
    told = {token for text in own for token in _TOKEN.findall(fold(text))}  # China 500 projects
    return Pinyin((*own, *asked), lexicon.saying_nothing, (words - spelt | told) - named)


def _spelt(texts: Iterable[str], common: Iterable[str]) -> tuple[_Words, int]:
    """Return the words by their letters, with log-probability and where syllables end."""
    counts, pairs = Counter[str](), Counter[str]()
    for text in texts:
        for stretch in _HAN.findall(fold(text)):
            words = parts_of(stretch)
            counts.update(words)
            pairs.update(a + b for a, b in pairwise(words) if len(a + b) <= LONGEST)
    counts.update({word: COMMON for word in common if _HAN.fullmatch(word)})
    # Two words that are often said together: 水质达到, not 大道
    counts.update({pair: count for pair, count in pairs.items() if count >= OFTEN})
    for word in list(counts):  # a character of any word may stand alone
        for character in word:
            counts.setdefault(character, 0)
    total = sum(counts.values())
    found: dict[tuple[str, frozenset[int]], tuple[float, str]] = {}
    for word, count in counts.items():
        score = math.log(max(count / total, UNKNOWN))
        for syllables in islice(product(*map(readings_of, word)), MOST_SPELLINGS):
            edges, at = set(), 0
            for syllable in syllables[:-1]:
                at += len(syllable)
                edges.add(at)
            key = ("".join(syllables), frozenset(edges))
            found[key] = max(found.get(key, (-math.inf, "")), (score, word))
    by_letters: _Words = defaultdict(list)
    for (letters, edges_of), (score, word) in found.items():
        by_letters[letters].append((word, score, edges_of))
    return dict(by_letters), max(map(len, by_letters), default=0)
