"""Which reports are open, and one assistant for each."""

from collections.abc import Callable
from functools import lru_cache, partial

from assistant.assistant import Assistant
from assistant.belonging import TREES_FILE, Belonging
from assistant.desk.approved import ApprovedAnswers
from assistant.draft_prose import Prose
from assistant.gate import Gate
from assistant.lexicon import Lexicon
from assistant.library import Library
from assistant.llm.guarded import Guarded
from assistant.llm.writer import Writer, open_writer
from assistant.rewrite_by_model import completed
from assistant.settings import Settings
from assistant.store.types import Store
from assistant.trace import Tracer
from assistant.wording import Wording
from assistant.write import Rewriter
from index.embedding import SentenceEmbedding
from index.errors import EngineUnavailable, ReportError
from index.report_folder import ReportFolder
from index.report_index import ReportIndex

__all__ = ["EngineUnavailable", "Registry", "UnknownReport", "build_indexes"]
MOST_LIBRARIES = 64  # choices of reports that are kept at hand


class UnknownReport(Exception):
    """No report of that name is open; the message names those that are."""


class Registry:
    """The open reports of one process."""

    def __init__(self, settings: Settings, assistants: dict[str, Assistant]) -> None:
        """Serve these assistants by slug."""
        self.settings = settings
        self._assistants = assistants
        self.library = lru_cache(MOST_LIBRARIES)(self._library)

    @classmethod
    def open(cls, settings: Settings) -> "Registry":
        """Open every report folder; an index that is missing or stale is built first."""
        embedding = SentenceEmbedding(settings.embedding_model)
        lexicon = Lexicon.load(settings.data_dir / "lexicon")
        belonging = Belonging.load(settings.data_dir / TREES_FILE)
        writer = _writer(settings)
        found = (settings.data_dir / "reports").glob("[!.]*/report.md")  # a dot: not ready yet
        folders = sorted(path.parent for path in found)
        assistants = {}
        for path in folders:
            index = ReportIndex.open_or_build(
                ReportFolder(path), embedding, settings.index_dir / path.name, settings.engine
            )
            assistant = Assistant(index, lexicon, belonging, settings.contact)
            assistant.tracer = Tracer(settings.trace_text)
            if writer is not None:
                _give_writer(assistant, writer, settings)
            assistants[path.name] = assistant
        if settings.default_report not in assistants:
            raise ReportError(
                f"DEFAULT_REPORT={settings.default_report!r} is not among {sorted(assistants)} "
                f"in {settings.data_dir / 'reports'}."
            )
        return cls(settings, assistants)

    def tell_approved(self, store: Store, failed: Callable[[str], None]) -> None:
        """Have staff's approved answers told first; suspend those that the reports outdate."""
        for assistant in self._assistants.values():
            assistant.approved = ApprovedAnswers(
                store, assistant.index, assistant.lexicon, assistant.without_region, failed
            )
            assistant.approved.refresh()

    @property
    def slugs(self) -> list[str]:
        """The open reports, the default one first."""
        default = self.settings.default_report
        return [default, *(slug for slug in self._assistants if slug != default)]

    def _library(
        self, slug: str | None = None, year: int | None = None, region: str | None = None
    ) -> Library:
        """Return the reports to ask: one by its slug, or those of a year and a region.

        A year is that of a report's plan or of its results. Raises UnknownReport if there is none.
        """
        if slug:
            return Library([self.assistant(slug)])
        chosen = [self._assistants[s] for s in self.slugs if self._is_of(s, year, region)]
        if not chosen:
            raise UnknownReport("没有这个年份或地区的报告；可用的报告见 /api/reports。")
        return Library(chosen)

    def _is_of(self, slug: str, year: int | None, region: str | None) -> bool:
        facts = self._assistants[slug].index.facts
        return year in (None, facts.plan_year, facts.result_year) and region in (
            *(None, facts.region),
            *facts.names,
        )

    def assistant(self, slug: str | None = None) -> Assistant:
        """Return the assistant of a report, the default one if none is named."""
        name = slug or self.settings.default_report
        if name not in self._assistants:
            known = "、".join(self._assistants)
            raise UnknownReport(f"没有名为 {name!r} 的报告；可用的报告：{known}。")
        return self._assistants[name]


def build_indexes(settings: Settings) -> None:
    """Build the indexes that are missing or stale."""
    Registry.open(settings)


def _give_writer(assistant: Assistant, writer: Writer, settings: Settings) -> None:
    wording, index = Wording(assistant.lexicon), assistant.index
    if settings.writer_completes:
        assistant.completes = partial(completed, writer=writer, wording=wording)
    gate = Gate(wording, index.facts)
    tokens = settings.writer_prompt_tokens
    assistant.rewriter = Rewriter(writer, gate, index.facts, index.indicators, tokens)
    assistant.drafting.prose = Prose(assistant.rewriter)


def _writer(settings: Settings) -> Writer | None:
    """Open the writer that the settings name, behind its limits; None for the extractive one."""
    writer = open_writer(settings.writer, settings.writer_options)
    if writer is None:
        return None
    return Guarded(writer, settings.writer_concurrency, settings.writer_timeout)
