"""What people call the region of a report: its names, 我区, 全区; 全省 and 我省 of a province."""

import re

from index.types import ReportFacts
from index.words import fold

_LEVEL = re.compile("特别行政区|自治[区州县旗]|[省市区县旗]$")
_LEVELS = "[省市区县旗州]"


def own_region(facts: ReportFacts) -> re.Pattern[str]:
    """Return a pattern for the report's own region under any of its names, in folded text."""
    bare = _LEVEL.sub("", facts.region)
    named = {fold(name) for name in (facts.region, bare, *facts.names) if len(name) > 1}
    names = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    level = facts.region[-1] if re.fullmatch(_LEVELS, facts.region[-1]) else "区"
    # 全疆, 全桂: what a province is called in one character is the end of its short name
    shorts = "".join(dict.fromkeys(name[-1] for name in facts.names if len(name) == 2))
    ends = re.escape(level + shorts)
    return re.compile(
        rf"(?:\w{{2}}市?)?(?=(?:{names}))(?:{names}){_LEVELS}?|[我本全][{ends}]|咱们?[{ends}]"
    )
