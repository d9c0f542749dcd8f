"""What is fuzzed: each target takes a text and raises only where something is wrong.

Shared by the coverage-guided fuzzer (`tests.soak.fuzz`) and by the property tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from assistant.chat_completions import CompletionBody, completion
from assistant.conversation_export import to_markdown, to_word
from assistant.desk.bodies import ApprovalBody
from assistant.draft_request import read_draft_request
from assistant.draft_routes import DraftBody
from assistant.housekeeping import serve, task_of
from assistant.rewrite import is_follow_up, without_opening
from assistant.schemas import AnswerBody, ChatBody, ExportBody, FeedbackBody, validation_message
from assistant.types import Role, Turn
from assistant.understand import chat_topic, understand
from index.errors import ReportFormatError
from index.passages import build_passages
from index.proposals import propose
from index.quantities import find_quantities, format_quantity, parse_quantity
from index.report import parse_report
from index.types import ReportFacts

if TYPE_CHECKING:
    from assistant.assistant import Assistant

FACTS = ReportFacts(
    "x-2021", "某县政府工作报告", "某县", "某县人民政府", date(2021, 1, 1), 2020, 2021
)
Target = Callable[[str], None]


def report(text: str) -> None:
    """Parse a report: every range lies in the text, in order, and holds what it says."""
    try:
        parsed = parse_report(text)
    except ReportFormatError:
        return
    canonical, last = parsed.canonical, 0
    assert len(canonical.origin) == len(canonical.text)
    assert all(a <= b for a, b in zip(canonical.origin, canonical.origin[1:], strict=False))
    for section in parsed.sections:
        assert last <= section.start <= section.body_start <= section.end, section
        last = section.end
    assert len({section.id for section in parsed.sections}) == len(parsed.sections)
    for sentence in parsed.sentences:
        section = parsed.section(sentence.section_id)
        assert section.body_start <= sentence.start < sentence.end <= section.end, sentence
        assert parsed.text[sentence.start : sentence.end] == sentence.text, sentence
    passages = build_passages(parsed)
    held = [sentence_id for passage in passages for sentence_id in passage.sentence_ids]
    assert held == [sentence.id for sentence in parsed.sentences]
    propose(parsed, FACTS, {})


def quantities(text: str) -> None:
    """Find quantities: none overlap, and each is written and read back as it was."""
    last = 0
    for found in find_quantities(text):
        assert last <= found.start <= found.number_start < found.number_end <= found.end
        last = found.end
        low, high = found.quantity.amounts
        assert min(low, high) >= 0, found
        assert found.quantity.kind is not None
        written = format_quantity(found.quantity)
        assert parse_quantity(written) == found.quantity, (text, written)
    try:
        parse_quantity(text)
    except ValueError:
        return


@dataclass(frozen=True, slots=True)
class Asked:
    """Targets that need an open report."""

    assistant: "Assistant"

    def understanding(self, text: str) -> None:
        """Read a question in every way that an answer begins with."""
        chat_topic(text)
        is_follow_up(text)
        without_opening(text)
        lexicon, facts = self.assistant.lexicon, self.assistant.index.facts
        question = understand(text, facts, lexicon)
        assert question.text == text
        read_draft_request(text, facts, lexicon)
        serve("title", text, [text], "题", self.assistant.suggest) if task_of(text) else None

    def asking(self, text: str) -> None:
        """Ask; what a blank line parts is what was asked before."""
        *earlier, last = text.split("\n\n")[-4:]
        history = [Turn(Role.USER, one) for one in earlier]
        answer = self.assistant.ask(last, history)
        whole = self.assistant.index.report.text
        for n, citation in enumerate(answer.citations, 1):
            assert citation.n == n
            assert whole[citation.start : citation.end] == citation.quote
        assert answer.answer.strip()
        assert not (answer.refused and answer.citations)
        AnswerBody.of(answer).model_dump_json()

    def bodies(self, text: str) -> None:
        """Read a request's body as each route does, and use what it holds."""
        for model in (ChatBody, CompletionBody, DraftBody, FeedbackBody, ExportBody, ApprovalBody):
            try:
                body = model.model_validate_json(text)
            except ValidationError as error:
                validation_message(error.errors())
                continue
            self._use(body)

    def _use(self, body: BaseModel) -> None:
        if isinstance(body, ChatBody):
            AnswerBody.of(self.assistant.ask(body.question, body.turns())).model_dump_json()
        elif isinstance(body, CompletionBody):
            answer = self.assistant.ask(body.question, body.turns())
            completion(body.model, body, answer.answer, answer)
        elif isinstance(body, DraftBody):
            self.assistant.draft(body.request, body.include, body.exclude)
        elif isinstance(body, ExportBody):
            to_markdown("题", body.exchanges).encode()
            to_word("题", body.exchanges, date(2021, 1, 1))
