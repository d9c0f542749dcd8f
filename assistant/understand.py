"""What a question says: small talk, or informative words and years."""

import re
from collections.abc import Iterator

from assistant.lexicon import Lexicon
from assistant.types import Question
from assistant.years import find_years, without_years
from index.types import ReportFacts, Term
from index.words import cut, fold

_GREETING = re.compile(
    r"(?:你好|您好|(?:hi|hello|hey)(?: there| all)?|good (?:morning|afternoon|evening)"
    r"|嗨|哈喽|早上好|早晨|上午好|下午好|晚上好|在吗|在么|有人吗)[呀啊吗]?"
)
_THANKS = re.compile(
    r"(?:谢谢|多谢|感谢|辛苦|唔该|(?:thanks|thank you)(?: (?:a lot|so much|very much))?|thx"
    r"|好的谢谢|明白了|知道了"
    r"|不错|挺好|好的|嗯+|哦+)"
    r"(?:你|您|啦|了|哦|晒)*(?:再见|拜拜|回见|bye)*|(?:再见|拜拜|回见|bye ?(?:bye)?)[啦了哦]*"
)
# 14、16号线我知道: said on the way to the next question
_KNOWN = re.compile(
    "(?!.*(?:多少|几|哪|什么|啥|谁|怎|吗|呢)).{0,16}(?:我|咱|俺)(?:都|早|已经)?"
    "(?:知道|晓得|清楚|听说过)了?[啊呀哈]?"
)
_IDENTITY = re.compile(
    r"(?:你|您)(?:是|系)(?:谁|边个|什么人|什么|干嘛的|机器人吗|人吗|真人吗)(?:呀|啊)?"
    r"|(?:你|您)叫(?:什么|咩)(?:名字|名)?"
    r"|(?:你|您)(?:能|会|可以|识)(?:做|干|回答|帮我?做?)?(?:什么|啥|咩|哪些问题|些什么)(?:呀|啊|呢)?"
    r"|who are you|what can you do|what are you"
)
# 你估计最后能增长多少, 你觉得区长干得好不好: no report answers
_OPINION = re.compile(
    r"[你您](?:个人|自己)?(?:觉得|认为|估计|预测|估摸|猜|感觉|评价)(?!.*报告)"
    r"|\b(?:do you (?:think|reckon|guess)|in your opinion)\b"
)
# 建好了没, 有没有搞成, 刚开的; 打算建, 会不会修, 接下来
_DONE = re.compile(
    r"[了过好完成](?:没有?|吗|么|嘛|吧|未|冇)(?![\u4e00-\u9fff]{2})|了[^，,]{2,12}[对是][吗吧]|咗|有没有[^，,]{0,6}[成好完过]|(?:刚|才刚|已经?|早就)"
    r"(?=[\u4e00-\u9fff]{0,2}[开建搞弄办通拿获评挂成修盖])|\b(?:has|have|did|was|were|finished|completed)\b"
)
_PLANNED = re.compile(
    r"打算|计划|准备|(?<![只主重需不没])要(?![求点素紧闻不])|会不会|会(?=再|[建修开办搞])|将|接下来|下一步|[往今以]后|未来|有戏"
    r"|有望|盼头|[啥何]时|什么时候|几时|想(?=[引建搞弄办])|争取|目标|\b(?:will|going to|plans?)\b"
)
_CAN = re.compile("能(?![源力量])|可以")  # 今年能建成吗
# 申报的进展及2020年打算: of what is done so far, too
_SO_FAR = re.compile(
    "(?:进展|进度|成绩|成效|成果|现状|情况|[做办干]了(?:什么|啥|哪些)|[怎咋]么?样了?)"
    r"[^。？?]{0,4}(?:和|及|与|跟|以及|[、，,+]|还)[^。？?]{0,4}(?:20\d\d年?|今年)"
)
_TRIM = re.compile(r"[\s,，。.!！?？~～、]+")
_CHAT = (
    ("greeting", _GREETING),
    ("thanks", _THANKS),
    ("thanks", _KNOWN),
    ("identity", _IDENTITY),
)


_REMARK = re.compile(
    "(?:哇|哦|噢|嗯|啊|哎呀?)?(?:好|真|太|挺|很|蛮|这么|那么|咁)?"
    "(?:厉害|犀利|棒|不错|牛|猛|多|少|高|低|快|慢|大|给力|可以|好|惊人)[啊呀哦哇的了嘛喔呢]*[，,。!！~～]*"
)


def chat_topic(text: str) -> str | None:
    """Name the small talk that a whole message is, or return None."""
    bare = _TRIM.sub("" if re.search(r"[\u3400-\u9fff]", text) else " ", fold(text)).strip()
    return next((name for name, pattern in _CHAT if pattern.fullmatch(bare)), None)


def is_aside(text: str) -> bool:
    """Say whether a turn asks nothing: small talk, or 好厉害 of what was told."""
    return chat_topic(text) is not None or _REMARK.fullmatch(text.strip()) is not None


def asks_opinion(text: str) -> bool:
    """Say whether a text asks what the assistant thinks or guesses."""
    return _OPINION.search(fold(text)) is not None


def understand(text: str, facts: ReportFacts, lexicon: Lexicon) -> Question:
    """Read the informative words and the years out of a question."""
    years = frozenset(find_years(text, facts))
    if years == {facts.plan_year} and _SO_FAR.search(fold(text)):
        years |= {facts.result_year}
    asked = without_years(text)
    words = tuple(word for word in cut(asked) if word not in lexicon.stop_words)
    folded = fold(text)
    addressed = bool(years) or any(word in folded for word in lexicon.addressed)
    sounds_of = frozenset() if years else _sounds_of(folded, facts)
    return Question(text, words, tuple(_terms(asked, lexicon)), years, sounds_of, addressed)


def sounds_done(text: str) -> bool:
    """Say whether a text sounds like asking whether something is done: 建好了没."""
    folded = fold(text)
    planned = _PLANNED.search(folded) or _CAN.search(folded)
    return _DONE.search(folded) is not None and planned is None


def _sounds_of(folded: str, facts: ReportFacts) -> frozenset[int]:
    """Return the year of what a question sounds like asking about: what is done, or planned."""
    done, planned = _DONE.search(folded) is not None, _PLANNED.search(folded) is not None
    if done == planned:
        return frozenset()
    return frozenset([facts.result_year if done else facts.plan_year])


def _terms(asked: str, lexicon: Lexicon) -> Iterator[Term]:
    """Yield the question's words, those that the lexicon knows with its expansions."""
    seen: set[str] = set()
    last = 0
    for start, end in [*lexicon.found_in(asked), (len(asked), len(asked))]:
        plain = [w for w in cut(asked[last:start]) if w not in lexicon.stop_words]
        yield from (Term((word,)) for word in plain if word not in seen)
        seen.update(plain)
        if start < end and asked[start:end] not in seen:
            seen.add(asked[start:end])
            yield lexicon.term(asked[start:end])
        last = end
