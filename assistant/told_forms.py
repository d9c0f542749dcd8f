"""How a turn asks for what is computed of figures told before it, an example beside each.

These say so only where figures were told; as a question by itself they would say nothing.
"""

import re

from assistant.operations import Operation

_HOW = "(?:多少|几)"
_RATE = "(?:百分之(?:多少|几十?)|几成)"
_FORMS = (
    (  # 其余不是发明的有多少
        Operation.DIFFERENCE,
        rf"(?:其[余他它]|剩下|另外)[^，,]{{0,3}}(?:不是|非|没)?[^，,]{{0,6}}{_HOW}|(?:不是|非)[^，,]{{1,6}}有{_HOW}"
        rf"|(?:除[去了开掉]?|扣[掉除]|减[去掉]|刨[去掉除]|去掉)[^，,]{{2,8}}?(?:之外|以外|外)?还?(?:剩下?|有){_HOW}",
    ),
    (  # 增速将回落几个百分点, of what was done and what is planned
        Operation.DIFFERENCE,
        rf"(?:回落|下滑|放缓|放慢|变慢|变快|加快|提高|上升|下降|调高|调低|抬高)了?{_HOW}个?(?:百分)?点",
    ),
    (Operation.SUM, "算上|算进去|算在内|加进去|加上去|合[到在]?一[起块]|全加上"),
    (  # 相当于增加百分之几
        Operation.PERCENT_CHANGE,
        rf"以(?:此|这个?)为基数.*(?:增长|提高|多|增加)[^，,]{{0,3}}{_RATE}|^(?:那|这)?(?:我想问的是)?(?:就|算下来)?(?:相当于|等于)?(?:是)?(?:增[加长]|提高|上升|下降|减少|[多少涨降][建修引筹招办设]?)[了出咗]?{_RATE}",
    ),
    (  # 授权量相当于申请量的百分之几; 小微的是建成区的几倍
        Operation.RATIO,
        rf"(?:相当于|等于|是)[^，,]{{1,14}}(?:{_RATE}|{_HOW}倍)",
    ),
)
_FORMS_OF = tuple((operation, re.compile(pattern)) for operation, pattern in _FORMS)
_LEFT = re.compile("剩下|剩余|余下|另外")
OF_REST = re.compile("不是|其[余他它]|除|以外|之外|扣|减|刨|去掉")  # 不是发明的有多少, of all
# 就按8000算，比2019年新增的学位少多少: what was told last is compared with what is named
COMPARES_LAST = re.compile(
    r"(?:^|[，,、 ])(?:那|就|这)?(?:比|较|[同跟和与](?=[^，,]{2,16}比[，,]))"
    "(?!上年|去年同期|上一?年|前一年|预期|原定|例|重)"
)
# 跟创新广场的企业相差多少: of what was told last and what is named
WITH_LAST = re.compile(
    "^(?:那|咁|就|它|这|这个数?)?再?(?P<with>[跟和与同]|[比较](?!例|重))"
    "(?P<other>(?!上年|(?:去年|今年|20\\d\\d年?)(?:的|同期|[高低多少大小快慢]|$)|上一?年|前一年|目标|预期|原定|计划)"
    "[^，,。？?]{2,20}?)"
    "(?:相比|比起来|比)?[，,]?(?:相差|差距?[是有]?|[高低多少大小快慢][了出]?)(?:多少|几)"
)
_TIMES_OR_SHARE = "(?:百分之(?:几|多少)|几成|(?:几|多少|几多)倍)"
# 是当年发明专利授权量的几倍: what was told last, of what is named
LAST_OF = re.compile(
    "^(?:那|这|它|咁|大[约概]|约)*(?:是|相当于|等于|占)(?:了|到)?(?:当年|同年|同期)?"
    f"(?P<other>(?!前者|后者|前面|后面|前一|后一|总|这|那|它|上年|去年|20\\d\\d年)[^，,。？?]{{4,16}}?)的{_TIMES_OR_SHARE}[?？。]*$"
)
# 2020年的引进目标是这个数的百分之几: what is named, of what was told last
OF_LAST = re.compile(
    "^(?:那|咁)?(?P<other>[^，,。？?是]{4,16}?)(?:是|相当于|等于|占)(?:这|那|上面|前面|刚才)(?:个|那个|这个)?(?:数字?|值)?的"
    f"{_TIMES_OR_SHARE}[?？。]*$"
)
# 一共呢: told the last figure alone it would be wrong
ONLY_SUMS = re.compile(
    "^(?:那|咁|那么)?(?:[这那]?[两兩](?:个数?|[项項样樣]|者))?(?:一共|总共|拢共|合计|共计|合共|加起来|加埋|加?在?一[起块]儿?|合起来)(?:呢|是?有?(?:多少|几)[个件家名套条]?)?[?？。]*$"
)
# 两个百分数相加
RATES_ADDED = re.compile(
    "(?:百分[数比点]|增[幅速]|增长率|比例|降幅)[^，,]{0,4}(?:相加|加起来|加在?一起|合计|之和)"
)
# 把中国500强的也算上呢
ADDS = re.compile(
    "(?:也|都|一起|再)(?:算上|算进去|算在内|加上|加进去)|^(?:那|咁)?(?:连同|连埋|加埋(?!有?[几幾多共总])|再加上?|算上)"
)
# 幼儿园部分占合计的百分之几
OF_SUM = re.compile(
    "占[^，,]{0,6}(?:合计|总[数量额体]|累计|存量|总和|之和|加起来|加一起|全部|所有)[^，,]{0,4}(?:百分之|几成|多少|几多|比[例重])"
)
NOT_IT = re.compile("^(?:那|咁)?(?:非(?!常)|不是|除|[^，,占]{1,6}[以之]外)")
# 新增那批占多少, of what there is in all
NEW_OF_ALL = re.compile(
    "^(?:那|咁|其中)?新增的?[^，,占]{0,2}占(?:了|到)?(?:多少|几多|几成|百分之(?:几|多少)|多大|比[例重])"
)
# 比前一年高还是低 is of what is told of the change
OF_EARLIER = re.compile("[比跟和与同较](?:上年|去年同期|上一年|前一年|头一年)")
# 后者所占比重, of a part after its whole
ITS_SHARE = re.compile("后者所?占的?(?:比[重例率]|份额|百分之|几成|多少|百分比)")
# 两个连着报, 两个数一起再说一遍
BOTH_AGAIN = re.compile(
    "^(?:那|就|把|请|麻烦)*[这那]?[两兩][个項项样樣]数?(?:都|一起|一并|连着|挨着|再|一块儿?)+[给跟帮]?我?[报說说讲念列]"
)
# so both together?
TOGETHER = re.compile(
    "(?:(?:so|and|then),? )*(?:what(?:'s| is| about) )?(?:the )?"
    "(?:both(?: of them)?(?: together| combined)?|(?:in )?total(?: of (?:both|the two))?"
    "|altogether|together)(?: pls| please)?"
)
# Words that name nothing beside what was told
SAYS_NOTHING = re.compile(
    "[这那两兩样樣个块把項项者数是有了的嗰啲今年去那咁再又就和跟与等于一共每平均]+"
)
WHICH_MORE = re.compile("(?:谁|哪一?个)[^，,]{0,4}[高低多少快慢大小]")  # 哪个降得多
OF_RATES = re.compile("[快慢]|增[幅速]|(?:多少|几多?)个?(?:百分)?点")  # 边个快, 快几个点
ADDING = re.compile("[两兩二加]")  # 两个加起来
STOCK = re.compile("总数|總數|存量|累计|累計")  # what there is in all is not what is new


def operation_of_told(squeezed: str) -> Operation | None:
    """Return what a turn asks to be computed of figures told before it, if its form says so."""
    return next((o for o, pattern in _FORMS_OF if pattern.search(squeezed)), None)


def without_parts(squeezed: str) -> str:
    """Return a turn without the words by which it asks for a share of a whole, or for the rest."""
    for form in (OF_SUM, NEW_OF_ALL, _LEFT, OF_REST):
        squeezed = form.sub("", squeezed)
    return squeezed
