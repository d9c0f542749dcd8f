"""What the report has in place of a figure that it lacks: years, kinds, measures, never values."""

from collections.abc import Iterable

from index.types import Indicator, Measure, Status

STATUS_WORDS = {Status.ACTUAL: "实际", Status.ESTIMATE: "预计完成", Status.TARGET: "目标"}
MEASURE_WORDS = {
    Measure.LEVEL: "数量",
    Measure.GROWTH: "增减幅度",
    Measure.CHANGE: "变化",
    Measure.SHARE: "占比",
    Measure.RANK: "位次",
    Measure.EXCESS: "超出目标的幅度",
}


def _named(row: Indicator) -> str:
    """Name a figure and what is measured of it, once: 在园儿童数占比."""
    measure = MEASURE_WORDS[row.measure]
    return row.name if row.name.endswith(measure) else f"{row.name}的{measure}"


def describe_existing(rows: Iterable[Indicator]) -> str:
    """Say which years, kinds and measures the report has, never their values."""
    lines = dict.fromkeys(
        f"{row.region}{row.year}年{_named(row)}（{STATUS_WORDS[row.status]}）"
        for row in rows
        if row.year
    )
    return "、".join(lines)
