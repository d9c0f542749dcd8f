"""``python -m tests.evaluation.ablation``: what each part of the retrieval adds.

Each row is a search over an index built for it, with recall@1 and recall@5 on the questions whose
answer is one sentence; the last rows add the calibrated weights. No index is saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.lexicon import Lexicon
from assistant.retrieve import features_of, score
from assistant.settings import Settings
from assistant.understand import understand
from index.embedding import SentenceEmbedding
from index.report_folder import CuratedQuestion, ReportFolder
from index.report_index import ReportIndex
from tests.evaluation.metrics import Gold, found, share
from tests.evaluation.people import load_people
from tests.evaluation.run import load_cases

Search = Callable[[str], Sequence[str]]
DEPTH = 5


class Bare(ReportFolder):
    """A report's folder without curated questions."""

    def questions(self) -> tuple[CuratedQuestion, ...]:
        """Return none."""
        return ()


def searches(folder: Path, lexicon: Lexicon, embedding: SentenceEmbedding) -> dict[str, Search]:
    """Return the searches by name, from the plainest to the one in use."""
    bare = ReportIndex.build(Bare(folder), embedding)
    full = ReportIndex.build(ReportFolder(folder), embedding)
    plain = replace(lexicon, expansions={})

    def words(index: ReportIndex, used: Lexicon) -> Search:
        def search(text: str) -> list[str]:
            terms = understand(used.in_chinese(text), index.facts, used).terms
            return [hit.sentence_id for hit in index.search_words(terms)]

        return search

    def vectors(index: ReportIndex) -> Search:
        return lambda text: [hit.sentence_id for hit in index.search_dense(text)]

    def fused(index: ReportIndex, used: Lexicon, calibrated: bool) -> Search:
        def search(text: str) -> list[str]:
            features = features_of(understand(used.in_chinese(text), index.facts, used), index)
            ranks = score(features) if calibrated else features.words + features.nearest
            return [index.report.sentences[row].id for row in np.argsort(-ranks, kind="stable")]

        return search

    return {
        "words": words(bare, plain),
        "vectors": vectors(bare),
        "words + lexicon": words(bare, lexicon),
        "both, equal weights": fused(bare, lexicon, False),
        "+ curated questions": fused(full, lexicon, False),
        "+ calibrated weights": fused(full, lexicon, True),
        "… without the lexicon": fused(full, plain, True),
        "… without curated questions": fused(bare, lexicon, True),
    }


def main() -> None:
    """Print the table."""
    settings = Settings()
    folder = settings.data_dir / "reports" / settings.default_report
    embedding = SentenceEmbedding(settings.embedding_model)
    lexicon = Lexicon.load(settings.data_dir / "lexicon")
    report = ReportFolder(folder).report()
    texts = {s.id: (s.section_id, s.text) for s in report.sentences}
    asked: list[tuple[str, str, tuple[Gold, ...]]] = [
        (case.kind, case.question, case.gold) for case in load_cases() if case.gold
    ]
    asked += [(c.kind, c.turns[0], c.gold) for c in load_people() if c.gold and len(c.turns) == 1]
    kinds = ("colloquial", "script", "others")
    print("ablation: recall@1 / recall@5")
    for name, search in searches(folder, lexicon, embedding).items():
        cells = []
        for kind in kinds:
            chosen = [a for a in asked if (a[0] if a[0] in kinds else "others") == kind]
            ranked = [([texts[i] for i in search(q)[:DEPTH]], gold) for _, q, gold in chosen]
            first = share([found(hits[:1], gold) for hits, gold in ranked]).value
            five = share([found(hits, gold) for hits, gold in ranked]).value
            cells.append(f"{kind} ({len(chosen)}) {first:.3f} / {five:.3f}")
        print(f"  {name:<28}", "   ".join(cells))


if __name__ == "__main__":
    main()
