"""What a writer is, and how the one that the settings name is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from index.errors import MissingExtra


class WriterName(StrEnum):
    """The writers that WRITER may name."""

    EXTRACTIVE = "extractive"  # no model: the report's own sentences
    OPENAI_COMPATIBLE = "openai_compatible"
    LOCAL = "local"


class WriterFailed(Exception):
    """The model gave no answer: unreachable, too slow, too busy, or not understood."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The rules, and the question with its numbered passages."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What a writer is opened with; times in seconds, lengths in tokens."""

    model: str
    url: str = ""
    api_key: str = ""
    timeout: float = 20.0
    most_tokens: int = 600  # of an answer


class Writer(Protocol):
    """Writes an answer piece by piece."""

    name: str

    def count_tokens(self, text: str) -> int:
        """Return how many tokens of the prompt's budget a text takes, at most."""

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Yield an answer's text in pieces; raise WriterFailed."""


def open_writer(name: WriterName, options: WriterOptions) -> Writer | None:
    """Return the writer of that name, or None for the extractive one.

    Raises MissingExtra when its packages are not installed, and WriterFailed when a local model
    cannot be loaded.
    """
    if name is WriterName.OPENAI_COMPATIBLE:
        try:
            from assistant.llm.openai_compatible import OpenAICompatible  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtra(
                "WRITER=openai_compatible needs the extra llm: pip install -e '.[llm]'"
            ) from error
        return OpenAICompatible(options)
    if name is WriterName.LOCAL:
        from assistant.llm.local import LocalWriter  # noqa: PLC0415 (torch loads slowly)

        return LocalWriter(options)
    return None
