"""The comparison's plots, as small SVG files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from bench.peer_types import OF_OURS, PEERS

# Text stays text and nothing depends on the hour, so that the same results give the same file.
STYLE = {"svg.fonttype": "none", "svg.hashsalt": "peers", "font.size": 9}
WITHOUT = {"Date": None, "Creator": None}
COSTS = (
    ("p50_ms", "p50 of one retrieval, ms"),
    ("ready_seconds", "cold start, s"),
    ("memory_mb", "memory, MB"),
)
KINDS = (("all", "all questions"), ("colloquial", "colloquial questions"))
OUR_COLOR, GREY = "#b5261e", "#8a8f98"
COLORS = [f"C{number}" for number in range(10) if number != 3]  # C3 is red
TICKS = (50, 100, 200, 500, 1000, 2500)
STYLES = ("-", "--", ":", "-.")


def draw(results: Mapping[str, Any], folder: Path) -> None:
    """Write recall by characters read, and speed and memory."""
    with mpl.rc_context(STYLE):
        for name, figure in (("recall", _recall(results)), ("cost", _cost(results))):
            figure.savefig(folder / f"peers_{name}.svg", metadata=WITHOUT)


def _recall(results: Mapping[str, Any]) -> Figure:
    figure = Figure(figsize=(9, 4.4), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    for panel, (kind, title) in zip(panels, KINDS, strict=True):
        for at, (name, label) in enumerate(_shown(results)):
            within = results["systems"][name][f"recall_within_{kind}"]
            is_ours = name in OF_OURS
            panel.plot(
                [int(most) for most in within],
                list(within.values()),
                label=label,
                color=OUR_COLOR if is_ours else COLORS[at % len(COLORS)],
                linestyle=STYLES[at % 3] if is_ours else STYLES[at // len(COLORS) + 1],
                linewidth=2 if is_ours else 1.2,
            )
        panel.set_xscale("log")
        panel.set_xticks(TICKS, labels=map(str, TICKS))
        panel.set_title(f"{title} ({results['questions'][kind]})")
        panel.set_xlabel("characters read from the top")
        panel.set_ylim(0, 1)
        panel.grid(alpha=0.3)
    panels[0].set_ylabel("share with a gold phrase in them")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)
    return figure


def _cost(results: Mapping[str, Any]) -> Figure:
    shown = _shown(results)[::-1]
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    panels = figure.subplots(1, len(COSTS), sharey=True)
    for panel, (key, title) in zip(panels, COSTS, strict=True):
        values = [results["systems"][name][key] for name, _ in shown]
        colors = [OUR_COLOR if name in OF_OURS else GREY for name, _ in shown]
        bars = panel.barh([label for _, label in shown], values, color=colors)
        panel.bar_label(bars, fmt=lambda value: f"{value:.3g}", padding=2)
        panel.set_title(title)
        panel.margins(x=0.2)
        panel.spines[["top", "right"]].set_visible(False)
    return figure


def _shown(results: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(one.name, one.title) for one in PEERS if one.name in results["systems"]]
