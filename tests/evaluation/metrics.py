"""Pure measures over development questions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases with its Wilson interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of no cases."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson score interval."""
        if not self.of:
            return (0.0, 1.0)
        n, p = self.of, self.value
        centre = p + Z * Z / (2 * n)
        spread = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        scale = 1 + Z * Z / n
        return ((centre - spread) / scale, (centre + spread) / scale)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} [{low:.2f}, {high:.2f}] ({self.hits}/{self.of})"


def share(flags: Sequence[bool]) -> Share:
    """Count the true ones."""
    return Share(sum(flags), len(flags))


@dataclass(frozen=True, slots=True)
class Gold:
    """A place that answers: all phrases stand in this section, or anywhere if it is empty."""

    section_id: str
    phrases: tuple[str, ...]

    def is_at(self, section_id: str) -> bool:
        """Say whether a section is the place."""
        return self.section_id in ("", section_id)


def answers(texts: Sequence[tuple[str, str]], gold: Sequence[Gold]) -> bool:
    """Say whether (section id, text) pairs together hold every phrase of one gold entry."""
    return any(
        all(
            any(entry.is_at(place) and phrase in text for place, text in texts)
            for phrase in entry.phrases
        )
        for entry in gold
    )


def found(texts: Sequence[tuple[str, str]], gold: Sequence[Gold]) -> bool:
    """Say whether one of the sentences holds a phrase of a gold entry, in its section."""
    return any(
        entry.is_at(place) and any(phrase in text for phrase in entry.phrases)
        for place, text in texts
        for entry in gold
    )
