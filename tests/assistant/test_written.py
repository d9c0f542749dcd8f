from collections.abc import Iterator

import pytest

from assistant.written import MOST, Written, written


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲有5个。[1]乙有6个。[2][3]", [("甲有5个。", (1,)), ("乙有6个。", (2, 3))]),
        ("甲有5个[1]。乙有6个【2】。", [("甲有5个。", (1,)), ("乙有6个。", (2,))]),
        ("甲有5个。[1, 2]\n乙。[3]", [("甲有5个。", (1, 2)), ("乙。", (3,))]),
        ("1. **甲**有5个。[1]\n- 乙。[2]", [("甲有5个。", (1,)), ("乙。", (2,))]),
        ("<think>先想一想。[9]</think>甲。[1]", [("甲。", (1,))]),
        ("甲没有标记。乙。[1]", [("甲没有标记。", ()), ("乙。", (1,))]),
        ("增长8.5%左右。[1]", [("增长8.5%左右。", (1,))]),
        ("甲。[1]乙还没写", [("甲。", (1,))]),
        ("<think>没有想完", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_sentences_are_taken_from_a_text_in_pieces(
    text: str, sentences: list[tuple[str, tuple[int, ...]]], size: int
) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(written(pieces)) == [Written(*sentence) for sentence in sentences]


def test_an_endless_text_is_cut_off() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 3
            yield "没完没"

    assert list(written(endless())) == []
    assert read <= MOST + 3
