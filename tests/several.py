"""Small reports that no one reviewed, beside the default one or alone, for tests."""

import shutil
from pathlib import Path

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from index.add import NewReport, add_report

REPORT = """{region}政府工作报告

{year}年2月3日在{region}人民代表大会上

一、{before}年工作回顾

（一）经济稳步增长。地区生产总值增长{done}%，规模以上工业增加值增长8%。新建学校3所。

（二）民生持续改善。改造老旧小区12个，建成口袋公园5个。

二、{year}年工作安排

地区生产总值增长{planned}%左右，新增学位6000个以上。建成{region}人民医院新院区，让群众就近看病。
"""
ADDED = (
    ("linhai-2021", "临海县", 2021, "6.5", "7"),
    ("linhai-2022", "临海县", 2022, "6.9", "7.5"),
    ("beishan-2021", "北山市", 2021, "4.1", "5.2"),
)


def open_several(folder: Path) -> Registry:
    """Copy the data without its model, add the reports and open them all."""
    data = folder / "data"
    shutil.copytree("data", data, ignore=shutil.ignore_patterns("model"))
    for slug, region, year, done, planned in ADDED:
        text = REPORT.format(region=region, year=year, before=year - 1, done=done, planned=planned)
        file = folder / f"{slug}.txt"
        file.write_text(text, encoding="utf-8")
        new = NewReport(slug, f"{region}{year}年政府工作报告", year, region)
        add_report(file, new, data / "reports")
    return Registry.open(
        Settings(data_dir=data, index_dir=folder / "index", state_dir=folder, rate_limit="off")
    )


def open_alone(folder: Path, text: str, new: NewReport) -> Assistant:
    """Add a report to a data folder of its own, and open it."""
    (folder / "report.txt").write_text(text, encoding="utf-8")
    data = folder / "data"
    (data / "reports").mkdir(parents=True)
    (data / "lexicon").symlink_to(Path("data/lexicon").resolve())
    (data / "lists").symlink_to(Path("data/lists").resolve())
    add_report(folder / "report.txt", new, data / "reports", data / "lexicon")
    settings = Settings(
        data_dir=data, index_dir=folder / "index", default_report=new.slug, state_dir=folder
    )
    return Registry.open(settings).assistant()
