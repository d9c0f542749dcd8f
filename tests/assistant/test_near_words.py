"""What people type has no end; what is kept of it has."""

from assistant.near_words import MOST_WORDS, sound_of, without_coordinates


def test_what_is_kept_of_words_is_bounded() -> None:
    assert sound_of.cache_info().maxsize == MOST_WORDS
    assert sound_of("公园") == sound_of("公圆")


def test_a_compound_of_two_things_holds_both() -> None:
    assert without_coordinates({"进出口", "出口"}) == {"进出口"}
