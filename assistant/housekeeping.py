"""What chat clients ask by themselves, behind the user's back: titles, tags, follow-ups, queries.

Such a request is no question about the report; it is answered in the form that it asks for, from
the conversation that it carries, without a language model.
"""

import json
import re
from collections.abc import Callable

_TASKS = (  # what the request says, the task, a client that sends it
    (re.compile(r'"follow_?ups"|suggest \d+-?\d* .*follow-up', re.I), "follow_ups"),  # Open WebUI
    (re.compile(r'"tags"|categoriz\w+ .*(?:themes|conversation)', re.I), "tags"),  # Open WebUI
    (re.compile(r'"queries"|generat\w+ .*search quer', re.I), "queries"),  # Open WebUI
    (
        re.compile(
            r'"title"|(?:generate|create|provide|write|give)[^.]{0,60}\b(?:title|name)\b'
            r"|(?:生成|起|取|总结|概括|返回)[^。]{0,20}(?:标题|简要主题)|四到五个字",
            re.I,
        ),
        "title",
    ),  # Open WebUI, LibreChat, ChatBox, NextChat
)
# A task that clients send is headed or about a conversation; a user's 帮我写个标题 is neither.
_TASK = re.compile(
    r"^\s*#{1,3} ?task\b|<chat_history>|chat history|this conversation|the conversation"
    r"|这句话的简要主题|对话(?:的)?(?:标题|主题)",
    re.I,
)
_USER_TURN = re.compile(r"^(?:\**user\**|用户|human)\s*[:：]\s*(.+)$", re.I | re.M)
LONGEST_TITLE = 20


def task_of(text: str) -> str | None:
    """Name the task that a message sets on a client's own behalf, or return None."""
    if not _TASK.search(text):
        return None
    return next((task for pattern, task in _TASKS if pattern.search(text)), None)


def serve(
    task: str, text: str, earlier: list[str], topic: str, suggest: Callable[[str], list[str]]
) -> str:
    """Return what the client asked for; ``earlier`` are the user's questions, ``suggest`` finds

    curated questions near one. The form is JSON where the request shows JSON, else plain text.
    """
    asked = _USER_TURN.findall(text) or earlier
    last = asked[-1].strip() if asked else topic
    wants_json = "{" in text
    if task == "title":
        title = (asked[0].strip() if asked else topic)[:LONGEST_TITLE].rstrip("？?。，, ")
        return json.dumps({"title": title}, ensure_ascii=False) if wants_json else title
    found = {"tags": [topic], "follow_ups": suggest(last), "queries": [last]}[task]
    return json.dumps({task: found}, ensure_ascii=False) if wants_json else "\n".join(found)
