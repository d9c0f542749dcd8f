"""Let a model complete a follow-up where the rules found nothing; gated like everything it says."""

from collections.abc import Sequence

from assistant.llm.writer import Prompt, Writer, WriterFailed
from assistant.verify import numbers_of
from assistant.wording import Wording
from index.words import fold
from prompts import render

LONGEST = 120  # characters of a question
MOST_EARLIER = 6  # questions that are shown


def completed(text: str, earlier: Sequence[str], writer: Writer, wording: Wording) -> str | None:
    """Return the follow-up as a question of its own, or None where no sound one comes.

    A sound one is a single line whose numbers and words all stand in the conversation, and that
    keeps what the follow-up names itself.
    """
    shown = "\n".join(f"<{_as_data(question)}>" for question in earlier[-MOST_EARLIER:])
    user = render("rewrite_user", earlier=shown, question=_as_data(text))
    try:
        written = "".join(writer.write(Prompt(render("rewrite_system"), user))).strip()
    except WriterFailed:
        return None
    said = fold("\n".join((*earlier, text)))
    is_line = 0 < len(written) <= LONGEST and "\n" not in written
    if not is_line or not numbers_of(written) <= numbers_of(said):
        return None
    keeps = all(word in fold(written) for word in wording.telling(fold(text)))
    return written if keeps and wording.is_supported(fold(written), said) else None


def _as_data(text: str) -> str:
    """Keep a question from closing the marks that fence it in."""
    return text.replace("<", "＜").replace(">", "＞").replace("\n", " ")
