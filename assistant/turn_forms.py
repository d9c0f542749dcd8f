"""What a turn that leans on others says, in the one way in which it is read: 非发明部分呢.

Each form has an example beside it; a turn that names all it asks for keeps its words.
"""

import re

_LEADS = "^(?:那么?|咁|所以|然后|哦|噢)?"
_ASKS = "(?:呢|是?有?(?:多少|几多?)[个件家名套条]?)?[?？。]*$"
_FORMS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # 比全国高啊。那今年定的是多少
        ("^[^，,。！!？?几多哪什啥怎谁吗呢]{1,10}[啊呀哇哦哈喔嘞][，,。！!]+\\s*(?=.{4})", ""),
        # 非发明部分呢; 发明以外的有多少
        (
            f"{_LEADS}非(?P<what>[^，,。？?部的常]{{1,8}}?)(?:的?部分|的)?{_ASKS}",
            r"不是\g<what>的有多少",
        ),
        (
            f"{_LEADS}(?P<what>[^，,。？?除]{{2,8}}?)(?:以外|之外)的(?:部分)?{_ASKS}",
            r"不是\g<what>的有多少",
        ),
        # 多建百分之几十
        ("(?<=[多少])[建修引筹招办设开]了?(?=百分之|几成)", ""),
        ("百分之几十", "百分之几"),
        # 这是2019年已经弄好的，还是2020年要做的: of what was told, whatever years it says
        (
            f"{_LEADS}(?:这个?|它|那个?)?(?:数|指标)?是(?:20\\d\\d年|去年|今年)?的?(?:已经?)?[弄建做办搞修完实达]"
            "[^，,？?]{0,8}?[，,]?还是(?:20\\d\\d年|去年|今年)?的?(?:要|计划|打算|准备|目标)[^，,？?]{0,8}"
            "[?？。]*$",
            "是已经完成的还是计划要做的",
        ),
    )
)


def in_turn_form(text: str) -> str:
    """Return a turn in the form in which turns are read, or as it is."""
    for form, replacement in _FORMS:
        text = form.sub(replacement, text)
    return text
