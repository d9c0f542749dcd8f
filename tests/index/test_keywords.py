import pytest

from index.keywords import EXPANSION, CharacterIndex, KeywordIndex
from index.types import Term

INDEX = KeywordIndex([["老旧", "管网", "改造"], ["5g", "基站"], ["管网", "进", "小区"], []])


def terms(*words: str) -> list[Term]:
    return [Term((word,)) for word in words]


def test_the_rarer_word_scores_higher() -> None:
    scores = INDEX.scores(terms("管网", "改造"))
    assert scores.argmax() == 0
    assert scores[2] > 0 == scores[1]


def test_another_way_to_say_it_counts_less_than_the_word_itself() -> None:
    said = INDEX.scores(terms("基站"))
    meant = INDEX.scores([Term(("信号塔",), ((("基站",), 0.5),))])
    assert meant[1] == pytest.approx(said[1] * 0.5 * EXPANSION)


def test_words_that_no_document_holds_score_nothing_but_lower_the_coverage() -> None:
    assert INDEX.scores(terms("地铁")).max() == 0
    assert INDEX.coverage(terms("管网", "地铁"))[0] < INDEX.coverage(terms("管网"))[0] == 1
    assert INDEX.idf("地铁") > INDEX.idf("基站") > INDEX.idf("管网")


def test_another_way_to_say_it_covers_at_its_weight() -> None:
    term = Term(("水管子",), ((("管网",), 0.7), (("老旧", "道路"), 1.0)))
    assert INDEX.coverage([term])[0] == pytest.approx(0.7)
    assert INDEX.coverage([term])[1] == 0


def test_an_empty_question_covers_nothing() -> None:
    assert INDEX.coverage([])[0] == 0
    assert INDEX.scores([]).max() == 0


def test_characters_are_found_where_words_are_torn_apart() -> None:
    shares = CharacterIndex(["交通拥堵治理", "老旧管网改造", ""]).coverage("天天堵，治不治")
    assert shares.argmax() == 0
    assert 0 < shares[0] < 1
    assert shares[1] == shares[2] == 0


def test_a_question_without_characters_covers_nothing() -> None:
    assert not CharacterIndex(["交通", "管网"]).coverage("？！").any()
