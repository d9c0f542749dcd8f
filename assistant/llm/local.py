"""A causal language model on this machine, through transformers; streamed."""

import threading
from collections.abc import Iterator
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    StoppingCriteria,
    StoppingCriteriaList,
    TextIteratorStreamer,
)

from assistant.llm.writer import Prompt, WriterFailed, WriterOptions


class _Stopped(StoppingCriteria):
    """Stops a generation whose reader went away."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:  # noqa: ARG002
        return torch.full((input_ids.shape[0],), self.event.is_set(), device=input_ids.device)


class LocalWriter:
    """Loads any causal model by folder or hub name; one generation at a time."""

    name = "local"

    def __init__(self, options: WriterOptions) -> None:
        """Load the model; raise WriterFailed when it cannot be had."""
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(options.model)
            self._model: Any = AutoModelForCausalLM.from_pretrained(options.model)
        except (OSError, ValueError) as error:
            raise WriterFailed(
                f"WRITER_MODEL={options.model!r} could not be loaded: {error}. "
                "It must be a folder or a reachable hub name of a causal language model."
            ) from error
        self._model.train(False)
        self._options = options
        self._lock = threading.Lock()

    def count_tokens(self, text: str) -> int:
        """Count with the model's own tokenizer."""
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Yield the generated text word by word; raise WriterFailed when nothing comes in time."""
        stopped = _Stopped()
        streamer: Any = TextIteratorStreamer(
            self._tokenizer,
            skip_prompt=True,
            timeout=self._options.timeout,
            skip_special_tokens=True,
        )
        failed: list[BaseException] = []
        arguments = (self._encode(prompt), streamer, stopped, failed)
        thread = threading.Thread(target=self._generate, args=arguments, daemon=True)
        thread.start()
        try:
            yield from (piece for piece in streamer if piece)
        except Exception as error:  # queue.Empty: the model is too slow
            raise WriterFailed(f"no text within {self._options.timeout} s") from error
        finally:
            stopped.event.set()
        thread.join()
        if failed:
            raise WriterFailed(f"{type(failed[0]).__name__}: {failed[0]}")

    def _encode(self, prompt: Prompt) -> Any:
        if self._tokenizer.chat_template:
            said = [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ]
            return self._tokenizer.apply_chat_template(
                said, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
        return self._tokenizer(f"{prompt.system}\n\n{prompt.user}\n\n", return_tensors="pt")

    def _generate(
        self, inputs: Any, streamer: Any, stopped: _Stopped, failed: list[BaseException]
    ) -> None:
        try:
            with self._lock, torch.inference_mode():
                self._model.generate(
                    **inputs,
                    streamer=streamer,
                    max_new_tokens=self._options.most_tokens,
                    do_sample=False,
                    stopping_criteria=StoppingCriteriaList([stopped]),
                )
        except Exception as error:  # told to the reader, whose thread it is not
            failed.append(error)
            streamer.end()
