"""Real clients against a real socket get what /api/chat gives."""

import httpx2
import openai
import pytest
from langchain_core.messages import AIMessage, HumanMessage
from langchain_openai import ChatOpenAI
from openai import OpenAI

MODEL = "pingshan-2020"
QUESTIONS = [
    "2020年5G基站目标是多少",
    "小区旧水管啥时候换",
    "2020年5G基站目标比2019年多多少",
    "今天天气怎么样",
    "你好",
]


@pytest.fixture(scope="module")
def client(address: str) -> OpenAI:
    return OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)


def direct(
    address: str, question: str, history: list[dict[str, str]] | None = None
) -> dict[str, object]:
    body = {"question": question, "history": history or []}
    answer: dict[str, object] = httpx2.post(f"{address}/api/chat", json=body).json()
    return answer


def quotes(annotations: object) -> list[object]:
    assert isinstance(annotations, list)
    return [
        item["quote"] if isinstance(item, dict) else item.model_extra["quote"]
        for item in annotations
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_openai_client_gets_the_same_answer_and_citations(
    client: OpenAI, address: str, question: str
) -> None:
    told = direct(address, question)
    reply = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": question}]
    )
    message = reply.choices[0].message
    assert message.content == told["answer"]
    assert quotes(message.annotations) == [c["quote"] for c in told["citations"]]  # type: ignore[attr-defined]
    for annotation in message.annotations or []:
        place = annotation.url_citation
        mark = str(message.content)[place.start_index : place.end_index]
        assert mark.startswith("[")
    assert reply.choices[0].finish_reason == "stop"
    assert reply.usage is not None
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stream_says_the_same_in_chunks_that_all_have_a_choice(
    client: OpenAI, address: str, question: str
) -> None:
    told = direct(address, question)
    stream = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": question}],
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    assert "".join(c.choices[0].delta.content or "" for c in chunks[:-1]) == told["answer"]
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    cited = [c.choices[0].delta.model_extra.get("annotations") for c in chunks[:-1]]  # type: ignore[union-attr]
    found: list[object] = next((item for item in cited if item), [])
    assert quotes(found) == [c["quote"] for c in told["citations"]]  # type: ignore[attr-defined]
    sources = [c.model_extra["event"] for c in chunks if c.model_extra and "event" in c.model_extra]
    assert [event["data"]["document"][0] for event in sources] == quotes(found)


def test_history_is_read_from_the_messages(client: OpenAI, address: str) -> None:
    first = direct(address, "2019年5G基站建成多少个")["answer"]
    reply = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "You are a pirate."},
            {"role": "user", "content": "2019年5G基站建成多少个"},
            {"role": "assistant", "content": str(first)},
            {"role": "user", "content": [{"type": "text", "text": "那2020年呢"}]},
        ],
    )
    assert "1500个" in str(reply.choices[0].message.content)


def test_chat_open_ai_of_langchain_gets_the_same(address: str) -> None:
    model = ChatOpenAI(model=MODEL, base_url=f"{address}/v1", api_key="none")
    told = direct(address, QUESTIONS[0])["answer"]
    assert model.invoke(QUESTIONS[0]).text == told
    assert "".join(chunk.text for chunk in model.stream(QUESTIONS[0])) == told
    asked = "2019年5G基站建成多少个"
    talk = [
        HumanMessage(asked),
        AIMessage(str(direct(address, asked)["answer"])),
        HumanMessage("那2020年呢"),
    ]
    assert "1500个" in model.invoke(talk).text


def test_models_are_the_reports_and_an_unknown_one_is_named_so(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).id == MODEL
    with pytest.raises(openai.NotFoundError) as caught:
        client.chat.completions.create(
            model="gpt-9", messages=[{"role": "user", "content": "你好"}]
        )
    assert caught.value.code == "model_not_found"
    assert caught.value.param == "model"


@pytest.mark.parametrize(
    "messages", [[], [{"role": "system", "content": "x"}], [{"role": "user", "content": " "}]]
)
def test_a_request_without_a_question_is_an_error_in_openais_shape(
    address: str, messages: list[dict[str, str]]
) -> None:
    reply = httpx2.post(
        f"{address}/v1/chat/completions", json={"model": MODEL, "messages": messages}
    )
    assert reply.status_code == 400
    assert set(reply.json()["error"]) == {"message", "type", "param", "code"}


TITLE = """### Task:
Generate a concise, 3-5 word title with an emoji summarizing the chat history.
### Output:
JSON format: { "title": "your concise title here" }
### Chat History:
<chat_history>
USER: 小区旧水管啥时候换
ASSISTANT: 报告在……
</chat_history>"""


@pytest.mark.parametrize(
    ("request_text", "wanted"),
    [
        (TITLE, '{"title": "小区旧水管啥时候换"}'),
        ("使用四到五个字直接返回这句话的简要主题，不要解释、不要标点", "地铁14号线进展"),
        (TITLE.replace('"title": "your', '"tags": ["your'), '"tags"'),
        (TITLE.replace('"title": "your', '"follow_ups": ["your'), '"follow_ups"'),
    ],
)  # fmt: skip
def test_what_clients_ask_by_themselves_is_served_in_its_form(
    client: OpenAI, request_text: str, wanted: str
) -> None:
    reply = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "user", "content": "地铁14号线进展"},
            {"role": "assistant", "content": "……"},
            {"role": "user", "content": request_text},
        ],
    )
    assert wanted in str(reply.choices[0].message.content)
    assert not reply.choices[0].message.annotations


def test_a_question_about_titles_is_still_a_question(client: OpenAI) -> None:
    reply = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "报告的标题是什么"}]
    )
    assert reply.choices[0].message.annotations
