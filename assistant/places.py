"""The places that a question names beside the region of the report."""

import re
from collections.abc import Collection

from assistant.names import squeeze
from assistant.own_region import own_region
from index.types import ReportFacts
from index.words import boundaries

# 坑梓街道 is but a part of the region; 各街道 and 街道属地 name none
_PART_OF_REGION = re.compile(
    r"(?<![各每哪几个])(?!一下|[我咱你他]们|所在|[这那哪]个|.[过了到去说的])"
    r"[\u4e00-\u9fff]{2}(?:街道|(?<![城乡])镇)(?=20|[今去明]年|的|有|新|$|[ ,，])"
)
_IN_FULL = re.compile("[\u4e00-\u9fff]{2,}?[区县市省镇](?![域块长])")
_AND = ("和", "与", "及", "跟")
_NO_LIMIT = re.compile(
    # 达到市里的要求了吗: what another place asks for, not what it has
    r"(?:[国省市]里?|全[国省市]|上级)(?:的|下达的?|给的?|定的?)*"
    r"(?:要求|任务|考核|指标(?=[达完实 ]))"
    r"|国家(?=哪|领导|级|标准|公园|最高|科学|[一二三]等奖)"
    r"|[哪各]个?(?:国家|城市|省|市|区|县)"
    r"|[国省市]里?(?:还是|或)(?:[区县我咱 ]|$)"  # 市里还是区里
    r"|[国省市]里刚?(?:来电|来人|来问|来函|打电话|要数|催|通知)"
    r"|[国省市区]里的?还是[国省市区]里的?"
    r"|(?<=[来到回搬跑去])\w{2,3}[，,。；;!]"  # 刚来深圳，: where one came to or goes
    r"|(?<=[来到回搬跑去往在])(?:了|过)?\w{2,3}区?"
    r"(?=上班|打工|看|挂号|办事|逛|玩|考试|念书|读书|上学|工作|住|了[ ，,])"
    r"|(?<=[回搬去])\w{2,3}了"
    r"|从\w{2,3}[市省区]?(?=过?来|搬|回)"
    r"|(?<=[是在])\w{2,3}(?=[东西南北](?:边|部|面))"
    r"|(?<=[跟和与同])(?:哪[几些]?[家个所]?)?\w{2,3}(?=的?(?:机构|企业|公司|高校|大学|单位|医院|学校))"
    r"|\b[a-z]+ (?:institute|university|college|normal)\b"
)


class Places:
    """Finds the places in questions to one report."""

    def __init__(self, facts: ReportFacts, regions: Collection[str]) -> None:
        """``regions`` are the places that one may name."""
        self.own = own_region(facts)
        self._title = facts.title if facts.is_reviewed else ""
        places = sorted((r for r in regions if not self.own.fullmatch(r)), key=len, reverse=True)
        named = "|".join(map(re.escape, places))
        self.any = re.compile(f"(?:{named})(?:省|市|自治区)?" if places else r"(?!)")
        within = re.search(f"(?:{named})[省市]", self._title) if places else None
        self._whole = within.group() if within else ""  # that the own region is a part of

    def of_whole(self, text: str) -> str:
        """Return a text that says 全市 where it says so by name, as people of that city do."""
        if not self._whole:
            return text
        name, kind = self._whole[:-1], self._whole[-1]
        return re.sub(f"全{name}{kind}?|{name}{kind}?全{kind}", f"全{kind}", text)

    def limiting(self, text: str) -> str:
        """Return the place that a squeezed text without the own region is about, or nothing.

        It must be a word of its own: 市里, but not in 智慧城市里. A name that says what it is may
        run into the next word, as it is cut: 光明 and 区建 of 光明区建了多少.
        """
        edges = set(boundaries(text))
        found = self.any.finditer(_NO_LIMIT.sub(lambda m: " " * len(m.group()), text))
        named = next(
            (
                m
                for m in found
                if m.start() in edges and (m.end() in edges or _IN_FULL.match(text, m.start()))
            ),
            None,
        )
        named = named or _PART_OF_REGION.search(text)
        return named.group() if named else ""

    def without_outer(self, squeezed: str, rest: str) -> str:
        """Blank in ``rest`` the places that say where the own region lies: 深圳 of 深圳我区.

        A reviewed report's title names them; 香港 of 香港的我区广场 is none of them. ``rest`` is as
        long as the squeezed text, with names taken out.
        """
        for place in self.any.finditer(squeezed):
            own = self.own.match(squeezed, place.start())
            is_around = place.group() in self._title or not self._title
            if own and own.end() > place.end() and is_around:
                rest = rest[: place.start()] + " " * len(place.group()) + rest[place.end() :]
        return rest

    def foreign(self, text: str) -> str:
        """Return a place that a question names instead of the report's region, or nothing.

        全市和我区 names both; of 龙岗区和我区 the report tells but one.
        """
        squeezed = squeeze(text)
        beside = any(squeezed[: m.start()].endswith(_AND) for m in self.own.finditer(squeezed))
        place = self.limiting(self.own.sub(" ", squeezed))
        is_around = place.startswith(("全", "国", "省", "市")) or place in self._title
        return "" if beside and is_around else place


def is_frame(text: str, region: str) -> bool:
    """Say whether a place is only what a share or rank is measured in: 在全市排第几."""
    within = (
        rf"(?:占|在|居|排[到在进入]?)全?{region}市?[能可会]?"
        r"(?:的|中|里|排|占|位|列|新增|总|第|率先|领先|首|处[于在]|[什啥]么?(?:名次|位次)|\d)"
    )
    ranked = (
        rf"{region}(?:[能可会]以?)?(?:排|位次|名次)"
        rf"|(?<=[在排全入到进了]){region}[^，,]{{0,16}}(?:排|第几|前几)"
    )
    # 全市新增的公办学位中，坪山占多大比例
    of_whole = rf"{region}[^，,。]{{2,16}}(?:中|里面?|当中)(?![小学心])[，,]?[^，,]{{0,6}}占"
    is_of_whole = region.startswith("全") and re.search(of_whole, text) is not None
    return is_of_whole or re.search(f"{within}|{ranked}", text) is not None
