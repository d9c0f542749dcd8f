"""Material for a speech as Markdown; `assistant.official_word` makes the Word document."""

from assistant.conversation_export import LABEL, plain
from assistant.draft import headings, numeral
from assistant.figure_answer import clause
from assistant.material import FigurePair, Material
from index.types import Indicator, Status

MARK = "参考材料"
COLUMNS = ("指标", "完成情况", "目标", "出处")


def to_markdown(material: Material) -> str:
    """Return the material with footnotes of section and quote, and its figures as a table."""
    lines = [f"**{MARK}**", "", f"# {plain(material.title)}", ""]
    notes: list[str] = []
    for number, part in enumerate(material.parts):
        lines += [f"## {numeral(number)}、{plain(part.heading)}", ""]
        for heading, group in zip(headings(part), part.groups, strict=True):
            lines += [f"### {plain(heading)}", ""] if heading else []
            for paragraph in group.paragraphs:
                line = ""
                for one in paragraph:
                    first = len(notes) + 1
                    notes += [source_of(c.section_path, c.quote) for c in one.citations]
                    marks = (f"[^{number}]" for number in range(first, len(notes) + 1))
                    line += plain(one.text) + "".join(marks)
                lines += [line, ""]
    if material.figures:
        lines += ["## 附件：主要指标", "", f"| {' | '.join(COLUMNS)} |", "| --- " * 4 + "|"]
        lines += [f"| {' | '.join(map(plain, cells_of(pair)))} |" for pair in material.figures]
        lines.append("")
    lines += [f"[^{number}]: {plain(note)}" for number, note in enumerate(notes, 1)]
    lines += ["", f"> 来源：《{plain(material.report_title)}》。{LABEL}"]
    return "\n".join(lines) + "\n"


def source_of(path: tuple[str, ...], quote: str) -> str:
    """Return where words stand, with the words: a footnote."""
    return f"{' › '.join(path)}：“{quote}”"


def cells_of(pair: FigurePair) -> tuple[str, str, str, str]:
    """Return a figure's row of the table: name, result, target, where each stands."""
    rows = [row for row in (pair.result, pair.target) if row]
    quotes = dict.fromkeys(f"“{row.quote}”" for row in rows)
    return pair.name, _told(pair.result), _told(pair.target), "、".join(quotes)


def _told(row: Indicator | None) -> str:
    if row is None:
        return "—"
    expected = "预计" if row.status is Status.ESTIMATE else ""
    until = row.period if row.period.startswith("截至") else ""
    year = f"{row.year}年" if row.year else ""
    return f"{year}{until}{expected}{clause(row)}"
