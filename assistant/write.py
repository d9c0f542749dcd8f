"""Let a model write an answer from the sentences that answer; tell only what passes the gate."""

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.beside import amounts
from assistant.gate import Fault, Gate, Source
from assistant.llm.writer import Prompt, Writer, WriterFailed
from assistant.types import Answer, Citation, Kind
from assistant.verify import key_of
from assistant.written import Written, marks_of, sentences_of, without_marks, written
from index.indicators import IndicatorTable
from index.types import Indicator, ReportFacts, Status
from index.words import fold
from prompts import render, template

logger = logging.getLogger(__name__)
Tell = Callable[[str], None]  # is given each sentence of an answer, with its marks, once it is sure
WRITABLE = frozenset([Kind.INDICATOR, Kind.CALCULATION, Kind.PASSAGE])
MIXED = "mixed"  # some sentences are the model's, some the report's
_TOLD_AS = {Status.ACTUAL: "结果", Status.ESTIMATE: "预计", Status.TARGET: "计划", None: "说明"}


class Rewriter:
    """Has the extractive answers of one report rewritten."""

    def __init__(
        self,
        writer: Writer,
        gate: Gate,
        facts: ReportFacts,
        table: IndicatorTable,
        most_tokens: int,
    ) -> None:
        """``most_tokens`` is the prompt's budget; an answer that does not fit is not rewritten."""
        self._writer = writer
        self._gate = gate
        self._facts = facts
        self._table = table
        self._most_tokens = most_tokens

    @property
    def prompt_version(self) -> str:
        """Which wording of the prompts is in use, for traces."""
        names = ("writer_rules", "writer_system", "draft_system", "writer_user")
        return version_of("".join(map(template, names)))

    def rewrite(self, answer: Answer, tell: Tell, system: str = "writer_system") -> Answer:
        """Return the answer in the model's words where they are sound, in the report's elsewhere.

        Every sentence is told once it has passed the gate. What the model leaves out, or what does
        not pass, is told as the extractive answer tells it, so the answer is always whole.
        ``system`` is the prompt that says what to write.
        """
        sources = self.sources(answer)
        kept: list[Written] = []
        try:
            for sentence in written(self._writer.write(self._prompt(answer, sources, system))):
                if self._fault(sentence, kept, sources) is None:
                    kept.append(sentence)
                    tell(sentence.told)
        except WriterFailed as error:
            logger.warning("writer %s failed: %s", self._writer.name, error)
        rest = [s for s in sentences_of(answer.answer) if not _is_told(s, kept, answer.kind)]
        for lacking in rest:
            tell(lacking)
        if not kept:
            return answer
        text = "".join(sentence.told for sentence in kept) + "".join(rest)
        cited = [s for s in rest if marks_of(s)]
        return replace(answer, answer=text, writer=MIXED if cited else self._writer.name)

    def sources(self, answer: Answer) -> dict[int, Source]:
        """Return what each mark of an answer stands for."""
        return {c.n: self._source(c, answer) for c in answer.citations}

    def _fault(
        self, sentence: Written, kept: list[Written], sources: dict[int, Source]
    ) -> Fault | None:
        if sentence.text in {one.text for one in kept}:
            return Fault.FORM
        fault = self._gate.fault(sentence.text, sentence.marks, sources)
        if fault is not None:
            logger.info("sentence dropped: %s", fault)
        return fault

    def _prompt(self, answer: Answer, sources: dict[int, Source], system: str) -> Prompt:
        """Render the prompt; raise WriterFailed when it is beyond the budget."""
        passages = "\n".join(
            f"[{c.n}]（{_TOLD_AS[sources[c.n].status]}；{'·'.join(c.section_path)}）{c.quote}"
            for c in answer.citations
        )
        user = render(
            "writer_user",
            question=_as_data(answer.question),
            passages=passages,
            derivation=answer.derivation or "无",
            extractive=answer.answer,
        )
        rules = render("writer_rules")
        prompt = Prompt(render(system, title=self._facts.title, rules=rules), user)
        size = self._writer.count_tokens(prompt.system) + self._writer.count_tokens(prompt.user)
        if size > self._most_tokens:
            raise WriterFailed(f"the prompt takes {size} tokens, more than {self._most_tokens}")
        return prompt

    def _source(self, citation: Citation, answer: Answer) -> Source:
        rows = [r for r in answer.indicators or self._table if _overlaps(r, citation)]
        facts = [
            f"{row.year}年 {row.year} {row.period} {row.region} {row.name} {' '.join(row.aliases)}"
            for row in rows
        ]
        return Source(
            fold(citation.quote),
            fold("·".join(citation.section_path)),
            self._status(citation, rows),
            fold("\n".join((*facts, answer.derivation))),
        )

    def _status(self, citation: Citation, rows: Iterable[Indicator]) -> Status | None:
        """Return how sure the quote is: as its figures are, else as the part that it stands in."""
        statuses = {row.status for row in rows}
        if len(statuses) == 1:
            return statuses.pop()
        part = citation.section_path[0]
        if f"{self._facts.result_year}年" in part:
            return Status.ACTUAL
        return Status.TARGET if f"{self._facts.plan_year}年" in part else None


def version_of(text: str) -> str:
    """Return the version of a prompt: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _overlaps(row: Indicator, citation: Citation) -> bool:
    return row.start < citation.end and citation.start < row.end


def _as_data(text: str) -> str:
    """Keep a question from closing the marks that fence it in."""
    return text.replace("<", "＜").replace(">", "＞")


def _is_told(sentence: str, kept: list[Written], kind: Kind) -> bool:
    """Say whether kept sentences cite all that an extractive one cites, and tell its figures.

    Of a passage the model may leave out figures that nobody asked for.
    """
    marks = set(marks_of(sentence))
    if not marks:
        return False
    telling = [one for one in kept if marks & set(one.marks)]
    if not marks <= {mark for one in telling for mark in one.marks}:
        return False
    return kind is Kind.PASSAGE or _figures(sentence) <= _figures(
        "\n".join(one.text for one in telling)
    )


def _figures(text: str) -> set[object]:
    return {key_of(found.quantity) for found in amounts(without_marks(text))}
