"""Material for a speech on one report: as values for a document, or told as an answer."""

from collections.abc import Collection
from dataclasses import replace

from assistant.draft import as_draft, assemble
from assistant.draft_prose import Prose
from assistant.draft_request import read_draft_request
from assistant.draft_scope import Scope
from assistant.figure_answer import tell
from assistant.lexicon import Lexicon
from assistant.material import Material
from assistant.reply import Replies
from assistant.types import Answer, Kind
from assistant.verify import verify
from index.report_index import ReportIndex


class Drafting:
    """Gathers and tells material from one report."""

    def __init__(
        self, index: ReportIndex, lexicon: Lexicon, scope: Scope, replies: Replies
    ) -> None:
        """``scope`` finds the sentences of a field."""
        self._index = index
        self._lexicon = lexicon
        self._scope = scope
        self._replies = replies
        self.prose: Prose | None = None  # set where the settings name a model

    def draft(
        self, text: str, include: Collection[str] = (), exclude: Collection[str] = ()
    ) -> Material:
        """Return material for a speech; nothing in it where the report lacks the topic."""
        request = read_draft_request(text, self._index.facts, self._lexicon)
        on_topic = self._scope.candidates(request.topic) if request.topic else []
        found = self._scope.whole() if request.is_whole else on_topic
        material = assemble(request, found, self._index, include, exclude)
        return self.prose.worded(material) if self.prose else material

    def tell(self, text: str) -> Answer:
        """Tell the material as an answer, or refuse."""
        material = self.draft(text)
        draft = as_draft(material)
        facts = self._index.facts
        if not draft.sentences and draft.indicators:
            draft = replace(tell(draft.indicators, facts), kind=Kind.DRAFT)
        if not draft.sentences:
            return self._replies.refused(text, [])
        given = [f"{year}年 {year}" for year in (facts.result_year, facts.plan_year)]
        answer = self._replies.answered(verify(draft, self._index.report, given), text)
        return replace(answer, writer=material.writer)
