"""Material for a speech as prose: a model words it section by section, through the gate."""

import time
from dataclasses import replace
from functools import lru_cache

from assistant.material import Group, Material, Told
from assistant.types import Answer, Kind
from assistant.write import MIXED, Rewriter
from assistant.written import marks_of, sentences_of, without_marks

SECONDS = 60.0  # after so long the rest is told in the report's words
REMEMBERED = 256  # sections as worded, so that ticking and saving show the same words


class Prose:
    """Words material; what does not pass the gate stays as the report has it."""

    def __init__(self, rewriter: Rewriter) -> None:
        """Have ``rewriter`` write."""
        self._rewriter = rewriter
        self._paragraph = lru_cache(REMEMBERED)(self._write)

    def worded(self, material: Material) -> Material:
        """Return the material as prose, or as it is where prose would miss the length asked for."""
        until = time.monotonic() + SECONDS
        parts, writers = [], set()
        for part in material.parts:
            groups = []
            for group in part.groups:
                told, writer = group, material.writer
                if time.monotonic() < until:
                    told, writer = self._group(group, material)
                groups.append(told)
                writers.add(writer)
            parts.append(replace(part, groups=tuple(groups)))
        writer = writers.pop() if len(writers) == 1 else MIXED
        prose = replace(material, parts=tuple(parts), writer=writer)
        fits = prose.is_long_as_asked or not material.is_long_as_asked
        return prose if material.parts and fits else material

    def _group(self, group: Group, material: Material) -> tuple[Group, str]:
        try:
            answer = self._paragraph(group, material.request)
        except _Unworded:
            return group, material.writer
        citations = {n: item.citation for n, item in enumerate(group.items, 1)}
        told = tuple(
            Told(without_marks(sentence), tuple(citations[n] for n in marks_of(sentence)))
            for sentence in sentences_of(answer.answer)
        )
        return replace(group, paragraphs=(told,)), answer.writer

    def _write(self, group: Group, request: str) -> Answer:
        """Return a section's points as a paragraph; raise _Unworded, to try anew another time."""
        plain = Answer(
            "".join(f"{item.text}[{n}]" for n, item in enumerate(group.items, 1)),
            Kind.DRAFT,
            refused=False,
            question=request,
            citations=tuple(replace(item.citation, n=n) for n, item in enumerate(group.items, 1)),
        )
        answer = self._rewriter.rewrite(plain, lambda _: None, "draft_system")
        if answer.writer == plain.writer:
            raise _Unworded
        return answer


class _Unworded(Exception):
    """The model wrote nothing that may be told."""
