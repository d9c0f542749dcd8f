"""Which reports are open, and one assistant for each."""

from collections.abc import Callable
from functools import partial

from assistant.assistant import Assistant
from assistant.desk.approved import ApprovedAnswers
from assistant.gate import Gate
from assistant.lexicon import Lexicon
from assistant.llm.guarded import Guarded
from assistant.llm.writer import Writer, open_writer
from assistant.rewrite_by_model import completed
from assistant.settings import Settings
from assistant.store.types import Store
from assistant.trace import Tracer
from assistant.wording import Wording
from assistant.write import Rewriter
from index.embedding import SentenceEmbedding
from index.errors import ReportError
from index.report_folder import ReportFolder
from index.report_index import ReportIndex


class UnknownReport(Exception):
    """No report of that name is open; the message names those that are."""


class Registry:
    """The open reports of one process."""

    def __init__(self, settings: Settings, assistants: dict[str, Assistant]) -> None:
        """Serve these assistants by slug."""
        self.settings = settings
        self._assistants = assistants

    @classmethod
    def open(cls, settings: Settings) -> "Registry":
        """Open every report folder; an index that is missing or stale is built first."""
        embedding = SentenceEmbedding(settings.embedding_model)
        lexicon = Lexicon.load(settings.data_dir / "lexicon")
        writer = _writer(settings)
        found = (settings.data_dir / "reports").glob("[!.]*/report.md")  # a dot: not ready yet
        folders = sorted(path.parent for path in found)
        assistants = {}
        for path in folders:
            index = ReportIndex.open_or_build(
                ReportFolder(path), embedding, settings.index_dir / path.name
            )
            assistants[path.name] = Assistant(index, lexicon, settings.contact)
            assistants[path.name].tracer = Tracer(settings.trace_text)
            if writer is not None:
                wording = Wording(lexicon)
                gate = Gate(wording, index.facts)
                if settings.writer_completes:
                    assistants[path.name].completes = partial(
                        completed, writer=writer, wording=wording
                    )
                tokens = settings.writer_prompt_tokens
                assistants[path.name].rewriter = Rewriter(
                    writer, gate, index.facts, index.indicators, tokens
                )
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

    def assistant(self, slug: str | None = None) -> Assistant:
        """Return the assistant of a report, the default one if none is named."""
        name = slug or self.settings.default_report
        if name not in self._assistants:
            known = "、".join(self._assistants)
            raise UnknownReport(f"没有名为 {name!r} 的报告；可用的报告：{known}。")
        return self._assistants[name]


def _writer(settings: Settings) -> Writer | None:
    """Open the writer that the settings name, behind its limits; None for the extractive one."""
    writer = open_writer(settings.writer, settings.writer_options)
    if writer is None:
        return None
    return Guarded(writer, settings.writer_concurrency, settings.writer_timeout)
