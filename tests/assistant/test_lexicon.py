"""The lexicon gives citizens' words the administration's words beside them."""

import csv
from pathlib import Path

import pytest

from assistant.lexicon import LONGEST, Lexicon
from index.words import fold

FOLDER = Path("data/lexicon")
LEXICON = Lexicon.load(FOLDER)


def test_the_file_has_the_breadth_that_it_promises() -> None:
    with (FOLDER / "expansions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["word"] for row in rows}) >= 1500
    pairs = [(fold(row["word"]), fold(row["expansion"])) for row in rows]
    assert len(pairs) == len(set(pairs))
    assert all(word and expansion and word != expansion for word, expansion in pairs)
    assert all(len(word) <= LONGEST for word, _ in pairs)
    assert {float(row["weight"]) for row in rows} <= {0.4, 0.7, 1.0}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("小区水管老爆", ["小区", "水管"]),
        ("bus站在哪", ["bus"]),
        ("busy", []),
    ],
)
def test_words_are_found_whole(text: str, words: list[str]) -> None:
    found = [text[start:end] for start, end in LEXICON.found_in(text)]
    assert [word for word in found if word in ("小区", "水管", "bus")] == words


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("parks", "公园"),
        ("libraries", "书库"),
        ("buses", "公交"),
        ("planned", "规划"),
        ("news", ""),
    ],
)
def test_inflected_words_are_known(text: str, gloss: str) -> None:
    known = {"park": "公园", "library": "书库", "bus": "公交", "plan": "规划"}
    expansions = {word: ((other, 1.0),) for word, other in known.items()}
    lexicon = Lexicon(frozenset(), frozenset(), frozenset(), expansions)
    assert lexicon.in_chinese(text) == (gloss or text)
    found = lexicon.found_in(text)
    assert [lexicon.term(text[a:b]).others for a, b in found] == (
        [(((gloss,), 1.0),)] if gloss else []
    )


def test_an_expansion_is_cut_into_words_and_keeps_its_weight() -> None:
    lexicon = Lexicon(frozenset(), frozenset(), frozenset(), {"水管": (("市政设施", 0.7),)})
    term = lexicon.term("水管")
    assert term.words == ("水管",)
    assert ("市政", "设施") in [words for words, _ in term.others]
    assert [weight for _, weight in term.others] == [0.7]
