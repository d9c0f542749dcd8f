"""What people call the region of a report: its names, 我区, 全区; 全省 and 我省 of a province."""

import re

from index.types import LEVELS, ReportFacts, scope_of
from index.words import fold

_LEVEL = re.compile("特别行政区|自治[区州县旗]|[省市区县旗]$")


def own_region(facts: ReportFacts) -> re.Pattern[str]:
    """Return a pattern for the report's own region under any of its names, in folded text."""
    bare = _LEVEL.sub("", facts.region)
    named = {fold(name) for name in (facts.region, bare, *facts.names) if len(name) > 1}
    names = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    ends = re.escape(scope_of(facts))
    return re.compile(
        rf"(?:(?!\w?[在有和跟与的率量额数度值比])\w{{2}}市?)?(?=(?:{names}))(?:{names})[{LEVELS}]?|[我本全贵][{ends}]|[咱你]们?[{ends}]|{ends[0]}里(?!面)"
    )
