"""The comparison as a Markdown table, with notes that are computed from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bench.peer_types import BARE, OF_OURS, OURS, PEERS, peer

Row = Mapping[str, Any]
Measure = tuple[str, str, bool, str]
HEAD = (
    "system", "recall@1", "recall@5", "colloquial @1", "colloquial @5", "characters in top 1 / 5",
    "within 200 / 500 characters", "p50 ms", "p99 ms", "build s", "cold start s", "memory MB",
)  # fmt: skip
# What is compared in words: key, name, whether more is better, how it is written.
RECALL: tuple[Measure, ...] = (
    ("recall_at_1_all", "recall@1", True, ".3f"),
    ("recall_at_5_all", "recall@5", True, ".3f"),
    ("recall_at_1_colloquial", "recall@1, colloquial", True, ".3f"),
    ("recall_at_5_colloquial", "recall@5, colloquial", True, ".3f"),
    ("within_200", "recall within 200 characters", True, ".3f"),
    ("within_500", "recall within 500 characters", True, ".3f"),
)
COST: tuple[Measure, ...] = (
    ("p50_ms", "p50 ms", False, ".2f"),
    ("p99_ms", "p99 ms", False, ".2f"),
    ("build_seconds", "seconds to build", False, ".2f"),
    ("ready_seconds", "seconds of cold start", False, ".1f"),
    ("memory_mb", "memory MB", False, ".0f"),
)


def markdown(results: Mapping[str, Any]) -> str:
    """Return the whole page."""
    systems: Mapping[str, Row] = results["systems"]
    shown = [one for one in PEERS if one.name in systems]
    counts, made = results["questions"], results["packages"]
    lines = [
        "# Retrieval beside other libraries",
        "",
        f"`{results['command']}` on {results['date']}: {results['cores']} cores, no GPU, Python "
        f"{results['python']}; load average {results['load'][0]} before and {results['load'][1]} "
        "at the end (its own is about 1).",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|" + " --- |" * len(HEAD),
        *(_line(one.title, systems[one.name]) for one in shown),
        "",
        f"{counts['all']} answerable single-turn questions of `people.jsonl` and "
        f"`people_second.jsonl`, {counts['colloquial']} of them colloquial; 95 % Wilson intervals "
        "in brackets. A hit is a retrieved text that holds a gold phrase, wherever in the report.",
        "",
        "![Recall by characters read](peers_recall.svg)",
        "",
        "![Speed and memory](peers_cost.svg)",
        "",
        "## Where this project is not ahead",
        "",
        *_behind(systems, OURS, (*RECALL, *COST)),
        "",
        f"{peer(BARE).title[0].upper()}{peer(BARE).title[1:]}:",
        "",
        *_behind(systems, BARE, RECALL),
        "",
        "## How to read it",
        "",
        *NOTES,
        "",
        "## The systems",
        "",
        *(f"- **{one.title}**{'' if one.is_default else ' (tuned by us)'}: {one.told}."
          for one in shown),
        *(f"- {one.title}: skipped in this run." for one in PEERS if one.name not in systems),
        "",
        "Versions: " + ", ".join(f"{name} {number}" for name, number in made.items()) + ".",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


NOTES = (
    "- **The questions are not neutral.** People wrote them who knew the report alone, but parts "
    "of them were read afterwards and this project's lexicon, curated questions and weights were "
    "mended by what they showed; no peer was fitted to anything. README.md has the figures of the "
    "parts that were measured unread.",
    "- **Much of the lead is curated data, and most of it on colloquial questions.** The row "
    "without curated questions has our ranking and lexicon over the report alone: nearer to what a "
    "new report gets, and the one to compare code by. A peer that was given the curated questions "
    "would gain by them too. They do not look copied from these questions: with the 3,105 that "
    "were in the repository before the first of these (of 5,398 now) recall@1 was 0.947 and "
    "colloquial 0.892, measured once apart from this run; two of these questions equal a curated "
    "one.",
    "- **The texts differ in length.** Ours are single sentences; a chunk of 500 characters holds "
    "a dozen and gets hits by size. So the characters returned are told, and recall within so many "
    "characters read from the top (a text that does not fit is cut). Asking that the phrase stand "
    "in its gold section lowers no system of five tried by more than 0.010.",
    "- All get the report's text as this project repairs it; in the raw text 11 of the questions "
    "have no gold phrase in one piece. All vectors come from this project's bundled model, which "
    "suits short texts; the peers give it questions as typed, without the folding of traditional "
    "characters that is part of this project.",
    "- What is not as shipped: Haystack's `DocumentSplitter` splits at spaces and makes one chunk "
    "of a Chinese report, so its `RecursiveDocumentSplitter` is used, by characters; txtai must be "
    "told `method='sentence-transformers'` for this kind of model. `langchain-huggingface` does "
    "not allow the pinned huggingface_hub, so LangChain's embeddings are those of "
    "`langchain-community`. BM25 with tokenizers that look for spaces fails on Chinese for that "
    "reason alone; the tuned row shows what changing it gives.",
    "- Milliseconds: one retrieval of five texts in the process, each question once in each of "
    "the fresh processes (three, or `--rounds`), after three others; one thread each "
    "(`OMP_NUM_THREADS=1`), for with more txtai took about 8 ms whenever something else ran on a "
    "core. Build: from text to index on disk, once, without loading libraries and model. Cold "
    "start: from starting Python to the first retrieved text, index on disk, files in the system's "
    "cache, the median. It and memory (resident, after all questions) include for this project "
    "what it needs to answer, not just to retrieve: the indicator table, the lexicon, the reader "
    "of figures. Where other work shared the cores this project's p50 was 2.1 to 2.8 ms and its "
    "build 0.6 to 1.8 s from run to run; the recalls are the same in every run.",
)


def _line(title: str, row: Row) -> str:
    cells = [
        title,
        _share(row, "1_all"),
        _share(row, "5_all"),
        _share(row, "1_colloquial"),
        _share(row, "5_colloquial"),
        f"{row['characters_at_1']:.0f} / {row['characters_at_5']:.0f}",
        f"{row['within_200']:.3f} / {row['within_500']:.3f}",
        f"{row['p50_ms']:.2f}",
        f"{row['p99_ms']:.2f}",
        f"{row['build_seconds']:.2f}",
        f"{row['ready_seconds']:.1f}",
        f"{row['memory_mb']:.0f}",
    ]
    return "| " + " | ".join(cells) + " |"


def _share(row: Row, of: str) -> str:
    low, high = row[f"interval_at_{of}"]
    return f"{row[f'recall_at_{of}']:.3f} [{max(0.0, low):.2f}, {high:.2f}]"


def _behind(systems: Mapping[str, Row], name: str, measures: Sequence[Measure]) -> list[str]:
    """Name for each measure the peers that are better than a row of this project."""
    if name not in systems:
        return ["- It was not measured in this run."]
    ours, told, ahead = systems[name], [], []
    rivals = {peer(rival).title: row for rival, row in systems.items() if rival not in OF_OURS}
    for key, label, more, form in measures:
        sign = -1 if more else 1
        better = sorted(
            (sign * row[key], title)
            for title, row in rivals.items()
            if sign * row[key] < sign * ours[key]
        )
        if better:
            those = ", ".join(f"{title} {abs(value):{form}}" for value, title in better)
            told.append(f"- {label}: {ours[key]:{form}}; better: {those}.")
        else:
            ahead.append(label)
    if ahead:
        told.append(f"- No peer is better in: {'; '.join(ahead)}.")
    return told
