"""What a question counts, said behind its counter: 公办幼儿园新增多少个学位 asks for no 幼儿园."""

import re
from collections.abc import Sequence

from assistant.names import Mention, Names, squeeze

_COUNTED = re.compile("(?:多少|几)[个名家所套条间](?P<thing>[\u4e00-\u9fff]{2,4})")
Groups = tuple[tuple[str, ...], ...]


def of_what_is_counted(
    groups: Groups, mentions: Sequence[Mention], squeezed: str, words: Sequence[str], names: Names
) -> Groups:
    """Return the names of what stands behind the counter of a squeezed question, where it has some.

    ``groups`` are the names that each mention may mean; ``words`` are those not mentioned.
    """
    counted = _COUNTED.search(squeezed)
    if counted is None or not mentions:
        return groups
    thing = counted["thing"]
    if len(groups) == len(mentions) == 2 and mentions[1].start == counted.start("thing"):
        of_first = tuple(n for n in groups[1] if mentions[0].text in squeeze(n))
        return (of_first,) if of_first else groups
    things = [word for word in words if len(word) > 1 and thing.startswith(word)]
    if len(groups) != 1 or not things or any(names.calls(n, things) for n in groups[0]):
        return groups
    beside = names.beside(groups[0], things)
    own = tuple(n for n in beside if all(m.text in squeeze(n) for m in mentions))
    return (own,) if own else groups
