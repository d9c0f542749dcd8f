"""What people type has no end; what is kept of it has."""

from assistant.near_words import MOST_WORDS, is_light, sound_of, without_coordinates


def test_what_is_kept_of_words_is_bounded() -> None:
    assert sound_of.cache_info().maxsize == MOST_WORDS
    assert sound_of("公园") == sound_of("公圆")


def test_a_direction_alone_names_nothing() -> None:
    assert all(map(is_light, ["往下走", "弄出来", "敢定"]))
    assert not any(map(is_light, ["报上去", "回来", "出口", "走"]))


def test_a_compound_of_two_things_holds_both() -> None:
    assert without_coordinates({"进出口", "出口"}) == {"进出口"}
