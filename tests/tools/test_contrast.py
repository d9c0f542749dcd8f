"""Derived pairs mean alike, and tuning on them brings their texts together."""

import lzma
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers

from tools.contrast import Contrast, tune
from tools.pairs import Questions, derive

EXPANSIONS = {"水管": (("市政管网", 1.0),), "信号塔": (("基站", 1.0),)}


def _text(folder: Path) -> Path:
    report = (
        '{"name": "某区", "text": "加快推进老旧市政管网改造工程建设。全年建成五千座基站。短句。"}\n'
    )
    with lzma.open(folder / "reports.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(report)
    with lzma.open(folder / "title_text.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write('{"title": "【要闻】管网换新", "text": "某市今年完成管网改造一百公里。"}\n')
    with lzma.open(folder / "gov_report_zh_en.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("第一句留作测量\tHeld out sentence\n第二句用来训练\tTraining sentence\n")
    return folder


def test_a_derived_question_puts_the_administrations_word_as_citizens_say_it() -> None:
    asked = {Questions(EXPANSIONS, seed).ask("加快推进老旧市政管网改造") for seed in range(20)}
    assert all("水管" in question for question in asked)
    assert len(asked) > 10


def test_a_sentence_without_words_gets_no_question() -> None:
    assert Questions(EXPANSIONS, 1).ask("2020 7% 3.5") == ""


def test_pairs_come_from_every_source_and_leave_out_what_measures(tmp_path: Path) -> None:
    pairs = derive(_text(tmp_path), EXPANSIONS, 1)
    assert ("管网换新", "某市今年完成管网改造一百公里") in pairs["headlines"]
    assert {answer for _, answer in pairs["questions"]} >= {"加快推进老旧市政管网改造工程建设"}
    assert set(pairs["translations"]) == {("training sentence", "第二句用来训练")}
    assert not any("短句" in text for pair in pairs["neighbours"] for text in pair)


def test_the_same_seed_derives_the_same_pairs(tmp_path: Path) -> None:
    folder = _text(tmp_path)
    assert derive(folder, EXPANSIONS, 3) == derive(folder, EXPANSIONS, 3)


@pytest.fixture
def tokenizer() -> Tokenizer:
    words = ["[UNK]", "水管", "管网", "信号塔", "基站"]
    made = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def test_tuning_brings_pairs_together(tokenizer: Tokenizer) -> None:
    start = torch.randn(5, 8, generator=torch.Generator().manual_seed(2)) / 20
    pairs = {"questions": [("水管", "管网"), ("信号塔", "基站")]}
    tuned = tune(start, tokenizer, pairs, Contrast(steps=300, batch=2))

    def alike(table: torch.Tensor, a: int, b: int) -> float:
        return float(torch.nn.functional.cosine_similarity(table[a], table[b], dim=0))

    assert alike(tuned, 1, 2) - alike(tuned, 1, 4) > alike(start, 1, 2) - alike(start, 1, 4) + 0.1


def test_without_pairs_nothing_changes(tokenizer: Tokenizer) -> None:
    start = torch.ones(5, 8)
    assert torch.equal(tune(start, tokenizer, {}, Contrast()), start)
