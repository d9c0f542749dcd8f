"""Propose rows of the indicator table for a report that no one has reviewed yet.

A proposal is a draft for a clerk: the same columns, marked 未经审核. Position, value, unit and
qualifier are read by `index.figures`; year, status and measure by `index.evidence`; the name
is the noun phrase beside the number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from index.evidence import YEAR, Source
from index.figures import Figure
from index.quantities import SCALES
from index.report import Report
from index.tables import read_table
from index.types import Indicator, Measure, ReportFacts, Sentence, scope_of
from index.words import says_doing

NOTE = "未经审核"
# Units without which a number is a date, a name or an ordinal: 2019, 1+N, 110刑事治安警情
NOT_COUNTED = ("", "年", "月", "日", "号", "周年", "期", "届", "届次", "次全会", "岁")
LONGEST_SENTENCE = 1000  # the bundled report's longest has 367; a longer one is no sentence
_NEW = "新增"
MIN_NAME = 4  # 增长 alone names nothing; 占比达 neither
# Words before a name that are no part of it: 预计全年｜地区生产总值, 其中｜发明专利申请量
_LEAD = re.compile(
    "^(?:[①-⑳]|年内|预计|截至[^，]*?月底?|全年|其中|全区|我区|今年|去年|本年度?|力争|确保|预期|先后|提前|系统|累计"
    "|建设筹集|引进和培育|新引进|引进|认定|实现|建成|建设|完成|新增|新建|推进|组建|推出|入驻|缔结|惠及"
    r"|供应|保持|达到?|共|20\d\d年|和|及|与|对|至|从)+"
)
_TRAIL = re.compile(  # 发明专利申请量｜为, 生物企业｜新增
    "(?:同比|实现|预计|突破|超过|降|控制在|稳定在|稳步|达到?|共|为|约|近|超|保持|占|整体|总数|合计|新增|建成|完成|至|从|以来|了|的)+$"
)
_WAY = re.compile(  # 工业全员劳动生产率｜提高
    "(?:同比)?(?:增长|下降|提高|提升|上升|减少|降低|增加(?!值)|下滑|回落|压缩|缩短|[再仅微]降|超出|占).*$"
)
# These name an amount of anything: 总投资 of the project before it
_OF_ANYTHING = re.compile(
    "(?:年度|年内|完成|计划|预计|总)*(?:投资额?|资金|面积|项目|企业|规模|金额)"
)
# What relates a figure to another place or time, or names only a stretch of the year, is no name
_NO_NAME = re.compile(
    r"^(?:[高低多少]于|超过|[均位]?居|排名?|列|突破|总量|总数|其中|分别|占|[一二三四]季度|[上下]半年|全国|全省|全市"
    r"|[一二三四五六七八九十\d]+[年月天个])|分别|平均水平|^.?$|[“”\"（）]"
)
# 五年来, “十三五”期间: figures of a stretch of years are told of no single one
_STRETCH = re.compile(
    r"[两二三四五六七八九十\d]+年(?:来|间|累计)|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|以来)|近[几\d]+年|以来"
)
_PLAN_TITLE = re.compile("十[一二三四五]五|[五5]年")
_IN_ALL = re.compile("总量|总数|总额|总规模")
_REACHES = re.compile("(?:[达至到]|提升至|提高到)$")  # 提升至2.57% is a level
_DATED = re.compile(r"^(?:[到至]|截[至止])?20\d\d年[底末]?")
# 分别比2005年增长63.7%和56.9%: of the figures before it, no figure of that year
_THAN_YEAR = re.compile(r"[，,](?:分别)?[比较]20\d\d年[底末]?[^，；。]*")
_BRACKET = re.compile("（[^）]*）")  # （以下简称增长）
# What is counted, where it follows the unit: 16个｜园区循环化改造重点项目｜已完成
_AFTER = re.compile(
    "[^，。；：、（）“”]{2,20}?(?=已|完成|实现|投入|按|如期|新建|总体|入驻|全|[，。；：、（）]|$)"
)


def propose(
    report: Report, facts: ReportFacts, aliases: Mapping[str, tuple[str, ...]] | None = None
) -> list[Indicator]:
    """Return a row for every figure in the report's sentences, in reading order.

    ``aliases`` are what people call indicators that any report may have, by name.
    """
    source = Source(report, facts)
    proposals: list[Indicator] = []
    placed = [(source.sentence(f.number_start), f) for f in source.figures]
    for sentence, group in groupby(placed, key=lambda pair: pair[0]):
        if sentence is not None and len(sentence.text) <= LONGEST_SENTENCE:
            proposals += _of_sentence(source, sentence, [figure for _, figure in group])
    called = aliases or {}
    return [_called(_numbered(row, number), called) for number, row in enumerate(proposals, 1)]


def _called(row: Indicator, aliases: Mapping[str, tuple[str, ...]]) -> Indicator:
    """Add what people call a figure, under its own name or that of what it is the total of."""
    names = (row.name, *row.aliases)
    ways = [way for name in names for way in aliases.get(name, ())]
    return replace(row, aliases=tuple(dict.fromkeys((*row.aliases, *ways, *_newly(row)))))


def _newly(row: Indicator) -> tuple[str, ...]:
    """Return the ways to say what is new: 城镇新增就业, 新增城镇就业, 城镇就业."""
    bare = row.name.replace(_NEW, "")
    if _NEW not in row.quote or len(bare) < MIN_NAME:
        return ()
    ways = (bare, f"{_NEW}{bare}", f"{bare[:2]}{_NEW}{bare[2:]}")
    return tuple(way for way in ways if way != row.name)


def load_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    """Read indicator_aliases.csv of the lexicon; nothing where it is missing."""
    if not path.exists():
        return {}
    rows = read_table(path, ("name", "aliases"))
    return {row["name"]: tuple(row["aliases"].split("|")) for _, row in rows}


def _of_sentence(source: Source, sentence: Sentence, figures: list[Figure]) -> Iterator[Indicator]:
    name, measure = "", Measure.LEVEL
    for figure in figures:
        if not is_counted(source, sentence, figure):
            continue
        found = _name(source, sentence, figure)
        if name and _IN_ALL.fullmatch(found):  # 地区生产总值增长6%、总量达到4773亿元
            whole = _row(source, sentence, figure, f"{name}{found}")
            yield replace(whole, aliases=(name,)) if measure is not Measure.LEVEL else whole
            continue
        if _OF_ANYTHING.fullmatch(found):
            continue
        name = found or name
        is_deed = len(name) < MIN_NAME and says_doing(name)  # 用好240小时过境免签
        if name and not is_deed and not _NO_NAME.search(name):
            yield (row := _row(source, sentence, figure, name))
            measure = row.measure


def is_counted(source: Source, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure counts something: it has a unit, and its part speaks of a year."""
    if source.status(sentence.section_id, figure.number_start) is None:
        return False
    if _is_aside(source, sentence, figure) or _is_of_plan(source, sentence, figure):
        return False
    return figure.is_rank or figure.unit not in NOT_COUNTED


def _is_aside(source: Source, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a number is an ordinal, stands in quotation marks, or is of other years."""
    before = source.report.text[sentence.start : figure.start]
    quoted = before.count("“") > before.count("”")
    after = source.report.text[figure.end : figure.end + 1]
    cut_off = figure.unit in SCALES and "\u3400" <= after <= "\u9fff"  # 616亿｜公担
    own = sentence.text
    for than in _THAN_YEAR.finditer(sentence.text):
        start, end = (at + sentence.start for at in than.span())
        if end <= figure.start or figure.end <= start:  # of what stands beside the figure
            own = own.replace(than.group(), "")
    return cut_off or before.endswith("第") or quoted or _is_of_others(own, source.facts)


def _is_of_plan(source: Source, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure adds up years in a part on five of them: 累计接待游客629万人次."""
    title = source.part_title(sentence.section_id)
    of_years = YEAR.search(title) is None and _PLAN_TITLE.search(title) is not None
    return of_years and "累计" in source.clause(figure.start)


@lru_cache(maxsize=16)
def _own_scope(scope: str) -> re.Pattern[str]:
    return re.compile(f"^(?:预计)?[全我本][{scope}](?!第|排|[均位]?居|前)")


@lru_cache(maxsize=16)
def _is_of_others(text: str, facts: ReportFacts) -> bool:
    """Say whether a sentence speaks of years that are not the report's, or of a stretch of them."""
    named = {int(year) for year in YEAR.findall(text)}
    return not named <= {facts.result_year, facts.plan_year} or _STRETCH.search(text) is not None


def _row(source: Source, sentence: Sentence, figure: Figure, name: str) -> Indicator:
    start, end = _quote(source, sentence, figure)
    status = source.status(sentence.section_id, figure.number_start)
    assert status is not None  # is_counted
    return Indicator(
        id="",
        name=name,
        aliases=(),
        region=source.facts.region,
        year=source.year(sentence.section_id, figure.number_start),
        period=source.until(sentence.section_id, figure.number_start) or "全年",
        status=status,
        measure=_measure(source, sentence, figure),
        value=source.signed(figure),
        unit=figure.unit,
        qualifier="|".join(sorted(figure.qualifiers)),
        basis="",
        section_id=sentence.section_id,
        quote=source.report.text[start:end],
        note=NOTE,
        start=start,
        end=end,
    )


def _measure(source: Source, sentence: Sentence, figure: Figure) -> Measure:
    measure = source.measure(figure)
    before = source.report.text[sentence.start : figure.start]
    return Measure.LEVEL if measure is Measure.GROWTH and _REACHES.search(before) else measure


def _numbered(row: Indicator, number: int) -> Indicator:
    """Give a proposal an id that is unique; a clerk gives it a better one."""
    return replace(row, id=f"proposal-{number}-{row.measure}-{row.year}-{row.status}")


def _quote(source: Source, sentence: Sentence, figure: Figure) -> tuple[int, int]:
    """Return the clause of a figure, with the clause before it where it names nothing."""
    text = source.report.text
    start = text.rfind("，", sentence.start, figure.start) + 1 or sentence.start
    if figure.start - start < MIN_NAME and start > sentence.start:
        start = text.rfind("，", sentence.start, start - 1) + 1 or sentence.start
    end = text.find("，", figure.end, sentence.end)
    return start, end if end >= 0 else sentence.end


def _name(source: Source, sentence: Sentence, figure: Figure) -> str:
    """Return the noun phrase beside a figure; empty where it speaks of what came before."""
    text = source.report.text
    start = max(text.rfind(mark, sentence.start, figure.start) for mark in "，、；：！？!?;") + 1
    before = _BRACKET.sub("", text[max(start, sentence.start) : figure.start])
    before = _DATED.sub("", before)
    before = _own_scope(scope_of(source.facts)).sub("", before)  # 全省 of a province is no other
    before = _TRAIL.sub("", _LEAD.sub("", _WAY.sub("", before)))
    if len(before) >= 2:
        return before
    if source.measure(figure) in (Measure.LEVEL, Measure.RANK):
        after = _AFTER.match(text, figure.end, sentence.end)
        return after.group() if after else ""
    return ""
