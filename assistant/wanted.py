"""What kind of thing a question wants, and whether a sentence holds a thing of that kind.

A sentence on the topic that lacks the very thing asked for is a near miss, not an answer.
"""

import re

from index.words import fold

_WANTED = (  # what the question says, what an answer must hold, an example of the question
    (r"电话|手机号|联系方式|热线|\bphone\b", r"\d{5,}", "诊疗中心的电话是多少"),
    (r"网址|网站|邮箱|微信号|公众号", r"[a-z0-9]+[.@][a-z]+|公众号", "报名的网址"),
    (
        r"多少钱|什么价|收费|费用|票价|价格|房租|租金|奖金|工资多少|how much does",
        r"\d[^，。]*元",
        "每月收费多少",
    ),
    (r"几点|营业时间|开放时间|几时开门|关门", r"\d+(?:点|时|:)", "图书馆几点关门"),
    (r"哪一?天|几月几[号日]|几号|具体日期|哪一?日", r"\d+月\d+日", "几月几号开工"),
    (
        r"什么名字|姓什么|是谁|由谁|谁(?:负责|主持|当|任)",
        r"书记|区长|局长|院长|主任|[\u4e00-\u9fff]{1,2}(?:先生|女士)",
        "院长是谁",
    ),
    (r"地址|在哪条路|门牌|几号楼|怎么走|怎么坐车", r"[路街道巷]\d+号", "在哪条路"),
    (
        r"申请条件|怎么申请|如何申请|怎么办理|带什么|什么证件|哪些材料|什么手续",
        r"条件|凭|须持|材料",
        "申请条件是什么",
    ),
    (
        r"多少|几[个家件名位人套条所间座项]|几多|how many",
        r"\d|[一二两三四五六七八九十百千万几]+[个家件名位人套条所间座项]",
        "有多少个座位",
    ),
)
_RULES = tuple((re.compile(asked), re.compile(held)) for asked, held, _ in _WANTED)


def holds_wanted(question: str, sentence: str) -> bool:
    """Say whether a sentence holds whatever kind of thing a question plainly asks for."""
    asked, told = fold(question), fold(sentence)
    return all(held.search(told) for wanted, held in _RULES if wanted.search(asked))
