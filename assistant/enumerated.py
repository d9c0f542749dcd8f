"""Names with a number in them, asked to be unfolded: 四位一体指哪四位, 三大主导产业是什么."""

import re

from index.numerals import CHARACTERS, number_of
from index.words import CLAUSE_ENDS, fold

_NUMBER = r"(?P<number>[二两三四五六七八九十]|\d{1,2})"
# 三大主导产业, 四位一体, 三项制度, “七个有”
_NAME = rf"(?<![第\d点]){_NUMBER}(?P<unit>[大个项类位])(?P<thing>[\u4e00-\u9fff]{{1,8}}?)"
_UNFOLD = re.compile(
    rf"{_NAME}(?:的?(?:内容|含义|意思)|具体|分别|都|各)*"
    r"(?:(?:指|是|有|包括|为)(?:的是|的)?(?:什么|啥|哪|咩)|(?:包括|有)?哪|怎么理解"
    r"|[,，](?:(?:这|那|分别|都)*(?:是|指)?(?:哪[{CHARACTERS}\d]|谁)|(?:这|那)?[{CHARACTERS}\d][位方家个](?:都|分别)?是(?:谁|哪|什么|啥)))"
)
_ALONE = re.compile(rf"^(?:\w{{0,4}}(?:的|里))?{_NAME}[?？。]*$")  # 六大民生实事
_MARKS = re.compile('[“”"「」『』]')


def asked_to_unfold(question: str) -> re.Match[str] | None:
    """Find the name that a question asks to be unfolded; groups number, unit and thing."""
    folded = _MARKS.sub("", fold(question))
    return _UNFOLD.search(folded) or _ALONE.search(folded)


def unfolds(name: re.Match[str], text: str) -> bool:
    """Say whether a text says the name and lists as many things, or says each as a clause."""
    told = _MARKS.sub("", fold(text))
    number, thing = number_of(name["number"]), name["thing"]
    said = re.search(_named(name), told)
    before, after = (told[: said.start()], told[said.end() :]) if said else ("", "")
    beside = (CLAUSE_ENDS.split(before)[-1], CLAUSE_ENDS.split(after)[0])
    listed = said is not None and any(side.count("、") + 1 >= number for side in beside)
    return listed or len(re.findall(f"(?:^|[,;:]){thing}", told)) == number


def says(name: re.Match[str], text: str) -> bool:
    """Say whether a text says the name at all."""
    return re.search(_named(name), _MARKS.sub("", fold(text))) is not None


def is_set_phrase(name: re.Match[str], text: str) -> bool:
    """Say whether a name is a phrase of its own: 三大攻坚战, or what ``text`` quotes: “七个有”."""
    return name["unit"] == "大" or re.search(f'[“"]{_named(name)}[”"]', fold(text)) is not None


def _named(name: re.Match[str]) -> str:
    number = number_of(name["number"])
    ways = [str(number), *(digit for digit in CHARACTERS if number_of(digit) == number)]
    return f"(?:{'|'.join(ways)}){name['unit']}{name['thing']}"
