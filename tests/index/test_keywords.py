import pytest

from index.keywords import KeywordIndex

INDEX = KeywordIndex([["老旧", "管网", "改造"], ["5g", "基站"], ["管网", "进", "小区"], []])


def test_the_rarer_word_scores_higher() -> None:
    scores = INDEX.scores([("管网", 1.0), ("改造", 1.0)])
    assert scores.argmax() == 0
    assert scores[2] > 0 == scores[1]


def test_a_weight_scales_a_word() -> None:
    full, half = INDEX.scores([("基站", 1.0)]), INDEX.scores([("基站", 0.5)])
    assert half[1] == pytest.approx(full[1] / 2)


def test_words_that_no_document_holds_score_nothing_but_lower_the_coverage() -> None:
    assert INDEX.scores([("地铁", 1.0)]).max() == 0
    assert INDEX.coverage(["管网", "地铁"], 0) < INDEX.coverage(["管网"], 0) == 1
    assert INDEX.idf("地铁") > INDEX.idf("基站") > INDEX.idf("管网")


def test_an_empty_question_covers_nothing() -> None:
    assert INDEX.coverage([], 0) == 0
    assert INDEX.scores([]).max() == 0
