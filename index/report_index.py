"""ReportIndex: build, save, open and search; the only file here that knows the order of things."""

import json
import logging
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.embedding import SentenceEmbedding
from index.engine import LOCAL, Engine, VectorIndex
from index.engines import FILES, new_vectors, open_vectors
from index.entries import Entry, build_entries, people_say, targets_of
from index.errors import IndexMismatch, IndexNotBuilt
from index.evidence import years_of_parts
from index.figure_names import FigureNames
from index.indicators import IndicatorTable, load_indicators
from index.keywords import CharacterIndex, KeywordIndex
from index.manifest import (
    FORMAT,
    Manifest,
    check_manifest,
    hash_file,
    hash_folder,
    library_versions,
    write_manifest,
)
from index.phrases import Phrases
from index.replacing import folder_beside
from index.report import Report
from index.report_folder import CuratedQuestion, ReportFolder
from index.tongue import Tongue, tongue_of
from index.topics import load_topics
from index.types import DenseHit, Indicator, Section, Sentence, Similarities, Term, View, WordHit
from index.vectors import MOST_NEAR, in_order
from index.words import cut, fold

# Up to this many vectors every one is scored; beyond it the nearest are.
ALL_VECTORS = 16384
FEW = 64  # vectors of questions kept at hand
PASSAGES = "passages.jsonl"
LOG = logging.getLogger("report_assistant.index")
VIEWS = (View.SENTENCE, View.PASSAGE, View.QUESTION)  # as Similarities has them


class ReportIndex:
    """One report, searchable by meaning, by words and by figure."""

    def __init__(
        self,
        folder: ReportFolder,
        embedding: SentenceEmbedding,
        vectors: VectorIndex,
        entries: tuple[Entry, ...],
    ) -> None:
        """Join the parts; use `build`, `open` or `open_or_build`."""
        self.facts = folder.facts()
        self.report: Report = folder.report()
        self.folded = fold(self.report.text)
        self.questions: tuple[CuratedQuestion, ...] = folder.questions()
        self.unanswered = folder.unanswered()
        self.indicators: IndicatorTable = load_indicators(folder.indicators_file, self.report)
        self.topics = load_topics(folder.topics_file, self.report)
        self._embedding = embedding
        # The vector of one question, shape (dimension,): an answer needs it up to four times.
        self.vector = lru_cache(FEW)(lambda question: self.embed([question])[0])
        self._vectors = vectors
        # The rows of the vectors nearest to a question, in no order, and their cosines.
        self._nearest = lru_cache(FEW)(lambda q: vectors.scored(self.vector(q), ALL_VECTORS))
        self._entries = entries  # in the store's order
        self._is_curated = np.array([entry.is_curated for entry in entries])
        self._sentences = {s.id: s for s in self.report.sentences}
        self._targets = targets_of(self.report, self.indicators)
        self._starts = [s.start for s in self.report.sentences]
        self._ends = [s.end for s in self.report.sentences]
        self._rows = {s.id: row for row, s in enumerate(self.report.sentences)}
        self._sections = {s.id: s for s in self.report.sections}
        parts = years_of_parts(self.report, self.facts)
        # The years that the part of each sentence speaks of, in reading order.
        self.years_of = {s.id: parts[s.section_id.partition(".")[0]] for s in self.report.sentences}
        # The different ones of these, and which of them is each sentence's, in reading order.
        self.kinds_of_years = tuple(dict.fromkeys(self.years_of.values()))
        self.kind_of_years = np.array(
            [self.kinds_of_years.index(years) for years in self.years_of.values()], dtype=np.intp
        )
        self._pointing = [self._pointers(view) for view in VIEWS]
        said = people_say(self.report, self.indicators, self.questions)
        self._documents = [self._words(s) + said[s.id] for s in self.report.sentences]
        self.keywords = KeywordIndex(self._documents, vectors.word_scores)
        self._characters = CharacterIndex(["".join(words) for words in self._documents])
        self.figure_names = FigureNames(entries, self.indicators)
        asked: dict[str, list[str]] = {s.id: [s.text] for s in self.report.sentences}
        for curated in self.questions:
            for sentence_id in self._targets.get(curated.target, ()):
                asked[sentence_id].append(curated.question)
        self.phrases = Phrases(list(asked.values()))

    @classmethod
    def build(
        cls, folder: ReportFolder, embedding: SentenceEmbedding, engine: Engine = LOCAL
    ) -> "ReportIndex":
        """Parse and embed a report; nothing is written but to an engine outside."""
        entries = build_entries(folder)
        texts = [entry.text for entry in entries]
        content = _manifest(folder, embedding, engine).content
        vectors = new_vectors(engine, embedding, folder.slug, content)
        index = cls(folder, embedding, vectors, entries)
        documents = [" ".join(words) for words in index._documents]
        vectors.fill(embedding.encode_documents(texts), texts, documents)
        return index

    @classmethod
    def open(
        cls,
        folder: ReportFolder,
        embedding: SentenceEmbedding,
        path: Path,
        engine: Engine = LOCAL,
    ) -> "ReportIndex":
        """Open what `save` wrote; raise IndexNotBuilt or IndexMismatch."""
        manifest = _manifest(folder, embedding, engine)
        check_manifest(path, manifest, (FILES[engine.name], PASSAGES))
        lines = (path / PASSAGES).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        entries = tuple(
            Entry(r["id"], View(r["view"]), r["text"], tuple(r["sentence_ids"]), r["indicator_id"])
            for r in rows
        )
        vectors = open_vectors(engine, embedding, path, [entry.text for entry in entries])
        return cls(folder, embedding, vectors, entries)

    @classmethod
    def open_or_build(
        cls,
        folder: ReportFolder,
        embedding: SentenceEmbedding,
        path: Path,
        engine: Engine = LOCAL,
    ) -> "ReportIndex":
        """Open the index at path, building and saving it where it is missing or stale."""
        try:
            return cls.open(folder, embedding, path, engine)
        except (IndexNotBuilt, IndexMismatch) as reason:
            if isinstance(reason, IndexMismatch):
                LOG.warning("%s It is built again now.", reason)
            index = cls.build(folder, embedding, engine)
            index.save(folder, path, engine)
            return index

    def save(self, folder: ReportFolder, path: Path, engine: Engine = LOCAL) -> None:
        """Write the index whole, or raise IndexNotWritten and leave what was there."""
        with folder_beside(path) as beside:
            self._vectors.save(beside / FILES[engine.name])
            rows = [asdict(entry) for entry in self._entries]
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (beside / PASSAGES).write_text(lines, encoding="utf-8")
            write_manifest(beside, _manifest(folder, self._embedding, engine))

    def sentence(self, sentence_id: str) -> Sentence:
        """Return a sentence by id, or raise KeyError."""
        return self._sentences[sentence_id]

    def telling(self, rows: Collection[Indicator]) -> list[Sentence]:
        """Return the sentences that the quotes of figures touch, in reading order."""
        sentences, found = self.report.sentences, set[int]()
        for row in rows:
            first = bisect_right(self._ends, row.start)
            found.update(range(first, bisect_left(self._starts, row.end)))
        return [sentences[at] for at in sorted(found)]

    def section(self, section_id: str) -> Section:
        """Return a section by id, or raise KeyError."""
        return self._sections[section_id]

    def characters_covered(self, question: str) -> np.ndarray:
        """Return how much of the question's characters each sentence covers, in reading order."""
        return self._characters.coverage(question)

    def sentences_of(self, target: str) -> tuple[str, ...]:
        """Return the sentences that a curated question's target stands for, or raise KeyError."""
        return self._targets[target]

    def similarities(self, question: str) -> Similarities:
        """Return how similar each sentence, its passage and its best question are."""
        best = np.zeros((len(VIEWS), len(self.report.sentences)), dtype=np.float32)
        if np.any(self.vector(question)):
            rows, scores = self._nearest(question)
            similarity = np.full(len(self._entries), -np.inf, dtype=np.float32)
            similarity[rows] = scores
            for view, (entries, sentences) in enumerate(self._pointing):
                found = np.full(best.shape[1], -np.inf, dtype=np.float32)
                np.maximum.at(found, sentences, similarity[entries])
                best[view] = np.where(np.isfinite(found), found, 0.0)
        return Similarities(*best)

    def search_dense(self, question: str) -> list[DenseHit]:
        """Return sentences with their similarities to the question, best view first."""
        found = self.similarities(question)
        columns = (found.sentence, found.passage, found.question)
        hits = [
            DenseHit(sentence.id, *map(float, values))
            for sentence, *values in zip(self.report.sentences, *columns, strict=True)
            if any(values)
        ]
        return sorted(hits, key=lambda h: -max(h.sentence, h.question))

    def nearest_questions(self, question: str, most: int) -> list[str]:
        """Return the curated questions that are most alike, each sentence's best one only.

        They are in the question's tongue: a question in Cantonese suggests none in English.
        """
        tongue, found = tongue_of(question), dict[tuple[str, ...], str]()
        rows, scores = self._nearest(question)
        curated = self._is_curated[rows]
        rows, scores = rows[curated], scores[curated]
        if len(rows) > MOST_NEAR:  # no more than these are looked at
            nearest = np.argpartition(-scores, MOST_NEAR)[:MOST_NEAR]
            rows, scores = rows[nearest], scores[nearest]
        for row in in_order(rows, scores)[0]:
            entry = self._entries[row]
            if tongue_of(entry.text) != tongue:
                continue
            found.setdefault(entry.sentence_ids, entry.text)
            if len(found) == most:
                break
        return list(found.values())

    def suggest(self, typed: str, most: int) -> list[str]:
        """Return curated questions for what is typed so far: those that hold it, then those near.

        Before anything is typed: some from all over the report.
        """
        if not typed:
            plain = [q.question for q in self.questions if tongue_of(q.question) is Tongue.MANDARIN]
            return plain[:: max(1, len(plain) // most)][:most]
        wanted = fold(typed)
        held = [q.question for q in self.questions if wanted in fold(q.question)]
        near = self.nearest_questions(typed, most)
        return list(dict.fromkeys((*sorted(held, key=len), *near)))[:most]

    def says(self, sentence_id: str, *words: str) -> bool:
        """Say whether a sentence, or what people say of it, holds one of these words."""
        row = self._rows[sentence_id]
        return any(all(self.keywords.holds(row, part) for part in cut(word)) for word in words)

    def search_figures(self, question: str) -> dict[str, float]:
        """Return how like a question what each figure is called is, by its id."""
        return self.figure_names.likeness(question, *self._nearest(question))

    def embed(self, questions: Sequence[str]) -> np.ndarray:
        """Return the vectors of questions, shape (questions, dimension), of length 1."""
        return self._embedding.encode_queries(list(questions))

    def search_words(self, terms: Sequence[Term]) -> list[WordHit]:
        """Return sentences that hold any of the terms, by BM25, the best first."""
        scores, covered = self.keywords.scores(terms), self.keywords.coverage(terms)
        rows = [int(row) for row in np.argsort(-scores, kind="stable") if scores[row] > 0]
        sentences = self.report.sentences
        return [WordHit(sentences[r].id, float(scores[r]), float(covered[r])) for r in rows]

    def _pointers(self, view: View) -> tuple[np.ndarray, np.ndarray]:
        """Return which entries of a view point at which sentences, as two columns of rows."""
        pairs = [
            (at, self._rows[sentence_id])
            for at, entry in enumerate(self._entries)
            if entry.view is view
            for sentence_id in entry.sentence_ids
        ]
        columns = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        return columns[:, 0], columns[:, 1]

    def _words(self, sentence: Sentence) -> list[str]:
        """Return a sentence's words with those of its own heading, which names its topic."""
        return cut(sentence.text) + cut(self._sections[sentence.section_id].path[-1])


def _manifest(folder: ReportFolder, embedding: SentenceEmbedding, engine: Engine) -> Manifest:
    is_folder = Path(embedding.name).is_dir()
    return Manifest(
        format=FORMAT,
        report=hash_file(folder.report_file),
        questions=hash_file(folder.questions_file),
        indicators=hash_file(folder.indicators_file),
        model=Path(embedding.name).name if is_folder else embedding.name,
        model_hash=hash_folder(Path(embedding.name)),
        dimension=embedding.dimension,
        engine=engine.name,
        versions=library_versions(),
    )
