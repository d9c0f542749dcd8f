"""A tiny text trains a model that loads, knows which words are alike, and comes out the same."""

import lzma
import random
from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from tools.english import HELD_OUT_EVERY, aligned, gloss_vectors, weigh
from tools.train_embedding import Plan, train

# Twelve subjects: the three principal components that baking removes may not eat them all.
SUBJECTS = {
    "school": ["学校", "老师", "学生", "教育"],
    "hospital": ["医院", "医生", "病人", "治疗"],
    "train": ["铁路", "车站", "列车", "乘客"],
    "forest": ["森林", "树木", "野生动物", "湿地"],
    "bank": ["银行", "贷款", "利率", "存款"],
    "court": ["法院", "法官", "律师", "诉讼"],
    "farm": ["农民", "粮食", "农田", "丰收"],
    "concert": ["音乐", "歌手", "舞台", "观众"],
    "kitchen": ["厨师", "蔬菜", "火锅", "味道"],
    "ocean": ["海洋", "渔船", "港口", "灯塔"],
    "war": ["战争", "士兵", "坦克", "炮火"],
    "space": ["火箭", "卫星", "月球", "航天员"],
}
CEDICT = """# CC-CEDICT
學校 学校 [xue2 xiao4] /school/CL:所[suo3]/
醫院 医院 [yi1 yuan4] /hospital/CL:所[suo3]/
鐵路 铁路 [tie3 lu4] /railroad/railway/
森林 森林 [sen1 lin2] /forest/CL:片[pian4]/
"""
PLAN = Plan(
    vector_size=24,
    dimension=16,
    minimum_count=2,
    epochs=12,
    english_epochs=2,
    sample=500,
    workers=1,
    seed=7,
)
PAIRS = [
    ("学校", "The school."),
    ("医院", "The hospital."),
    ("铁路", "A railway."),
    ("森林", "A forest."),
]


def _write(path: Path, text: str) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("text")
    chance = random.Random(3)
    articles = []
    for _ in range(1500):
        words = SUBJECTS[chance.choice(sorted(SUBJECTS))]
        articles.append("我们的" + "，".join(chance.choices(words, k=5)) + "。")
    _write(folder / "laws.txt.xz", "\n".join(articles))
    _write(folder / "cc_cedict.txt.xz", CEDICT)
    _write(folder / "tatoeba_zh_en.tsv.xz", "".join(f"{e}\t{c}\n" for c, e in PAIRS))
    return folder


@pytest.fixture(scope="module")
def model(text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _train(text, tmp_path_factory.mktemp("trained"))


def _train(text: Path, folder: Path) -> Path:
    work = folder / "work"
    work.mkdir()
    train(text, folder / "model", PLAN, work)
    return folder / "model"


def _vectors(model: Path, texts: list[str]) -> Mapping[str, np.ndarray]:
    from sentence_transformers import SentenceTransformer

    rows = SentenceTransformer(str(model), device="cpu").encode(texts).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return dict(zip(texts, rows, strict=True))


def test_the_folder_loads_as_a_sentence_transformer_of_half_floats(model: Path) -> None:
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(model), device="cpu")
    assert loaded.get_embedding_dimension() == PLAN.dimension
    weights = load_file(model / "model.safetensors")["embedding.weight"]
    assert weights.dtype == np.float16
    assert np.isfinite(loaded.encode("学校的老师，2020年")).all()


def test_words_of_one_subject_are_nearer_than_words_of_two(model: Path) -> None:
    vectors = _vectors(model, [word for words in SUBJECTS.values() for word in words])
    within = [
        float(vectors[a] @ vectors[b])
        for words in SUBJECTS.values()
        for a, b in combinations(words, 2)
    ]
    across = [
        float(vectors[a] @ vectors[b])
        for one, other in combinations(SUBJECTS.values(), 2)
        for a, b in product(one, other)
    ]
    assert np.mean(within) > np.mean(across) + 0.3


@pytest.mark.parametrize(
    ("english", "chinese"),
    [("school", "学校"), ("hospital", "医院"), ("railway", "铁路"), ("forest", "森林")],
)
def test_an_english_gloss_is_nearest_to_the_word_it_explains(
    model: Path, english: str, chinese: str
) -> None:
    heads = [words[0] for words in SUBJECTS.values()]
    vectors = _vectors(model, [english, *heads])
    assert max(heads, key=lambda head: float(vectors[english] @ vectors[head])) == chinese


def test_the_same_seed_and_one_worker_write_the_same_model(
    text: Path, model: Path, tmp_path: Path
) -> None:
    again = _train(text, tmp_path)
    for name in ("model.safetensors", "tokenizer.json"):
        assert (again / name).read_bytes() == (model / name).read_bytes()


def test_the_tokenizer_keeps_words_whole_and_drops_punctuation(model: Path) -> None:
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    encoded = tokenizer.encode("ＳＣＨＯＯＬ，野生动物!", add_special_tokens=False)
    assert encoded.tokens == ["school", "野生动物"]


def test_a_short_gloss_weighs_more_than_a_long_one() -> None:
    rows = {"学校": 0, "铁路": 1}
    entries = [
        "學校 学校 [xue2 xiao4] /school/\n",
        "鐵路 铁路 [tie3 lu4] /school built beside railway tracks/\n",
    ]
    found = gloss_vectors(entries, rows, np.eye(2), np.array([10, 10]))
    assert found["school"][0] > 0.9
    assert found["tracks"][0] == 0


def test_a_frequent_english_word_weighs_less_than_a_rare_one() -> None:
    from collections import Counter

    glosses = {"work": np.array([3.0, 4.0]), "subway": np.array([1.0, 0.0])}
    weighted = weigh(glosses, Counter({"work": 900, "subway": 100}))
    assert np.linalg.norm(weighted["work"]) < np.linalg.norm(weighted["subway"]) < 1


def test_aligned_sentences_are_read_whichever_language_comes_first(tmp_path: Path) -> None:
    _write(tmp_path / "pairs.tsv.xz", "學校\tA school.\nHospital!\t医院\n没有译文\n")
    assert aligned(tmp_path, "pairs.tsv.xz") == [("学校", "a school."), ("医院", "hospital!")]
    assert aligned(tmp_path, "missing.tsv.xz") == []


def test_some_pairs_of_the_national_reports_never_train() -> None:
    assert HELD_OUT_EVERY == 5
