"""What is kept at hand."""

from index.keeping import at_hand


def test_what_is_kept_at_hand_is_read_once_unless_it_is_long() -> None:
    read: list[str] = []

    @at_hand(most=2, longest=3)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length(text) for text in ("abc", "abc", "abcd", "abcd")] == [3, 3, 4, 4]
    assert read == ["abc", "abcd", "abcd"]
