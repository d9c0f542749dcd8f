"""Any endpoint that speaks OpenAI's /v1: DeepSeek, Qwen, vLLM, Ollama, `transformers serve`."""

import re
from collections.abc import Iterator

import httpx
import openai
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.llm.writer import Prompt, WriterFailed, WriterOptions

RETRIES = 2  # with the client's exponential backoff, before the first token only
_WIDE = re.compile(r"[^\x00-\x7f]")
LETTERS_A_TOKEN = 3  # of Latin text; a Chinese character is at most about one token


class OpenAICompatible:
    """A chat model behind an HTTP endpoint."""

    name = "openai_compatible"

    def __init__(self, options: WriterOptions) -> None:
        """Prepare the client; nothing is sent yet."""
        self._chat = ChatOpenAI(
            model=options.model,
            base_url=options.url or None,
            api_key=SecretStr(options.api_key or "none"),
            timeout=options.timeout,
            max_retries=RETRIES,
            max_completion_tokens=options.most_tokens,
            temperature=0,
            streaming=True,
        )

    def count_tokens(self, text: str) -> int:
        """Return an upper estimate: the endpoint's tokenizer is not known."""
        wide = len(_WIDE.findall(text))
        return wide + -(-(len(text) - wide) // LETTERS_A_TOKEN)

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Yield the content of the streamed chunks; raise WriterFailed."""
        messages = [SystemMessage(prompt.system), HumanMessage(prompt.user)]
        try:
            for chunk in self._chat.stream(messages):
                if isinstance(chunk.content, str) and chunk.content:
                    yield chunk.content
        except (openai.OpenAIError, httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            # ValueError, TypeError, KeyError: a body that is no chat completion
            raise WriterFailed(f"{type(error).__name__}: {error}") from error
