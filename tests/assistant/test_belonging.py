"""Trees that say which sentences belong to a list, and the signs that they read."""

from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.belonging import TREES_FILE, Belonging, likeliest
from assistant.list_signs import NAMES, ListSigns, Standing, longest_run
from assistant.listing import Listing
from assistant.settings import Settings
from assistant.understand import understand
from index.errors import ReportFormatError

HEAD = "tree,node,sign,at_most,below,above,value\n"
TWO_TREES = "0,0,,,,,-1\n1,0,rank,0.5,1,2,\n1,1,,,,,3\n1,2,,,,,-2\n"


def belonging(folder: Path, rows: str) -> Belonging:
    path = folder / "trees.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return Belonging.load(path)


def test_leaves_add_up_to_log_odds(tmp_path: Path) -> None:
    signs = np.zeros((2, len(NAMES)))
    signs[1, NAMES.index("rank")] = 1.0
    likely = belonging(tmp_path, TWO_TREES).likely(signs)
    assert likely == pytest.approx(1 / (1 + np.exp([-2.0, 3.0])))
    assert belonging(tmp_path, TWO_TREES).likely(signs[:0]).shape == (0,)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [(0.5, 10, [1, 2]), (0.5, 1, [1]), (0.95, 10, [1]), (0.0, 10, [1, 2, 0])],
)
def test_what_is_likely_enough_is_told_and_always_one(
    least: float, most: int, told: list[int]
) -> None:
    assert likeliest(np.array([0.1, 0.9, 0.5]), least, most).tolist() == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("", "no trees"),
        ("0,0,colour,1,1,2,\n0,1,,,,,1\n0,2,,,,,1\n", "line 2"),  # no such sign
        ("0,0,rank,1,1,2,\n0,1,,,,,1\n", "lacks nodes"),
        ("0,0,rank,1,0,0,\n", "line 2"),  # it would go round for ever
        ("0,0,,,,,much\n", "line 2"),
        ("0,0,,,,,1", "cut off"),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, rows: str, told: str) -> None:
    with pytest.raises(ReportFormatError, match=told):
        belonging(tmp_path, rows)


def test_the_shipped_trees_read_every_sign_that_there_is() -> None:
    path = Settings().data_dir / TREES_FILE
    said = {line.split(",")[2] for line in path.read_text(encoding="utf-8").splitlines()[1:]}
    assert said - {""} <= set(NAMES)
    assert Belonging.load(path).likely(np.zeros((1, len(NAMES)))).shape == (1,)


def test_scores_stand_among_those_of_their_kind() -> None:
    standing = Standing(np.array([5.0, 4.0, 2.0]), ["a", "b", "a"])
    assert standing.best.tolist() == [5.0, 4.0, 5.0]
    assert standing.behind.tolist() == [0.0, 0.0, 3.0]
    assert standing.ranks.tolist() == [0, 0, 1]


def test_signs_tell_what_a_sentence_says_of_what_is_named(assistant: Assistant) -> None:
    index, lexicon = assistant.index, assistant.lexicon
    text = "碧岭片区2019年有哪些规划"
    evidence = assistant.search(text)
    rows = ListSigns(index, Listing(index, lexicon)).of(
        understand(text, index.facts, lexicon), evidence
    )
    assert rows.shape == (len(evidence), len(NAMES))
    sign = dict(zip(NAMES, rows.T, strict=True))
    says = np.array(["碧岭" in index.sentence(e.sentence_id).text for e in evidence])
    assert sign["rarest"][says].min() > sign["rarest"][~says].max()
    assert sign["lacked"][says].max() < sign["lacked"][~says].min()
    assert sign["behind"][0] == sign["rank"][0] == 0
    assert set(sign["wants"]) == {2}
    years = [index.years_of[e.sentence_id] for e in evidence]
    assert [bool(x) for x in sign["other_year"]] == [bool(y) and 2019 not in y for y in years]


def test_nothing_found_has_no_signs(assistant: Assistant) -> None:
    index, lexicon = assistant.index, assistant.lexicon
    signs = ListSigns(index, Listing(index, lexicon))
    assert signs.of(understand("有哪些", index.facts, lexicon), []).shape == (0, len(NAMES))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("碧岭片区有哪些规划建设安排", ["碧岭"], ["燕子湖"]),
        ("2019年成立、设立或者揭牌的机构和组织有哪些", ["博士协会", "创新中心", "公证处"], []),
        ("去年有哪些项目和单位获评了奖项或荣誉", ["弘金地", "实景地图"], ["通车"]),
    ],
)
def test_what_belongs_is_told_wherever_it_stands(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    quotes = [citation.quote for citation in assistant.ask(question).citations]
    assert all(any(word in quote for quote in quotes) for word in told)
    assert not any(word in quote for quote in quotes for word in untold)


@pytest.mark.parametrize(
    ("text", "other", "run"),
    [
        ("香港生产力促进局跟这里合作", "与香港职业训练局、香港生产力促进局", "香港生产力促进局"),
        ("比亚迪的几处", "比亚迪丰田合资公司", "比亚迪"),
        ("水管", "学位", ""),
        ("", "学位", ""),
    ],
)
def test_the_longest_run_that_two_texts_share(text: str, other: str, run: str) -> None:
    assert longest_run(text, other) == run
