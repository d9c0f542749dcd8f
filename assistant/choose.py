"""Choose which of the evidence answers: probable, nearly the best, holding what is asked for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.belonging import Belonging, likeliest
from assistant.enumerated import asked_to_unfold, is_set_phrase, says, unfolds
from assistant.holding import Holding
from assistant.lexicon import Lexicon
from assistant.list_signs import ListSigns
from assistant.listing import Listing
from assistant.named_each import NamedEach
from assistant.places import Places
from assistant.retrieve import fit_for
from assistant.slots import acronyms_of
from assistant.types import Evidence, Question
from assistant.understand import sounds_done
from assistant.wanted import wants_all, wants_list, wants_several
from assistant.whether import names_asked_for, opening_of
from assistant.wording import Wording
from index.leads import counted_off, led_in, led_lists
from index.report_index import ReportIndex
from index.tongue import is_chinese
from index.types import Sentence
from index.words import cut, longest
from prompts import render

_EACH = re.compile("分别|各(?=[提有是建开办])|各指|具体(?:是|指|包括)|包括(?:哪|什么)")
_DESIGNATION = re.compile(r"(?=.*[a-z])(?=.*\d)[a-z\d.]+$")  # pm10, 6g
_WHEN = re.compile("(?:什么|啥)时候|何时|几时|什么时间|哪[一]?[天年]")
_TIME = re.compile(
    r"\d+[年月日]|[今明去][年后]|年[底末内中初]|上半年|下半年|季度|期间|早日|尽快|即将"
)
# …第三次会议上，区长李某某。各位代表 tells what a government is to be like as little as 谁会来
_ADDRESS = re.compile(
    "各位代表[：:。]?$|人民代表大会第.{1,3}次会议|(?:现在|受|我)[^。]{0,16}向大会(?:作|报告)"
)
_TITLE_WORDS = frozenset(cut("国民经济和社会发展计划执行情况与计划草案的报告，政府工作报告，数据"))
_OF_MEETING = re.compile("会议|大会|人大|人代会|代表|委托|报告")
MOST_KNOWN = 0.6  # share of the words in another language that must be known
RESULT_BESIDE = 3.0  # how far a result may lie behind the plan for the same thing
MOST_SENTENCES, MOST_OF_A_LIST, MOST_OF_A_LONG_LIST = 3, 6, 10
# That a sentence belongs, of those told: to a list asked for outright, to what may be one
LEAST_LIKELY, LEAST_IF_MAYBE = 0.22, 0.45


class Chooser:
    """Chooses the sentences of one report that answer a question."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        places: Places,
        listing: Listing,
        belonging: Belonging,
    ) -> None:
        """``places`` finds the place that a question names instead of the report's.

        ``listing`` reads what a list is of, ``belonging`` says what belongs to it.
        """
        self._index = index
        self._lexicon = lexicon
        self._places = places
        self._listing = listing
        self._holding = Holding(index, lexicon, places)
        self._named_each = NamedEach(index, lexicon)
        self._signs = ListSigns(index, listing)
        self._belonging = belonging
        self._empty = lexicon.saying_nothing
        self._wording = Wording(lexicon, self._empty)
        self._fit = fit_for(index)
        self._lists = [frozenset(led) for led in led_lists(index.report)]

    def choose(self, question: Question, evidence: list[Evidence]) -> list[Evidence]:
        """Keep the evidence that is probable, nearly the best, and holds what is asked for."""
        evidence = [e for e in evidence if not self._is_form(question, e.sentence_id)]
        if (
            not self._asks(question)
            or not evidence
            or evidence[0].confidence < self._fit.answer_from
        ):
            return []
        near = self._unfolding(evidence, question)
        if near is None:
            near = self._near(evidence, question)
        if sounds_done(question.asked or question.text) and not question.years:
            near = self._with_result(near, evidence)
        near = self._named_each.adding(question, evidence, near)
        names = self._names_of(question)
        told = [(e, self._index.sentence(e.sentence_id)) for e in near]
        says = any if wants_several(question.asked or question.text) else all
        kept = [(e, at) for e, at in told if self._says_names(names, at, says)]
        holding = [e for e, at in kept if self._holding.holds(question, at)]
        if not holding or not wants_list(question.asked or question.text):
            return holding
        sections = {self._index.sentence(e.sentence_id).section_id for e in holding}
        # 深圳技术大学正式成立 beside 学校, of what schools there are
        return [e for e, at in kept if e in holding or at.section_id in sections]

    def opening_of(self, question: Question, told: list[str]) -> str:
        """Return the words before sentences told by their ids, or nothing."""
        years = (self._index.years_of[sentence_id] for sentence_id in told)
        texts = [self._index.sentence(sentence_id).text for sentence_id in told]
        opening = opening_of(question, years, self._index.facts.plan_year, texts, self._wording)
        is_untimed = _WHEN.search(question.asked) and not any(map(_TIME.search, texts))
        return render("when_unsaid") if is_untimed and texts and not opening else opening

    def _with_result(self, near: list[Evidence], evidence: list[Evidence]) -> list[Evidence]:
        """Put what is done beside what is only planned: 开门了吗, of 试运营 and 正式营业."""
        facts, years_of = self._index.facts, self._index.years_of
        if not near or any(years_of[e.sentence_id] != {facts.plan_year} for e in near):
            return near
        done = (e for e in evidence if years_of[e.sentence_id] == {facts.result_year})
        best = next((e for e in done if e.score >= near[0].score - RESULT_BESIDE), None)
        return [best, *near] if best else near

    def _asks(self, question: Question) -> bool:
        """Say whether a question asks for more than a number, in words that anybody knows."""
        words = longest({word for word in question.words if not word.isdigit()})
        knows = self._index.keywords.knows
        known = sum(map(knows, words))
        return bool(words) and (is_chinese(question.text) or known >= MOST_KNOWN * len(words))

    def _is_form(self, question: Question, sentence_id: str) -> bool:
        """Say whether a sentence of the title, or one that leads in, shares but form words.

        现向大会报告…2019年…执行情况与2020年计划草案 tells nothing of 2019年做到的和2020年要做的.
        """
        sentence = self._index.sentence(sentence_id)
        if _ADDRESS.search(sentence.text) and not _OF_MEETING.search(question.text):
            return True
        if self._index.section(sentence.section_id).level:
            return False
        region = "".join((self._index.facts.region, *self._index.facts.names))
        words = [w for w in question.words if w not in self._empty and not w[0].isdigit()]
        # 该数据出自报告哪一节 asks for no title
        words = [word for word in words if word not in region and word not in _TITLE_WORDS]
        return not any(self._index.says(sentence_id, *self._lexicon.ways(w)) for w in words)

    def _names_of(self, question: Question) -> list[str]:
        asked = question.asked or question.text
        names = names_asked_for(asked, self._places.own, self._is_foreign)
        knows = self._index.keywords.knows
        lacked = [w for w in question.words if _DESIGNATION.match(w) and not knows(w)]
        short = acronyms_of(asked)
        lacked += [w for w in short if not self._is_told(w)]
        return [*lacked, *(name for name in names if name not in self._empty)]

    def _is_told(self, word: str) -> bool:
        """Say whether any sentence says a thing in some way: CPI is 居民消费价格."""
        ways = self._lexicon.ways(word)
        return any(self._index.says(s.id, *ways) for s in self._index.report.sentences)

    def _is_foreign(self, word: str) -> bool:
        """Say whether a report has no word for a thing, nor the questions people ask of it."""
        return bool(self._index.questions) and not any(
            map(self._index.keywords.knows, self._lexicon.ways(word))
        )

    def _says_names(
        self, names: list[str], sentence: Sentence, of: Callable[[Iterable[bool]], bool]
    ) -> bool:
        """Say whether a sentence, or people who ask about it, say any or all of some names."""
        said = [self._index.says(sentence.id, *self._lexicon.ways(name)) for name in names]
        return not said or of(said)

    def _unfolding(self, evidence: list[Evidence], question: Question) -> list[Evidence] | None:
        """Keep what lists the things that 三大产业 counts, else what a heading puts under it.

        None is returned where the question names no such phrase.
        """
        phrase = asked_to_unfold(question.asked or question.text)
        if phrase is None:
            return None
        told = [(e, self._index.sentence(e.sentence_id)) for e in evidence]
        report = self._index.report
        for e, at in told:
            if says(phrase, at.text) and (counted := counted_off(report, at)):
                return [e, *(replace(e, sentence_id=sentence_id) for sentence_id in counted)]
        listing = [e for e, at in told if unfolds(phrase, at.text)][:MOST_SENTENCES]
        if listing or not is_set_phrase(phrase, self._index.report.text):
            return listing or None
        section = self._index.section
        under = [e for e, at in told if says(phrase, section(at.section_id).path[-1])]
        return under[:MOST_OF_A_LIST]

    def _near(self, evidence: list[Evidence], question: Question) -> list[Evidence]:
        """Keep what is nearly as good as the best; of a list also what stands beside it."""
        best = evidence[0]
        report, lead = self._index.report, self._index.sentence(best.sentence_id)
        led = led_in(report, lead)
        asked = question.asked or question.text
        if not led and (wants_list(asked) or asked_to_unfold(asked) or _EACH.search(asked)):
            led = counted_off(report, lead)
        if led:  # 主要表现在, 目标如下: what follows is the answer
            return [best, *(replace(best, sentence_id=sentence_id) for sentence_id in led)]
        if wants_several(asked):
            return self._belonging_to(question, evidence)
        if _EACH.search(asked) or wants_all(asked):
            of_both = self._listing.of_both_years(question, evidence)
            if of_both:
                return of_both[:MOST_OF_A_LIST]
        return [e for e in evidence if e.score >= best.score - self._fit.nearly][:MOST_SENTENCES]

    def _belonging_to(self, question: Question, evidence: list[Evidence]) -> list[Evidence]:
        """Keep what likely belongs to a list, or the likeliest; else the best sentence, too."""
        likely = self._belonging.likely(self._signs.of(question, evidence))
        is_list = wants_list(question.asked or question.text)
        least = LEAST_LIKELY if is_list else LEAST_IF_MAYBE
        at = set(likeliest(likely, least, MOST_OF_A_LONG_LIST)) | (set() if is_list else {0})
        chosen = [evidence[i] for i in sorted(at)]
        ids = {e.sentence_id for e in chosen}
        lists = [led for led in self._lists if len(led & ids) > 1]  # 目标如下: two of them are all
        whole = sorted(set().union(*lists) - ids)
        return [*chosen, *(replace(chosen[0], sentence_id=sentence_id) for sentence_id in whole)]
