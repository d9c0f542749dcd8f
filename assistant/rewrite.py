"""Make a follow-up stand alone, from what the same person asked before."""

import re

from assistant.types import Role, Turn
from index.keywords import KeywordIndex
from index.words import cut

# Openings and pronouns that lean on what went before: 那2019年呢 它在哪一节 还有吗 具体呢
_LEANING = re.compile(
    r"^(?:那|还有|另外|具体|详细|其中|它|这个|该|上述|哪一?节|在哪|为什么|然后|呢|咁|what about)"
    r"|(?:它|这个项目|那个项目|这项|那项|该项目|呢[?？]?$)"
)

# 什么时候建成 after a question on the 敬老院 asks about that
_ASKING = re.compile(
    r"(?:什么|啥|何|几)时候?|在哪|谁|怎么|如何|有没有|花了|由谁|when|where|who|how"
)


def is_follow_up(text: str) -> bool:
    """Say whether a question's form leans on the one before."""
    return _LEANING.search(text.strip().lower()) is not None


def rewrite(
    text: str, history: list[Turn], keywords: KeywordIndex, stop_words: frozenset[str]
) -> str:
    """Return the question with the topic that it leaves out, taken from the last question."""
    earlier = [turn.content for turn in history if turn.role is Role.USER]
    if not earlier:
        return text
    words = [w for w in cut(text) if w not in stop_words and keywords.knows(w)]
    leaning = is_follow_up(text) or (len(words) <= 1 and _ASKING.match(text.strip()))
    if words and not leaning:
        return text
    topic = rewrite(earlier[-1], history[: _last_user(history)], keywords, stop_words)
    return f"{topic.rstrip('?？。 ')}，{text}"


def _last_user(history: list[Turn]) -> int:
    return max(i for i, turn in enumerate(history) if turn.role is Role.USER)
