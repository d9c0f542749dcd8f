"""Pairs of texts that mean alike, derived from the training text, for contrastive training.

Questions are derived from sentences of other reports, news and laws: one to three words of a
sentence, those that the lexicon knows put as citizens say them, in a frame of everyday speech.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.lexicon import Expansions
from index.words import fold
from tools.corpus import lines, words
from tools.english import HELD_OUT_EVERY, aligned

FRAMES = Path(__file__).with_name("question_frames.txt")
NATIONAL_WEIGHT = 5  # the national reports are what questions are about, and few
SHORTEST, LONGEST = 8, 160  # characters of a sentence that is worth a pair
LONGEST_WORD = 8  # of an administration's word that is put as citizens say it
FIRST_SENTENCES = 8  # of an article; its headline tells of these
_SENTENCE = re.compile(r"[^。！？；\n]+")
_BRACKETED = re.compile("【[^】]*】")  # 【领航中国】共护一江水
_WORD = re.compile("[\u4e00-\u9fff]{2,}")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the training text and how many pairs are drawn from it.

    ``asked`` and ``followed`` are the shares of its sentences that become questions and that are
    paired with the next one; the smaller and nearer a source, the more of it is used.
    """

    name: str
    asked: float
    followed: float
    rounds: int = 1  # questions derived from each sentence


SOURCES = (
    Source("reports.jsonl.xz", 1.0, 0.5, 3),
    Source("title_text.jsonl.xz", 0.3, 0.15),
    Source("news.txt.xz", 0.1, 0.1),
    Source("laws.txt.xz", 0.1, 0.0),
)


class Questions:
    """Derives questions from sentences."""

    def __init__(self, expansions: Expansions, seed: int) -> None:
        """Turn the lexicon round: the administration's word → citizens' words."""
        said: dict[str, list[str]] = defaultdict(list)
        for word, others in expansions.items():
            for other, _ in others:
                said[other].append(word)
        self._said = dict(said)
        frames = FRAMES.read_text(encoding="utf-8").splitlines()
        self._frames = [frame for frame in frames if frame and not frame.startswith("#")]
        self._chance = random.Random(seed)

    def ask(self, sentence: str) -> str:
        """Return a question that the folded sentence answers, or an empty string."""
        chance = self._chance
        known = sorted(self._known(sentence))
        chance.shuffle(known)
        picked = [chance.choice(self._said[word]) for word in known[: chance.choice((1, 1, 2))]]
        own = [word for word in words(sentence) if _WORD.fullmatch(word)]
        chance.shuffle(own)
        picked += own[: max(0, chance.choice((1, 2, 2, 3)) - len(picked))]
        chance.shuffle(picked)
        topic = chance.choice(("", "的", " ", "和")).join(picked)
        return chance.choice(self._frames).format(topic) if picked else ""

    def _known(self, sentence: str) -> set[str]:
        places = range(len(sentence))
        spans = (sentence[at : at + n] for at in places for n in range(2, LONGEST_WORD + 1))
        return {span for span in spans if span in self._said}


def derive(folder: Path, expansions: Expansions, seed: int) -> dict[str, list[Pair]]:
    """Return pairs by kind: questions, neighbours, headlines, translations (never the held-out)."""
    questions, chance = Questions(expansions, seed), random.Random(seed)
    found: dict[str, list[Pair]] = {"questions": [], "neighbours": [], "headlines": []}
    for source in SOURCES:
        for title, sentences in _documents(folder / source.name):
            if title:
                told = sentences[:FIRST_SENTENCES]
                found["headlines"] += [(title, s) for s in chance.sample(told, min(2, len(told)))]
            found["neighbours"] += [
                p for p in pairwise(sentences) if chance.random() < source.followed
            ]
            for sentence in sentences * source.rounds:
                asked = questions.ask(sentence) if chance.random() < source.asked else ""
                if asked:
                    found["questions"].append((asked, sentence))
    return found | {"translations": _translations(folder)}


def _translations(folder: Path) -> list[Pair]:
    national = aligned(folder, "gov_report_zh_en.tsv.xz")
    pairs = [p for at, p in enumerate(national) if at % HELD_OUT_EVERY] * NATIONAL_WEIGHT
    pairs += aligned(folder, "tatoeba_zh_en.tsv.xz")
    return [(english, chinese) for chinese, english in pairs]


def _documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield headline (or nothing) and sentences of each document of a file that may be missing."""
    for line in lines(path) if path.exists() else ():
        row = json.loads(line) if path.name.endswith(".jsonl.xz") else {"text": line}
        title = _BRACKETED.sub("", fold(row.get("title", "")))
        yield title, list(_sentences(_SENTENCE.findall(fold(row["text"]))))


def _sentences(parts: Iterable[str]) -> Iterator[str]:
    yield from (p for part in parts if SHORTEST <= len(p := part.strip()) <= LONGEST)
