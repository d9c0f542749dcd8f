"""This project's retrieval as a system under comparison."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from assistant.assistant import Assistant
from assistant.belonging import TREES_FILE, Belonging
from assistant.lexicon import Lexicon
from assistant.registry import Registry
from assistant.settings import Settings
from bench.peer_types import Build, Search
from index.embedding import SentenceEmbedding
from index.passages import build_passages
from index.report_folder import ReportFolder
from index.report_index import ReportIndex
from tests.evaluation.ablation import Bare


class Ours:
    """The sentences of `Assistant.search`, opened as the service opens them."""

    folder_type = ReportFolder

    def prepare(self) -> Build:
        """Load the model; building ends with the index on disk."""
        settings = Settings()
        embedding = SentenceEmbedding(settings.embedding_model)
        report = self.folder_type(_report(settings))

        def build(_: str, folder: Path) -> None:
            ReportIndex.build(report, embedding).save(report, folder / report.slug)

        return build

    def open(self, folder: Path) -> Search:
        """Open the default report."""
        assistant = self._assistant(folder)

        def search(question: str, most: int) -> list[str]:
            found = assistant.search(question, most)
            return [assistant.index.sentence(one.sentence_id).text for one in found]

        return search

    def _assistant(self, folder: Path) -> Assistant:
        return Registry.open(Settings(index_dir=folder)).assistant()


class Passages(Ours):
    """The passages that hold those sentences, each once."""

    def open(self, folder: Path) -> Search:
        """Open the default report."""
        assistant = self._assistant(folder)
        store = build_passages(assistant.index.report)
        of_sentence = {i: passage.text for passage in store for i in passage.sentence_ids}

        def search(question: str, most: int) -> list[str]:
            found = assistant.search(question)
            return _first((of_sentence[one.sentence_id] for one in found), most)

        return search


class Uncurated(Ours):
    """The same search over an index that lacks the curated questions."""

    folder_type = Bare

    def _assistant(self, folder: Path) -> Assistant:
        settings = Settings()
        report = Bare(_report(settings))
        embedding = SentenceEmbedding(settings.embedding_model)
        index = ReportIndex.open(report, embedding, folder / report.slug)
        lexicon = Lexicon.load(settings.data_dir / "lexicon")
        belonging = Belonging.load(settings.data_dir / TREES_FILE)
        return Assistant(index, lexicon, belonging, settings.contact)


def _report(settings: Settings) -> Path:
    return settings.data_dir / "reports" / settings.default_report


def _first(texts: Iterable[str], most: int) -> list[str]:
    return list(islice(dict.fromkeys(texts), most))
