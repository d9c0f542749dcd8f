"""Command line: ``python -m index outline|build|check [--report SLUG]`` and ``… add FILE``."""

import argparse
import os
import sys
from pathlib import Path

from index.check_files import read_rows
from index.engine import Engine, EngineName
from index.errors import ReportError, ReportFormatError
from index.report_folder import ReportFolder

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a message that says what to do."""
    options = _parser().parse_args(arguments)
    folder = ReportFolder(options.data / "reports" / options.report)
    try:
        return int(COMMANDS[options.command](folder, options))
    except ReportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def outline(folder: ReportFolder, _: argparse.Namespace) -> int:
    """Print the heading tree with section ids and sizes."""
    for section in folder.report().sections:
        size = section.end - section.body_start
        print(f"{'  ' * max(section.level - 1, 0)}{section.id}  {section.path[-1]}  ({size})")
    return 0


def build(folder: ReportFolder, options: argparse.Namespace) -> int:
    """Build the index unless the one at its place is complete and current."""
    from index.embedding import SentenceEmbedding  # noqa: PLC0415 (torch loads slowly)
    from index.report_index import ReportIndex  # noqa: PLC0415

    print(f"Index of {folder.slug}: loading {options.model} …", flush=True)
    engine = Engine(
        EngineName(options.vector_store), options.milvus_uri, os.environ.get("MILVUS_TOKEN", "")
    )
    index = ReportIndex.open_or_build(
        folder, SentenceEmbedding(options.model), options.index / folder.slug, engine
    )
    print(f"Index of {folder.slug}: ready, {len(index.report.sentences)} sentences.")
    return 0


def check(folder: ReportFolder, _: argparse.Namespace) -> int:
    """Check the indicator table against the report; fail on any finding."""
    from index.check import check_folder  # noqa: PLC0415 (segmentation loads slowly)

    if not folder.facts().is_reviewed:
        rows = len(read_rows(folder.indicators_file))
        print(
            f"{folder.slug}: {rows} proposed figures, not reviewed. Read {folder.indicators_file} "
            "against the report, then set reviewed = true in report.toml."
        )
        return 0
    findings, summary = check_folder(folder)
    for finding in findings:
        print(finding)
    print(f"{summary} {len(findings)} findings.")
    return 1 if findings else 0


def add(_: ReportFolder, options: argparse.Namespace) -> int:
    """Make the folder of a new report and build its index."""
    from index.add import NewReport, add_report  # noqa: PLC0415 (segmentation loads slowly)

    wanted = ("file", "slug", "title", "year", "region")
    missing = [name for name in wanted if getattr(options, name) is None]
    if missing:
        raise ReportFormatError("add FILE --slug … --title … --year … --region …: all are needed.")
    new = NewReport(options.slug, options.title, options.year, options.region, options.issuer)
    added = add_report(options.file, new, options.data / "reports", options.data / "lexicon")
    print(
        f"{added.folder.path}: {added.sections} sections, {added.sentences} sentences, "
        f"{added.figures} proposed figures. Answers mark these 未经审核 until a person has read "
        "indicators.csv and set reviewed = true in report.toml."
    )
    return build(added.folder, options)


COMMANDS = {"add": add, "outline": outline, "build": build, "check": check}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="add: the report")
    parser.add_argument("--slug", help="add: its name in addresses, such as longhua-2021")
    parser.add_argument("--title", help="add: its full title")
    parser.add_argument("--year", type=int, help="add: the year whose plan it sets")
    parser.add_argument("--region", help="add: whose report it is, such as 龙华区")
    parser.add_argument("--issuer", default="", help="add: who issued it; the region's government")
    parser.add_argument("--report", default="pingshan-2020", metavar="SLUG")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--index", type=Path, default=ROOT / "var" / "index")
    parser.add_argument(
        "--vector-store",
        choices=list(EngineName),
        default=os.environ.get("VECTOR_STORE", EngineName.FAISS),
        help="as VECTOR_STORE",
    )
    parser.add_argument(
        "--milvus-uri",
        default=os.environ.get("MILVUS_URI", str(ROOT / "var" / "milvus.db")),
        help="as MILVUS_URI; its token is MILVUS_TOKEN",
    )
    parser.add_argument("--model", default=str(ROOT / "data" / "model"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
