"""A turn in usual form: of pinyin, of an English frame, of formal Chinese in plain words."""

from assistant.english_frames import in_chinese_frame
from assistant.formal_words import in_plain_words
from assistant.lexicon import Lexicon
from assistant.own_region import own_region
from assistant.pinyin import pinyin_of
from assistant.turn_forms import in_turn_form
from assistant.whole_lists import in_usual_words
from index.report_index import ReportIndex
from index.words import to_simplified


class UsualForm:
    """Puts what is asked of one report as the steps behind it expect it."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the names of the report's indicators and of its region."""
        self._lexicon = lexicon
        self._facts = index.facts
        self._own = own_region(index.facts)
        self._pinyin = pinyin_of(index, lexicon)

    def of(self, text: str, *, leans: bool = False) -> str:
        """Return a turn; it ``leans`` on others where it is not the first."""
        plain = in_plain_words(self._pinyin.read(to_simplified(text) if leans else text))
        plain = in_usual_words(plain, self._own, leans=leans)
        plain = in_turn_form(plain) if leans else plain
        return in_chinese_frame(plain, self._lexicon, self._facts)

    def of_turns(self, turns: list[str]) -> list[str]:
        """Return the turns of a dialogue, in their order."""
        return [self.of(turn, leans=at > 0) for at, turn in enumerate(turns)]
