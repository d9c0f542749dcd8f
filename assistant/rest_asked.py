"""Questions for what is left, what lies outside, or a part that a table tells nothing of."""

import re

# 还剩多少条没治理: what is not done yet, where the table tells what is
_LEFT = re.compile("还?剩下?(?:了|有)?(?:多少|几)|(?:多少|几)[^，。]{0,8}[没未](?:治理|完成|建|改)")
# 服务业以外; 除开发明，其余的: what the table tells of a thing is none of the rest
_OUTSIDE = re.compile("[以之]外(?![^，,]*[还也又另])|除[^，,]{1,8}[，,](?:其[余他]|剩下|别的)")
_EXCLUDED = re.compile(
    "(?:不是|不算|不含)[^，,]{1,8}?(?:有|是|占)?(?:多少|几)[个件家名套条]"
    "|(?<!是)不是(?!说|要|问)[^，,]{1,8}?的[有是占]?多少[呢?？。]*$"
    r"|\bhow about [a-z ]+ alone\b"
    r"|how many of (?:those|these|them|the)\b[^?]*\b(?:come|came|are|were|is)(?: \w+)? from\b"
)  # 不是发明的有多少件
# 公共住房里面，人才房占了多少套
_PART = re.compile("[里中][面头边]?[，,][^，,]{1,6}占[了到]?(?:多少|几)[个套家名所件条]")
_YEARS_TOGETHER = re.compile(
    "(?<![〇零○一二三四五六七八九])[两二三四五六七八九十]年(?:来|间)?(?:累计|一共|总共|合计)"
)


_SUCH = re.compile(r"how many such\b[^?]*\bin total\b", re.IGNORECASE)  # of all, not of some


def asks_of_all_such(text: str) -> bool:
    """Say whether all of a kind are asked for, of which a table may tell some alone."""
    return _SUCH.search(text) is not None


def asks_of_rest(text: str) -> bool:
    """Say whether a question asks for what a table that tells the rest does not tell."""
    return any(p.search(text) for p in (_LEFT, _OUTSIDE, _EXCLUDED, _PART, _YEARS_TOGETHER))
