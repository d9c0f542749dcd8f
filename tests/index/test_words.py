from pathlib import Path

import pytest

from index.words import CLAUSE_ENDS, cut, fold, load_words, only_clauses, spans_between


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２０年５Ｇ", "2020年5g"),
        ("雲計算與頭髮", "云计算与头发"),
        ("ＰＭ２．５％", "pm2.5%"),
        ("Slush Shenzhen", "slush shenzhen"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5G基站1500个", ["5g", "基站", "1500", "个"]),
        ("PM2.5浓度", ["pm2.5", "浓度"]),
        ("小區舊水管", ["小区", "旧", "水管"]),
        ("，。！？", []),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_a_text_is_parted_where_a_pattern_stands() -> None:
    assert spans_between(CLAUSE_ENDS, "去年，今年。") == [(0, 2), (3, 5), (6, 6)]
    assert spans_between(CLAUSE_ENDS, "") == [(0, 0)]


def test_clauses_are_kept_unless_all_or_none_would_be() -> None:
    assert only_clauses(CLAUSE_ENDS, "我家娃小，有几个园，，", lambda c: "几" in c) == "有几个园"
    assert only_clauses(CLAUSE_ENDS, "有几个园，有几个", lambda c: "几" in c) == ""
    assert only_clauses(CLAUSE_ENDS, "我家娃小", lambda c: "几" in c) == ""


def test_long_words_are_followed_by_the_words_inside_them() -> None:
    assert {"生态", "文明", "建设"} <= set(cut("生态文明建设"))


def test_word_lists_skip_remarks_and_are_folded(tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_text("# 说明\n幾多\n\nThe\n", encoding="utf-8")
    assert load_words(tmp_path / "w.txt") == {"几多", "the"}
