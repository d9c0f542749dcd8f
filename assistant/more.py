"""What else a report says of what was just told: 具体呢, 还有吗, 还写了别的吗."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose import compose
from assistant.lexicon import Lexicon
from assistant.listing import Listing
from assistant.own_region import own_region
from assistant.reply import Replies
from assistant.rewrite import without_opening
from assistant.survey import Survey
from assistant.types import Answer, Evidence, Role, Turn, asked_in
from assistant.understand import understand
from index.report_index import ReportIndex
from index.words import cut, fold, is_proper
from prompts import render

_IN_DETAIL = re.compile(
    "(?:那|能|可以|请|麻烦)*(?:再|给我|跟我)?(?:具体|详细|展开|仔细|细)(?:的|地|点儿?)*"
    "(?:内容|情况|措施|是|有)*(?:说|讲|谈|介绍|一下|一点|点|哪些|什么|呢|吗|吧|了)*"
    "|(?:讲|讲得)?(?:具体|详细|多)啲(?:呢|啦|呀)?"
)
_FURTHER = re.compile(
    "(?:那|除了?这些?[个些]?|除此)?(?:之外|以外)?(?:关于|对于?|有关)?(?:它|这[个家项些]?\\w{0,4}|这方面|那个\\w{0,4})?"
    "(?:报告)?(?:里|中)?(?:还|另外|再)(?:有|说|写|提|讲)(?:没有|过|到|了)?(?:别的|其他的?|其它的?|什么|啥|哪些|更多)*"
    "(?:内容|情况|东西)?(?:吗|呢|么|没|没有|不)?"
    "|仲有(?:冇|咩|乜嘢?|其他|其它)*(?:呀|啊|㗎|呢)?"
)
# 除了地铁还有吗: what else of the topic, told or not
_BESIDES = re.compile(
    "(?:那|咁)?除[了去开]?(?P<but>(?!这|那|此|以上|上面)[\u4e00-\u9fffa-z\\d]{2,10}?)(?:之外|以外|外)?"
    "(?:还|另外|再)有(?:没有)?(?:别的|其他的?|其它的?|什么|啥|哪些)*(?:吗|呢|么|没|没有)?"
)
_BARE = re.compile(r"[\s,，。.?？!！、]+")
MOST = 8
BESIDE = 9.0  # log-odds by which what stands beside may lie behind the best sentence


class More:
    """Goes on telling after an answer from the sentences of one report."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        replies: Replies,
        finders: tuple[Listing, Survey],
        search: Callable[[str], list[Evidence]],
    ) -> None:
        """Of ``finders`` one finds what says all that a question names, one all on a field."""
        self._index = index
        self._lexicon = lexicon
        self._listing, self._survey = finders
        self._replies = replies
        self._search = search
        self._own = own_region(index.facts)

    def tell(self, text: str, history: Sequence[Turn]) -> Answer | None:
        """Quote what stands beside what was told, or what is told elsewhere of the same.

        Nothing is returned where no more is asked for or no sentence was told; where there is no
        more, that is said.
        """
        if not asks_for_more(text):
            return None
        told = self._told(history)
        if not told:
            return None if asked_in(history) else self._replies.refused(text, [])
        topic = next(t for t in reversed(asked_in(history)) if not asks_for_more(t))
        if _IN_DETAIL.fullmatch(_bare(text)):
            near = [*self._beside(topic, told), *self._on(topic, told)]
            whole = list(dict.fromkeys([*told, *near]))[: max(MOST, len(told))]
            again = self._replies.answered(compose(whole, self._index), topic)
            is_all = len(whole) == len(told)
            return replace(again, answer=again.answer + render("no_more")) if is_all else again
        alike = [*self._of_same(topic), *self._alike(topic), *self._beside(topic, told)]
        but = _BESIDES.fullmatch(_bare(text))
        if but:
            more = [i for i in dict.fromkeys([*told, *alike]) if not self._says(i, but["but"])]
        else:
            more = [i for i in dict.fromkeys(alike) if i not in told]
        if not more:
            return self._replies.without_more(topic)
        return self._replies.answered(compose(more[:MOST], self._index), topic)

    def _says(self, sentence_id: str, name: str) -> bool:
        return name in fold(self._index.sentence(sentence_id).text)

    def _beside(self, topic: str, told: Sequence[str]) -> list[str]:
        """Return what is near to a question in the sections of what was told."""
        sections = {self._index.sentence(sentence_id).section_id for sentence_id in told}
        evidence = self._search(topic)
        near = (e.sentence_id for e in evidence if e.score >= evidence[0].score - BESIDE)
        return [i for i in near if self._index.sentence(i).section_id in sections]

    def _on(self, topic: str, told: Sequence[str]) -> list[str]:
        """Return what the chapters of what was told say on the fields of a question."""
        chapters = set(map(self._chapter, told))
        return [i for i in self._survey.near(topic) if self._chapter(i) in chapters]

    def _chapter(self, sentence_id: str) -> str:
        return self._index.section(self._index.sentence(sentence_id).section_id).path[0]

    def _alike(self, topic: str) -> list[str]:
        question = understand(topic, self._index.facts, self._lexicon)
        return [e.sentence_id for e in self._listing.further(question, self._search(topic))]

    def _told(self, history: Sequence[Turn]) -> list[str]:
        """Return the sentences that the answers quoted since something was asked anew."""
        answers: list[str] = []
        for turn in reversed(history):
            if turn.role is Role.ASSISTANT:
                answers.append(turn.content)
            elif not asks_for_more(turn.content):
                break
        said = "".join(answers)
        return [s.id for s in self._index.report.sentences if s.text in said]

    def _of_same(self, topic: str) -> list[str]:
        """Return the sentences that say every name in a question: 比亚迪."""
        names = [w for w in cut(self._own.sub(" ", fold(topic))) if len(w) > 2 and is_proper(w)]
        sentences = self._index.report.sentences if names else ()
        return [s.id for s in sentences if all(name in fold(s.text) for name in names)]


def _bare(text: str) -> str:
    return _BARE.sub("", fold(without_opening(text)))


def asks_for_more(text: str) -> bool:
    """Say whether a turn only wants more of what was told: 还有吗, 具体呢."""
    return any(pattern.fullmatch(_bare(text)) for pattern in (_IN_DETAIL, _FURTHER, _BESIDES))
