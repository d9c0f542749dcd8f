"""Who delivered a report, when and at which meeting: what stands above its first part."""

import re

from assistant.compose import compose
from assistant.types import Draft
from index.report_index import ReportIndex
from index.words import fold

_REPORT = (
    "(?:这份|本|该|这个|这|今年的?|\\d{4}年)?(?:[省市区县州])?(?:的)?"
    "(?:政府|国民经济和社会发展)?(?:工作|计划|计划执行情况)?报告"
)
_OFFICE = "(?<!副)(?P<office>[省市县区州盟旗]长|自治区主席)"
_WHO = re.compile(
    f"^(?:请问)?{_REPORT}(?:是|由)*(?:谁|哪一?位|什么人|哪个人)"
    f"|(?:作|做|念|宣读){_REPORT}的[^，。]{{0,8}}(?:谁|哪位|叫什么|叫啥|姓什么|名字)"
    f"|{_OFFICE}(?:的?名字|(?:现在)?(?:是|叫|姓)(?:谁|哪位|什么|啥))"
)
_WHEN = re.compile(
    f"^(?:请问)?{_REPORT}(?:是|的|在)*(?:哪一?天|什么时候|何时|几月几[号日]|哪年哪月)"
)
_BY_WHOM = re.compile(
    f"(?!.*(?:受谁|谁的?委托))报告[^，。]{{0,4}}由(?:[区市县省]里|我[区市县])?(?:哪|什么|啥)[^，。]{{0,2}}(?:部门|单位|机构|局|委)|(?:部门|单位)[^，。]{{0,8}}(?:作|做|念|起草|提交)的?{_REPORT}"
    f"|^{_REPORT}(?:是|由)*[区市县省]?里?(?:哪|什么|啥)[^，。]{{0,2}}(?:部门|单位|机构|局|委)(?:作|做|写|起草|编|出|发布)"
    "|报告[^，。]{0,4}(?:是|由)[区市县省]?里?(?:哪|什么|啥)[^，。]{0,2}(?:部门|单位|机构)"
    "|(?:作|做|念|提交)[^，。]{0,6}报告的[，,]?(?:是)?(?:哪|什么|啥)[^，。]{0,2}(?:部门|单位|机构)"
    f"|^(?:作|做|写|起草){_REPORT}的[^，。]{{0,5}}(?:部门|单位|机构)"
)
_OFFICES = re.compile("(?:委员会|局|办公室|政府)$")
_AT_WHICH = "(?:哪|(?<!为)什么|啥|第几)[一次个届]{0,2}(?:人代会|会议|大会|会(?=上))"
_GIVEN = "(?:作|做|念|讲|宣读|提请|审议|提交|汇报)"
# 在什么会议上作的, 哪次大会审议; 谁…，又是在哪个会上念的 asks for more
_WHERE = re.compile(
    f"^(?!.*(?:谁|单位|部门|什么时候|哪天))(?:.*报告.*{_AT_WHICH}.*{_GIVEN}|.*报告.*{_GIVEN}.*{_AT_WHICH})"
)
_MEETING = re.compile("次会议|大会")
_DATE = re.compile("\\d{1,2}月\\d{1,2}日")
_HAN = "[\u4e00-\u9fff]"
# 区长王某某作…, 王某某区长在…会议上, 主席某某·某某各位代表; a gap may stand within a name
_PERSON = f"{_HAN}(?:[?？\\s]*{_HAN}){{1,3}}?(?:·{_HAN}{{2,8}}?)?(?=各位|作|在|同志|[，。\\s]|$)"
_LEVEL = re.compile("(?:维吾尔|壮族|回族)?(?:自治)?[省市县区州盟旗]$")
_GIVES = re.compile("作[^，。]{0,12}报告|各位代表|报告人|次会议上")


class TitleFacts:
    """Tells the lines above the first part of one report."""

    def __init__(self, index: ReportIndex) -> None:
        """Read the lines once."""
        self._index = index
        names = sorted((index.facts.region, *index.facts.names), key=len, reverse=True)
        bare = dict.fromkeys([*names, *(_LEVEL.sub("", name) for name in names)])
        self._own = re.compile("|".join(re.escape(fold(name)) for name in bare if name))
        sections = {section.id for section in index.report.sections if not section.level}
        self._lines = [s for s in index.report.sentences if s.section_id in sections]

    def tell(self, question: str) -> Draft | None:
        """Quote the line that names who delivered the report, its day or meeting, or nothing."""
        asked = self._own.sub("", fold(question)).strip()
        if _BY_WHOM.search(asked):
            at_which = [_MEETING] if re.search(f"{_AT_WHICH}[^，]*报告", asked) else []
            return self._first(_OFFICES, *at_which)
        who, when, where = (asks.search(asked) for asks in (_WHO, _WHEN, _WHERE))
        if not (who or when or where):
            return None
        office = (who["office"] if who else None) or "(?:(?<!副)[省市县区州盟旗]长|主席)"
        named = re.compile(
            f"{office}[?？\\s]*{_PERSON}|{_HAN}{{2,3}}{office}在|报告人[:：](?!{_HAN}*政府){_HAN}{{2,4}}"
        )
        told = self._first(named if who else _DATE if when else _MEETING)
        return self._first(_OFFICES) if who and not (told or who["office"]) else told

    def _first(self, *held: re.Pattern[str]) -> Draft | None:
        """Quote the first line that holds each of these, or nothing where one is not held."""
        first = []
        for pattern in held:
            told = [line for line in self._lines if pattern.search(line.text.strip())]
            told.sort(key=lambda line: _GIVES.search(line.text) is None)
            first += told[:1]
        ids = dict.fromkeys(line.id for line in first)
        return compose(ids, self._index) if len(first) == len(held) else None
