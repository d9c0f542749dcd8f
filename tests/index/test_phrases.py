"""What is asked about a sentence is known again by its characters."""

import numpy as np

from index.phrases import Phrases

PHRASES = Phrases([
    ["完成老旧管网改造任务", "小区水管什么时候换", "自来水管老爆谁来换"],
    ["建成5G基站1500个", "信号塔今年要竖多少个", "手机信号啥时候好"],
    ["没有人问的一句话"],
])  # fmt: skip


def test_a_question_is_most_like_those_about_its_sentence() -> None:
    for question, row in (("水管又爆了，换不换", 0), ("信号塔竖了几个", 1), ("沒有人問", 2)):
        likeness = PHRASES.likeness(question)
        assert likeness.shape == (3,)
        assert likeness.argmax() == row
        assert likeness.min() >= 0


def test_vectors_are_of_length_one_and_nothing_is_like_nothing() -> None:
    vectors = PHRASES.vectors(["换水管", "5G"])
    assert np.allclose(np.sqrt(vectors.multiply(vectors).sum(axis=1)), 1)
    assert not PHRASES.likeness("").any()
