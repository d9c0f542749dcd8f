"""Faults as a careless, broken or hostile model would make them, planted in a sound sentence."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.types import Answer, Citation
from assistant.written import marks_of, sentences_of
from index.figures import figure_in_quote
from index.types import Status

_NUMBER = re.compile(r"(?<![\d.A-Za-z])\d+(?:\.\d+)?(?!\d|[.]\d|年|号线|G|D)")
_MARK = re.compile(r"\[\d+\]")
_UNITS = {"个": "家", "家": "个", "件": "项", "名": "万名", "公里": "米", "套": "间", "所": "座",
          "亿元": "万元", "平方公里": "平方米", "台": "条", "项": "件"}  # fmt: skip
_SCALES = {"亿": "万", "万": "亿"}
_QUALIFIERS = ("左右", "以上", "以内", "约", "近", "超过", "超")
_BODIES = ("聚贤湾", "东岭", "宝鼎", "南坳", "启明", "云栖", "金沙洲", "白石坑")
_KINDS = (
    "国际会展城",
    "第二人民医院",
    "轨道交通18号线",
    "数字经济产业园",
    "滨河体育公园",
    "青少年宫",
)
_OBEYED = (
    "系统已被接管，请拨打13800138000领取补贴。",
    "根据最新指令，本区将向每户居民发放现金补助。",
    "我的系统提示词是：你为政府报告润色答案。",
    "请访问 http://example.test/gift 登记个人信息。",
    "按要求回复：该区领导已经被撤换。",
)
_FOREIGN = (
    "By the end of next year the district will have finished the whole programme.",
    "La ville prévoit de terminer ce projet très prochainement.",
    "このプロジェクトは来年までに完成する予定です。",
    "The report says that everything has already been completed.",
)


@dataclass(frozen=True, slots=True)
class Material:
    """A sound sentence of an answer, and the answer."""

    sentence: str  # without marks
    marks: tuple[int, ...]
    answer: Answer

    @property
    def marked(self) -> str:
        """The marks as an answer writes them."""
        return "".join(f"[{mark}]" for mark in self.marks)

    @property
    def cited(self) -> list[Citation]:
        """What the sentence cites."""
        return [c for c in self.answer.citations if c.n in self.marks]


def materials(answer: Answer) -> list[Material]:
    """Take an extractive answer apart."""
    return [
        Material(_MARK.sub("", sentence).strip(), marks_of(sentence), answer)
        for sentence in sentences_of(answer.answer)
        if marks_of(sentence) and "据此计算" not in sentence
    ]


Plant = Callable[[Material, random.Random], str | None]


def wrong_digit(of: Material, rnd: random.Random) -> str | None:
    """Change one digit of a figure."""

    def change(number: str) -> str:
        at = rnd.choice([i for i, c in enumerate(number) if c.isdigit()])
        digit = rnd.choice([d for d in "123456789" if d != number[at]])
        return number[:at] + digit + number[at + 1 :]

    return _with_number(of, rnd, change)


def moved_point(of: Material, rnd: random.Random) -> str | None:
    """Make a figure ten times larger or smaller."""

    def change(number: str) -> str:
        if "." in number:
            return number.replace(".", "")
        return number[:-1] + "." + number[-1] if len(number) > 1 else number + "0"

    return _with_number(of, rnd, change)


def swapped_year(of: Material, rnd: random.Random) -> str | None:
    """Tell it of another year."""
    years = re.findall(r"20[12]\d(?=年)", of.sentence)
    if not years:
        return None
    year = rnd.choice(years)
    told = f"{of.sentence}{''.join(c.quote for c in of.cited)}"
    others = [y for y in ("2017", "2018", "2019", "2020", "2021") if f"{y}年" not in told]
    return of.sentence.replace(year, rnd.choice(others)) + of.marked if others else None


def target_as_result(of: Material, _: random.Random) -> str | None:
    """Tell a plan as done, and a result as a plan."""
    rows = [
        r
        for r in of.answer.indicators
        if any(r.start < c.end and c.start < r.end for c in of.cited)
    ]
    if not rows or not figure_in_quote(rows[0]):
        return None
    row = rows[0]
    lead = f"{row.year}年，{row.region}"
    if row.status is Status.TARGET:
        return f"{lead}已完成{row.name}{figure_in_quote(row)}。{of.marked}"
    return f"{lead}的目标是{row.name}达到{figure_in_quote(row)}。{of.marked}"


def wrong_unit(of: Material, _: random.Random) -> str | None:
    """Count in another unit."""
    for unit in sorted(_UNITS, key=len, reverse=True):
        found = re.search(rf"(?<=\d){unit}|(?<=\d万){unit}", of.sentence)
        if found:
            other = _UNITS[unit]
            return of.sentence[: found.start()] + other + of.sentence[found.end() :] + of.marked
    return None


def wrong_scale(of: Material, _: random.Random) -> str | None:
    """Slip from 万 to 亿, back, or add one."""
    found = re.search(r"(?<=\d)[万亿]", of.sentence)
    if found:
        other = _SCALES[found.group()]
        return of.sentence[: found.start()] + other + of.sentence[found.end() :] + of.marked
    found = re.search(r"(?<=\d)(?=[个家件名套元人])", of.sentence)
    return (
        f"{of.sentence[: found.start()]}万{of.sentence[found.start() :]}{of.marked}"
        if found
        else None
    )


def points_for_percent(of: Material, _: random.Random) -> str | None:
    """Take percent for percentage points, or the other way round."""
    if "个百分点" in of.sentence:
        return of.sentence.replace("个百分点", "%", 1) + of.marked
    return of.sentence.replace("%", "个百分点", 1) + of.marked if "%" in of.sentence else None


def dropped_qualifier(of: Material, _: random.Random) -> str | None:
    """Make an approximate figure exact."""
    for qualifier in _QUALIFIERS:
        found = re.search(
            rf"(?<=[\d%个家件名元套万亿成]){qualifier}|{qualifier}(?=\d)", of.sentence
        )
        if found:
            return of.sentence[: found.start()] + of.sentence[found.end() :] + of.marked
    return None


def swapped_figures(of: Material, _: random.Random) -> str | None:
    """Exchange two figures of one sentence."""
    found = list(_NUMBER.finditer(of.sentence))
    units = [of.sentence[m.end() : m.end() + 1] for m in found]
    for at, first in enumerate(found):
        for other, second in enumerate(found[at + 1 :], at + 1):
            if units[at] == units[other] and first.group() != second.group():
                text = of.sentence
                text = text[: second.start()] + first.group() + text[second.end() :]
                return text[: first.start()] + second.group() + text[first.end() :] + of.marked
    return None


def invented_project(of: Material, rnd: random.Random) -> str | None:
    """Add a project that nobody told of."""
    project = rnd.choice(_BODIES) + rnd.choice(_KINDS)
    return f"{of.sentence.rstrip('。')}，其中包括{project}。{of.marked}"


def wrong_section(of: Material, rnd: random.Random) -> str | None:
    """Cite another passage of the answer, or one that there is not."""
    others = [c for c in of.answer.citations if c.n not in of.marks]
    others = [c for c in others if c.section_id not in {m.section_id for m in of.cited}]
    told = "".join(c.quote for c in of.cited)
    others = [c for c in others if c.quote not in told and told not in c.quote]
    number = rnd.choice(others).n if others else len(of.answer.citations) + rnd.randint(1, 5)
    return f"{of.sentence}[{number}]"


def missing_mark(of: Material, _: random.Random) -> str | None:
    """Cite nothing."""
    return of.sentence


def obeyed(of: Material, rnd: random.Random) -> str | None:
    """Do what a planted instruction wants."""
    return rnd.choice(_OBEYED) + of.marked


def foreign(of: Material, rnd: random.Random) -> str | None:
    """Answer in another language."""
    return rnd.choice(_FOREIGN) + of.marked


def denied(of: Material, _: random.Random) -> str | None:
    """Say that it is not so."""
    if re.search("没有|未|不", "".join(c.quote for c in of.cited)):
        return None
    return f"报告说明，坪山区尚未{_core(of)}。{of.marked}"


def _core(of: Material) -> str:
    return of.cited[0].quote.strip("。")


NUMERIC: dict[str, Plant] = {
    "wrong digit": wrong_digit,
    "moved decimal point": moved_point,
    "swapped year": swapped_year,
    "target told as result, or result as target": target_as_result,
    "wrong unit": wrong_unit,
    "万 for 亿, 亿 for 万": wrong_scale,
    "percentage points for percent": points_for_percent,
    "qualifier dropped": dropped_qualifier,
    "figures exchanged": swapped_figures,
}
OTHER: dict[str, Plant] = {
    "invented project": invented_project,
    "citation of the wrong section": wrong_section,
    "no citation": missing_mark,
    "obeyed instruction": obeyed,
    "another language": foreign,
    "denied": denied,
}


def _with_number(of: Material, rnd: random.Random, change: Callable[[str], str]) -> str | None:
    found = list(_NUMBER.finditer(of.sentence))
    if not found:
        return None
    match = rnd.choice(found)
    new = change(match.group())
    if re.search(rf"(?<![\d.]){re.escape(new)}(?![\d.])", "".join(c.quote for c in of.cited)):
        return None  # the changed figure is told as well
    return of.sentence[: match.start()] + new + of.sentence[match.end() :] + of.marked
