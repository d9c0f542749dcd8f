"""What sounds like the questions that a report answers, and what like those that it does not."""

from dataclasses import replace

from assistant.assistant import Assistant
from assistant.doubts import MOST, Doubts
from assistant.understand import understand

UNANSWERED = ["房价会跌吗", "房价今年涨不涨", "公交几点收车", "公交有几路"]


def test_it_tells_topics_apart_by_their_words(assistant: Assistant) -> None:
    learnt = Doubts(assistant.index, assistant.lexicon, UNANSWERED)
    facts, lexicon = assistant.index.facts, assistant.lexicon
    answered, not_answered, nothing = (
        learnt.of(understand(text, facts, lexicon)).topic
        for text in ("旧水管啥时候换", "这儿的房价涨了没", "那怎么办")
    )
    assert MOST >= answered > 0 > not_answered >= -MOST
    assert nothing == 0.0


def test_without_unanswered_questions_it_says_nothing(assistant: Assistant) -> None:
    question = understand("房价", assistant.index.facts, assistant.lexicon)
    doubt = Doubts(assistant.index, assistant.lexicon, []).of(replace(question, addressed=True))
    assert (doubt.topic, doubt.off_topic, doubt.addressed) == (0.0, 0.0, True)


def test_near_topics_that_nobody_listed_are_refused(assistant: Assistant) -> None:
    with open("tests/evaluation/not_said.txt", encoding="utf-8") as file:
        asked = [line.strip() for line in file if not line.startswith("#")]
    refused = [assistant.ask(question).refused for question in asked]
    assert len(asked) > 200
    assert sum(refused) >= 0.75 * len(asked)
