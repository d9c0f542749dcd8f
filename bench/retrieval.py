"""CMRC 2018 dev as passage retrieval: words, vectors and both, by the product's own fusion."""

import argparse
from pathlib import Path

import numpy as np

from assistant.retrieve import Features, score
from assistant.settings import Settings
from index.embedding import SentenceEmbedding
from index.keywords import CharacterIndex, KeywordIndex
from index.types import Term
from index.words import cut, load_words
from tools.model_card import load_cmrc, recall


def main() -> None:
    """Print recall@1 and recall@5 of each side and of the fusion."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder of the training text")
    options = parser.parse_args()
    settings = Settings()
    stop = load_words(settings.data_dir / "lexicon" / "stop_words.txt")
    passages, questions = load_cmrc(options.text / "cmrc2018_dev.json.xz")
    keywords = KeywordIndex([cut(passage) for passage in passages])
    characters = CharacterIndex(passages)
    embedding = SentenceEmbedding(settings.embedding_model)
    documents = embedding.encode_documents(passages)
    dense = embedding.encode_queries([q for q, _ in questions]) @ documents.T
    words = np.zeros_like(dense)
    both = np.zeros_like(dense)
    for row, (question, _) in enumerate(questions):
        asked = [Term((word,)) for word in cut(question) if word not in stop]
        words[row] = keywords.scores(asked)
        covered = keywords.coverage(asked)
        scale = covered.max() / max(words[row].max(), 1e-9)
        similar, same_year = dense[row], np.zeros(len(passages))
        shared = characters.coverage(question)
        no_phrases = same_year  # nobody asked about these passages before
        features = (
            words[row] * scale,
            covered,
            similar,
            similar,
            similar,
            same_year,
            same_year,  # no tense either
            shared,
            no_phrases,
        )
        both[row] = score(Features(*features))
    gold = np.array([answer for _, answer in questions])
    print(f"CMRC 2018 dev: {len(questions)} questions, {len(passages)} passages")
    for name, scores in (("words", words), ("vectors", dense), ("both", both)):
        print(f"  {name:<8} recall@1 {recall(scores, gold, 1):.3f}  "
              f"recall@5 {recall(scores, gold, 5):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
