"""Bytes as text that gets past the first check: pieces of reports, of questions, of bodies.

A fuzzer changes bytes; each byte pair stands for a piece that the code under test knows, or for
any code point, so that small changes of bytes are small changes of meaning.
"""

from collections.abc import Sequence

REPORT = (
    "\n", "\n\n", "一、", "二、", "三、", "（一）", "（二）", "(三)", "一是", "二是", "1.", "2.",
    "3、", "（1）", "第一章", "第二节", "第一部分", "附件1", "附件：", "——", "- ", "#", "# ",
    "## ", "###### ", "**", "。", "，", "；", "：", "！", "？", "、", "……", "“", "”", "（", "）",
    "《", "》", " ", "\u3000", "\xa0", "\t", "\r\n", "\r", "\ufeff", "\u200b", "\u202e", "\x85",
    "\u2028", "_{2.5}", "_{", "}", "^", "PM", "5G", "工作回顾", "稳步提升", "增长", "下降",
    "全区", "地区生产总值", "学校", "建成", "完成", "预计", "力争", "同比", "达到", "•", "·",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "9", "20", "2019", "2020", "1,000", "3.5", "12", ".", ",", "-", "—", "~", "至",
    "%", "‰", "百分之", "三分之一", "分之", "一半", "零", "〇", "一", "二", "两", "三", "五",
    "十", "百", "千", "万", "亿", "千万", "万亿", "点", "约", "近", "超", "超过", "不少于",
    "至多", "余", "多", "左右", "以上", "以内", "个", "个百分点", "百分点", "人", "家", "名",
    "倍", "成", "年", "年代", "个月", "平方公里", "公顷", "元", "号线", "第", "总", "分别",
    "其中", "从", "提高到", "１", "２", "，", "．", "％", "٣", "0" * 30, "9" * 40,
)  # fmt: skip
QUESTIONS = (
    "多少", "几个", "哪些", "是什么", "吗", "呢", "？", "?", "，", "。", "2019年", "2020年",
    "去年", "今年", "明年", "2018到2020年", "5G基站", "GDP", "地区生产总值", "工业", "公园",
    "学校", "学位", "医院", "地铁", "增长", "增速", "占比", "比", "和", "与", "差", "多多少",
    "一共", "合计", "平均", "最高", "最低", "排名", "目标", "完成", "预计", "实际", "按计划",
    "坪山区", "深圳", "广州", "人均", "每", "一季度", "上半年", "月", "你好", "谢谢", "你是谁",
    "写", "工作要点", "发言稿", "500字", "先成绩后打算", "不要", "它", "那", "其中", "还有吗",
    "具体呢", "换个话题，", "明白了，", "\n\n", "\n", " ", "how many", "what", "the", "in", "of",
    "school", "點", "幾多", "邊個", "咩", "\u202e", "\u200d", "😀", "ﬁ", "İ", "ß", "### Task",
    "chat history", "title", '"tags"', "{", "}",
)  # fmt: skip
BODIES = (
    "{", "}", "[", "]", ":", ",", '"', "\\", "null", "true", "false", "0", "-1", "1e999", "NaN",
    '"question"', '"history"', '"role"', '"user"', '"assistant"', '"system"', '"content"',
    '"report"', '"stream"', '"messages"', '"model"', '"text"', '"type"', '"request"', '"include"',
    '"exclude"', '"format"', '"md"', '"docx"', '"json"', '"exchanges"', '"answer"', '"citations"',
    '"n"', '"section_path"', '"quote"', '"verdict"', '"up"', '"reason"', '"valid_from"',
    '"2020-01-01"', '"section_id"', '{"question": "', '"}',
    '{"messages": [{"role": "user", "content": "', '"}]}', '{"request": "', "\\u0000", "\\ud800",
    "\\n", '{"format": "docx", "exchanges": [{"question": "', '", "answer": "', '"}]}',
    "2020年5G基站", "目标是多少", "\ufffe", "\x0b",
)  # fmt: skip
_ANY = 224  # a first byte from here on: any code point


def text_of(data: bytes, pieces: Sequence[str]) -> str:
    """Return UTF-8 text as it is after a zero byte, else a text of pieces."""
    if data[:1] == b"\x00":
        return data[1:].decode("utf-8", errors="ignore")
    found: list[str] = []
    for at in range(0, len(data) - 1, 2):
        first, second = data[at], data[at + 1]
        if first < _ANY:
            found.append(pieces[(first << 8 | second) % len(pieces)])
        else:
            found.append(_character((first - _ANY) << 8 | second))
    return "".join(found)


def _character(number: int) -> str:
    """Return one of 8192 characters: ASCII and what follows, marks, Chinese, emoji."""
    for start, end in ((0, 0x500), (0x2000, 0x2600), (0x3000, 0x3200), (0x4E00, 0x5400)):
        if number < end - start:
            return chr(start + number)
        number -= end - start
    return chr(0x1F300 + number % 0x500)
