"""What readers think of answers, one JSON object a line; nothing about the reader is kept."""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from assistant.schemas import FeedbackBody

# Mobile and identity numbers, and the name in 我叫王小明, are masked before anything is written.
_PRIVATE = re.compile(
    r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)|(?<=我叫)[\u4e00-\u9fff]{2,4}|(?<=我是)[\u4e00-\u9fff]{2,3}(?=[，,。])"
)


def mask(text: str) -> str:
    """Hide what identifies a person."""
    return _PRIVATE.sub("***", text)


def keep(path: Path, body: FeedbackBody) -> None:
    """Append one verdict; it is on disk when this returns."""
    row = body.model_dump() | {
        "question": mask(body.question),
        "reason": mask(body.reason),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(row, ensure_ascii=False) + "\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
