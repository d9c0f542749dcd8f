"""A question about figures as a value: what it names, which slots it fills, what it combines."""

from dataclasses import dataclass

from assistant.further import Further
from assistant.names import Mention
from assistant.operations import Operation
from assistant.rounding import USUAL, Rounding
from assistant.slots import Slots
from index.quantities import Quantity


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question about figures, as understood."""

    text: str
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[str, ...], ...]  # names that fit, one group for each thing asked about
    slots: Slots
    years: tuple[int, ...]
    region: str  # another region than the report's, or empty
    unexplained: tuple[str, ...]  # words that no indicator explains; any forbids an answer
    words: tuple[str, ...] = ()  # all words beside names and slots, explained or not
    frame: str = ""  # what a rank or share is measured in: 全市
    operation: Operation | None = None
    parts: tuple["FigureQuestion", ...] = ()  # what the operation combines, each complete
    stated: tuple[Quantity, ...] = ()  # what the asker takes the figure to be: 目标是1600个吗
    rounding: Rounding = USUAL
    further: Further | None = None  # what else is asked of the figures that are combined
    around: "FigureQuestion | None" = None  # the same, read with the talk around what asks

    @property
    def names(self) -> tuple[str, ...]:
        """All names that fit, in the order of the question."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group))
