"""What the words around a figure say about it: status, year, measure and period.

The same reading serves the reviewed table's check and the proposals for an unseen report.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from index.figures import Figure, Token, figures_of, tokens_of
from index.report import Report
from index.types import Measure, ReportFacts, Sentence, Status

# 一、2019年国民经济和社会发展计划执行情况; 二、2019年国民经济和社会发展的特点
RESULT_TITLE = re.compile("执行情况|完成情况|特点|回顾|成效|成就|总结|过去|一年来|以来")
# 四、2020年国民经济和社会发展总体要求和目标; 五、2020年国民经济和社会发展主要任务
PLAN_TITLE = re.compile(
    "要求|目标|任务|安排|计划|重点工作|工作重点|措施|举措|思路|部署|展望|今年|今后"
)
# Where no title says so, results end and plans begin: 今年工作的总体要求是; 今年要重点抓好
TURN = re.compile(
    "(?:今年|{year}年)[^。\\n]{{0,40}}?(?:总体要求|总体思路|预期目标|主要目标|目标任务|重点[做抓]好)"
)
EARLY = 1 / 3  # of a part: a turn later in it leaves results before it
# 预计全年地区生产总值增长8.5%左右; 进出口总额增长35%左右，有望保持全市第一
EXPECTED = re.compile("预计|有望|预估|初步核算")
LEAD_IN = re.compile("如下$|：$")  # 预计我区2019年主要经济指标完成情况如下：
YEAR = re.compile(r"(?<!\d)(20\d\d)年")  # 提出2020年我区经济社会发展主要预期目标如下
# “十四五”时期主要目标任务, 附件, 名词解释: not of the year before them
_OF_ITS_OWN = re.compile("十[一二三四五]五|五年|^附|解释|说明|标题")
_YEAR_BEFORE = re.compile("过去的?一年|一年来|去年|上一?年|工作回顾")
_THIS_YEAR = re.compile("今年|新的?一年")
_EXPLAINS = re.compile("名词解释|(?:短语|名词|有关)说明")
UNTIL = re.compile(r"截至(?:20\d\d年)?(\d{1,2}月)底?")  # 截至11月，全区规上工业企业…
CLAUSE = re.compile("[，；。：、\n;]")
# The last of these before the figure decides: 对经济增长贡献达到七成 is a share, not a growth.
DIRECTION = re.compile(
    "(?P<change>压缩|缩短|[少低降加高升大][至到])"  # 时限压缩一半; 从9天缩短至3天
    "|(?P<growth>增长|下降|提高|提升|上升|减少|降低|增加(?!值)|下滑|回落|[再仅微]降)"
    "|(?P<excess>超出|超额)"  # 超出预期目标32%
    "|(?P<share>占|贡献|比重|比例|份额)"  # 占全市新增总数的28%; 在园儿童数占比达50%
)
GROWS_AFTER = re.compile("的?(?:较快|快速|高速|平稳|稳定|中高速)?增长")  # 保持10%以上较快增长
FROM_TO = re.compile(
    "(?:缩短|压缩|减少|降低|下降|增加|提高|提升|上升|扩大)[至到]"
)  # 从9天｜缩短至3天
FALLS = re.compile("下降|减少|降低|下滑|回落|[再仅微]降")  # 下降2.3%; 再下降5.32%
RATES = ("%", "％", "‰", "倍", "成")  # units that relate a figure to another one
POINTS = "百分点"  # 上升2.4个百分点


def years_of_parts(report: Report, facts: ReportFacts) -> dict[str, frozenset[int]]:
    """Return the years that each part of a report speaks of, by the part's number.

    A title may mean a year without naming it: 一、过去一年工作回顾. A part whose title does
    neither goes on with the plan that the part before it began: 二、2014年工作总体要求;
    三、聚力打造环京津增长极. Where none does, the part that early on turns to the aims of this
    year is of the plan, and those before it are of the results.
    """
    years: dict[str, frozenset[int]] = {}
    before: frozenset[int] = frozenset()
    parts = [section for section in report.sections if "." not in section.id]
    titles = [part.path[0] for part in parts[1:]]
    is_told = any(YEAR.search(title) or _year_meant(title, facts) for title in titles)
    turn = None if is_told else _turn_of(report, facts)
    ends = [*(part.start for part in parts[1:]), len(report.text)]
    for part, end in zip(parts, ends, strict=True):
        title = part.path[0]
        named = frozenset(map(int, YEAR.findall(title)))
        if not named and not _OF_ITS_OWN.search(title):
            named = _year_meant(title, facts) or (before if facts.plan_year in before else named)
            if not named and turn is not None and part is not parts[0]:
                named = _year_by_turn(part.start, end, turn, facts)
        years[part.id] = before = named
    return years


def _turn_of(report: Report, facts: ReportFacts) -> int | None:
    """Return where a report turns from results to plans, if it says so."""
    found = re.search(TURN.pattern.format(year=facts.plan_year), report.text)
    return found.start() if found else None


def _year_by_turn(start: int, end: int, turn: int, facts: ReportFacts) -> frozenset[int]:
    if end <= turn:
        return frozenset([facts.result_year])
    early = start + (end - start) * EARLY
    return frozenset([facts.plan_year] if start <= turn < early else ())


def _year_meant(title: str, facts: ReportFacts) -> frozenset[int]:
    if _YEAR_BEFORE.search(title):
        return frozenset([facts.result_year])
    return frozenset([facts.plan_year] if _THIS_YEAR.search(title) else ())


@dataclass(frozen=True)
class Source:
    """One report with everything that is read from it once."""

    report: Report
    facts: ReportFacts

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the report, in reading order."""
        return tuple(figures_of(self.report))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.report.sentences]

    def sentence(self, at: int) -> Sentence | None:
        """Return the sentence that holds the character at this offset; headings have none."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.report.sentences[number].end:
            return None
        return self.report.sentences[number]

    def governing(self, at: int) -> str:
        """Return the sentence at an offset, with the lead-in that a bullet stands under."""
        sentence = self.sentence(at)
        if sentence is None:
            return ""
        lead = self._leads[sentence.id]
        return f"{lead.text}：{sentence.text}" if lead else sentence.text

    @cached_property
    def _leads(self) -> dict[str, Sentence | None]:
        """The lead-in of each sentence, by its id: bullets have that of the bullet before."""
        text, leads = self.report.text, dict[str, Sentence | None]()
        before: Sentence | None = None
        for sentence in self.report.sentences:
            leads[sentence.id] = None
            is_bullet = text.endswith("——", 0, sentence.start)
            if is_bullet and before and before.section_id == sentence.section_id:
                opens = LEAD_IN.search(text[before.start : before.end + 1])
                leads[sentence.id] = before if opens else leads[before.id]
            before = sentence
        return leads

    def clause(self, at: int) -> str:
        """Return the words between the last comma and the offset."""
        text = self.report.text
        start = max((m.end() for m in CLAUSE.finditer(text, max(0, at - 80), at)), default=0)
        return text[max(start, at - 80) : at]

    def part_title(self, section_id: str) -> str:
        """Return the heading of the part that a section belongs to."""
        return self.report.section(section_id.partition(".")[0]).path[0]

    def status(self, section_id: str, at: int) -> Status | None:
        """Tell result, expected result or target; None where the part's title says neither."""
        title = self.part_title(section_id)
        if _EXPLAINS.search(title):
            return None
        is_result: bool | None = RESULT_TITLE.search(title) is not None
        if not is_result and PLAN_TITLE.search(title) is None:
            is_result = self._is_result(title, at)
        if is_result is None:
            return None
        if not is_result:
            return Status.TARGET
        return Status.ESTIMATE if EXPECTED.search(self.governing(at)) else Status.ACTUAL

    def _is_result(self, title: str, at: int) -> bool | None:
        """Tell by the year that a part's title names, else by where the report turns to plans."""
        named = {int(year) for year in YEAR.findall(title)}
        if len(named & {self.facts.result_year, self.facts.plan_year}) == 1:
            return self.facts.result_year in named
        return None if self._turn is None else at < self._turn

    @cached_property
    def _turn(self) -> int | None:
        """Where a report without telling titles turns from results to plans, if it says so."""
        return _turn_of(self.report, self.facts)

    def year(self, section_id: str, at: int) -> int:
        """Tell the year: the one that the sentence names, else the part's, else the results'."""
        known = {self.facts.result_year, self.facts.plan_year}
        said = {int(year) for year in YEAR.findall(self.governing(at))}
        for named in (said & known, self._part_years[section_id.partition(".")[0]] & known):
            if len(named) == 1:
                return next(iter(named))
        return self.facts.result_year

    @cached_property
    def _part_years(self) -> dict[str, frozenset[int]]:
        return years_of_parts(self.report, self.facts)

    def until(self, section_id: str, at: int) -> str:
        """Return 截至11月 where this section has said so by then, else an empty string."""
        section = self.report.section(section_id)
        sentence = self.sentence(at)
        end = sentence.end if sentence else section.end
        last = bisect_right(self._untils, (end, "月")) - 1
        told = self._untils[last] if last >= 0 else (-1, "")
        return f"截至{told[1]}" if told[0] > section.start else ""

    @cached_property
    def _untils(self) -> list[tuple[int, str]]:
        """Where the report says 截至11月, each with its month."""
        return [(m.end(1), m[1]) for m in UNTIL.finditer(self.report.text)]

    def signed(self, figure: Figure) -> str:
        """Return the figure's value, negative where the report says that it falls by it."""
        relative = figure.unit in RATES or POINTS in figure.unit
        falls = relative and FALLS.search(self.clause(figure.start)) is not None
        return f"-{figure.value}" if falls else figure.value

    def measure(self, figure: Figure) -> Measure:
        """Tell level, growth, change, share, rank or excess from the words beside the figure."""
        if figure.is_rank:
            return Measure.RANK
        if POINTS in figure.unit:
            return Measure.CHANGE
        words = [m.lastgroup or "" for m in DIRECTION.finditer(self.clause(figure.start))]
        before = FROM_TO.match(self.report.text, figure.end) is not None
        if before or (words and words[-1] == "change"):
            return Measure.CHANGE
        if figure.unit not in RATES:
            return Measure.LEVEL
        if words:
            return Measure(words[-1])
        grows = GROWS_AFTER.match(self.report.text, figure.end)
        return Measure.GROWTH if grows else Measure.LEVEL

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every number that must be accounted for, in reading order."""
        return tuple(tokens_of(self.report, self.figures))

    def around(self, start: int, end: int) -> str:
        """Return the words around a place, for a person to find it."""
        return self.report.text[max(0, start - 12) : end + 8].replace("\n", " ")
