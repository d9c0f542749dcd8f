"""``at_hand``: keep what a pure function of one text returned, for texts that come again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
MOST, LONGEST = 2048, 200  # texts, and characters of one, unless told otherwise


def at_hand(
    most: int = MOST, longest: int = LONGEST
) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Keep the last ``most`` results for texts of up to ``longest`` characters.

    What is returned is shared, so it must not change. Longer texts are read anew, so that memory
    stays bounded whatever is asked.
    """

    def keeping(read: Callable[[str], T]) -> Callable[[str], T]:
        kept = lru_cache(most)(read)

        @wraps(read)
        def reading(text: str) -> T:
            return kept(text) if len(text) <= longest else read(text)

        return reading

    return keeping
