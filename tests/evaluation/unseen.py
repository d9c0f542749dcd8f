"""``python -m tests.evaluation.unseen --text FOLDER``: twenty reports added without manual work.

Their questions were written by someone who knew each report's text alone. Prints right, refused and
wrong by kind; with -v what is not right. The reports lie in the training text, not in this project.
"""

import argparse
import json
import lzma
import re
import shutil
import tempfile
from collections import Counter, defaultdict
from enum import StrEnum
from pathlib import Path

from assistant.registry import Registry
from assistant.settings import Settings
from assistant.types import Answer
from index.add import NewReport, add_report
from tests.evaluation.people import spaceless

PATH = Path(__file__).parent / "unseen.jsonl"
# Name in the text → slug, region and the year whose plan the report sets.
REPORTS = {
    "容城_2019": ("rongcheng-2019", "容城县", 2019),
    "易县_2022": ("yixian-2022", "易县", 2022),
    "河北省_2018_report": ("hebei-2019", "河北省", 2019),  # told in January 2019
    "2025年新疆政府工作报告": ("xinjiang-2025", "新疆维吾尔自治区", 2025),
    "2025年甘肃省政府工作报告": ("gansu-2025", "甘肃省", 2025),
    "曲阳_2020": ("quyang-2020", "曲阳县", 2020),
    "涞源_2025": ("laiyuan-2025", "涞源县", 2025),
    "保定市_2022_report": ("baoding-2022", "保定市", 2022),
    "2025年山东省政府工作报告": ("shandong-2025", "山东省", 2025),
    "2025年青海省政府工作报告": ("qinghai-2025", "青海省", 2025),
    "定兴_2021": ("dingxing-2021", "定兴县", 2021),
    "清苑_2013": ("qingyuan-2013", "清苑县", 2013),
    "保定市_2014_report": ("baoding-2014", "保定市", 2014),
    "2025年四川省政府工作报告": ("sichuan-2025", "四川省", 2025),
    "2025年天津市政府工作报告": ("tianjin-2025", "天津市", 2025),
    "唐县_2021": ("tangxian-2021", "唐县", 2021),
    "徐水_2018": ("xushui-2018", "徐水区", 2018),
    "河北省_2014_report": ("hebei-2014", "河北省", 2014),
    "2025年江西省政府工作报告": ("jiangxi-2025", "江西省", 2025),
    "2025年上海市政府工作报告": ("shanghai-2025", "上海市", 2025),
    "2025年广西政府工作报告": ("guangxi-2025", "广西壮族自治区", 2025),
    "安新_2024": ("anxin-2024", "安新县", 2024),  # so named; the text is 新安县's
    "蠡县_2022": ("lixian-2022", "蠡县", 2022),
    "河北省_2009_report": ("hebei-2009", "河北省", 2009),
    "高阳县_2018_report": ("gaoyang-2018", "高阳县", 2018),
    "满城_2020": ("mancheng-2020", "满城区", 2020),
    "2025年贵州省政府工作报告": ("guizhou-2025", "贵州省", 2025),
    "阜平_2017": ("fuping-2017", "阜平县", 2017),
    "河北省_2021_report": ("hebei-2021", "河北省", 2021),
    "2025年福建省政府工作报告": ("fujian-2025", "福建省", 2025),
    "安国_2022": ("anguo-2022", "安国市", 2022),
    "2025年安徽省政府工作报告": ("anhui-2025", "安徽省", 2025),
    "博野_2021": ("boye-2021", "博野县", 2021),
    "保定市_2009_report": ("baoding-2009", "保定市", 2009),
    "2025年重庆市政府工作报告": ("chongqing-2025", "重庆市", 2025),
    "唐县_2023": ("gaotang-2023", "高唐县", 2023),  # so named; the text is 高唐县's
    "易县_2020": ("yixian-2020", "易县", 2020),
    "2025年江苏省政府工作报告": ("jiangsu-2025", "江苏省", 2025),
    "保定市_2023_report": ("baoding-2023", "保定市", 2023),
    "2025年吉林省政府工作报告": ("jilin-2025", "吉林省", 2025),
    "阜平_2021": ("fuping-2021", "阜平县", 2021),
    "涞水_2021": ("laishui-2021", "涞水县", 2021),
    "2025年湖北省政府工作报告": ("hubei-2025", "湖北省", 2025),
    "清苑_2020": ("qingyuan-2020", "清苑区", 2020),
    "2025年云南省政府工作报告": ("yunnan-2025", "云南省", 2025),
    "涞源_2021": ("laiyuan-2021", "涞源县", 2021),
    "清苑_2023": ("qingyuan-2023", "清苑区", 2023),
    "2025年湖南省政府工作报告": ("hunan-2025", "湖南省", 2025),
    "河北省_2023_report": ("hebei-2023", "河北省", 2023),
    "2025年浙江省政府工作报告": ("zhejiang-2025", "浙江省", 2025),
    "博野_2024": ("boye-2024", "博野县", 2024),
    "满城_2023": ("mancheng-2023", "满城区", 2023),
    "2025年黑龙江省政府工作报告": ("heilongjiang-2025", "黑龙江省", 2025),
    "保定市_2011_report": ("baoding-2011", "保定市", 2011),
    "徐水_2012": ("xushui-2012", "徐水县", 2012),
    "容城_2015": ("rongcheng-2015", "容城县", 2015),
    "涞水_2022": ("laishui-2022", "涞水县", 2022),
    "保定市_2025_report": ("baoding-2025", "保定市", 2025),
    "2025年陕西省政府工作报告": ("shaanxi-2025", "陕西省", 2025),
    "河北省_2007_report": ("hebei-2007", "河北省", 2007),
    "2025年海南省政府工作报告": ("hainan-2025", "海南省", 2025),
    "定兴_2020": ("dingxing-2020", "定兴县", 2020),
    "涞源_2020": ("laiyuan-2020", "涞源县", 2020),
    "河北省_2017_report": ("hebei-2017", "河北省", 2017),
    "高阳县_2023_report": ("gaoyang-2023", "高阳县", 2023),  # a newspaper's account of the meeting
    "曲阳_2022": ("quyang-2022", "曲阳县", 2022),
    "2025年北京市政府工作报告": ("beijing-2025", "北京市", 2025),
    "唐县_2024": ("gaotang-2024", "高唐县", 2024),  # so named; the text is 高唐县's
    "保定市_2018_report": ("baoding-2018", "保定市", 2018),
    "徐水_2019": ("xushui-2019", "徐水区", 2019),
    "2025年山西省政府工作报告": ("shanxi-2025", "山西省", 2025),
    "2025年辽宁省政府工作报告": ("liaoning-2025", "辽宁省", 2025),
    "博野_2025": ("boye-2025", "博野县", 2025),
    "涞水_2020": ("laishui-2020", "涞水县", 2020),
    "清苑_2022": ("qingyuan-2022", "清苑区", 2022),
    "2025年宁夏政府工作报告": ("ningxia-2025", "宁夏回族自治区", 2025),
    "2025年河南省政府工作报告": ("henan-2025", "河南省", 2025),
    "保定市_2021_report": ("baoding-2021", "保定市", 2021),
    "定兴_2022": ("dingxing-2022", "定兴县", 2022),
    "阜平_2022": ("fuping-2022", "阜平县", 2022),
    "易县_2024": ("miyi-2022", "米易县", 2022),  # so named; the text is 米易县's of 2022
    "安国_2020": ("anguo-2020", "安国市", 2020),
    "2025年西藏政府工作报告": ("xizang-2025", "西藏自治区", 2025),
    "容城_2020": ("rongcheng-2020", "容城县", 2020),
    "徐水_2024": ("xushui-2024", "徐水区", 2024),
    "涞源_2022": ("laiyuan-2022", "涞源县", 2022),
    "清苑_2024": ("qingyuan-2024", "清苑区", 2024),
    "唐县_2022": ("gaotang-2022", "高唐县", 2022),  # so named; the text is 高唐县's
    "阜平_2020": ("fuping-2020", "阜平县", 2020),
    "河北省_2024_report": ("hebei-2024", "河北省", 2024),
    "易县_2025": ("yixian-2025", "易县", 2025),
    "蠡县_2020": ("lixian-2020", "蠡县", 2020),
    "2025年内蒙古自治区政府工作报告": ("neimenggu-2025", "内蒙古自治区", 2025),
    "满城_2022": ("mancheng-2022", "满城区", 2022),
    "唐县_2025": ("gaotang-2025", "高唐县", 2025),  # so named; the text is 高唐县's
    "博野_2022": ("boye-2022", "博野县", 2022),
    "容城_2017": ("rongcheng-2017", "容城县", 2017),
    "易县_2021": ("yixian-2021", "易县", 2021),
    "河北省_2022_report": ("hebei-2022", "河北省", 2022),
    "清苑_2021": ("qingyuan-2021", "清苑区", 2021),
    "保定市_2026_report": ("baoding-2026", "保定市", 2026),
    "唐县_2020": ("tangxian-2020", "唐县", 2020),
    "易县_2023": ("miyi-2023", "米易县", 2023),  # so named; the text is 米易县's
    "河北省_2010_report": ("hebei-2010", "河北省", 2010),
    "高阳县_2017_report": ("gaoyang-2017", "高阳县", 2017),
}
NUMBER = re.compile(r"\d[\d.]*")


class Outcome(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    REFUSED = "refused"
    WRONG = "wrong"


def judge(row: dict[str, object], reply: Answer) -> Outcome:
    """Compare with the phrases of which one list must be cited; figures by their numbers."""
    answers = row["answers"]
    assert isinstance(answers, list)
    if not answers:
        return Outcome.RIGHT if reply.refused else Outcome.WRONG
    if reply.refused:
        return Outcome.REFUSED
    cited = spaceless("".join(citation.quote for citation in reply.citations))
    if row["kind"] == "figure":
        told = set(NUMBER.findall(cited))
        is_right = any(set(NUMBER.findall("".join(phrases))) <= told for phrases in answers)
    else:
        is_right = any(all(spaceless(phrase) in cited for phrase in phrases) for phrases in answers)
    return Outcome.RIGHT if is_right else Outcome.WRONG


def open_reports(text: Path, folder: Path) -> Registry:
    """Add the reports to a new data folder beside the lexicon, and open them."""
    with lzma.open(text / "reports.jsonl.xz", "rt", encoding="utf-8") as file:
        texts = {row["name"]: row["text"] for row in map(json.loads, file)}
    data = folder / "data"
    shutil.copytree("data/lexicon", data / "lexicon")
    shutil.copytree("data/lists", data / "lists")
    for name, (slug, region, year) in REPORTS.items():
        file_path = folder / f"{slug}.txt"
        file_path.write_text(texts[name], encoding="utf-8")
        new = NewReport(slug, f"{year}年{region}政府工作报告", year, region)
        add_report(file_path, new, data / "reports", data / "lexicon")
    first = next(iter(REPORTS.values()))[0]
    return Registry.open(Settings(data_dir=data, index_dir=folder / "index", default_report=first))


def main() -> None:
    """Print the outcomes by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder of the training text")
    parser.add_argument("-v", action="store_true", help="print what is not right")
    options = parser.parse_args()
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory(prefix="unseen-") as folder:
        registry = open_reports(options.text, Path(folder))
        for line in PATH.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            slug, _, _ = REPORTS[row["report"]]
            reply = registry.assistant(slug).ask(row["question"])
            outcome = judge(row, reply)
            counts[row["kind"]][outcome] += 1
            if options.v and outcome is not Outcome.RIGHT:
                print(outcome, row["id"], row["question"], "→", reply.answer[:120])
    for kind, found in counts.items():
        print(f"{kind:<14}", ", ".join(f"{found[outcome]} {outcome}" for outcome in Outcome))


if __name__ == "__main__":
    main()
