"""How people lead up to a question, and what a later turn takes from an earlier one."""

import pytest

from assistant.assistant import Assistant
from assistant.rewrite import without_opening
from assistant.types import Kind, Role, Turn


def talk(assistant: Assistant, *turns: str) -> str:
    history: list[Turn] = []
    told = ""
    for text in turns:
        told = assistant.ask(text, history).answer
        history += [Turn(Role.USER, text), Turn(Role.ASSISTANT, told)]
    return told


@pytest.mark.parametrize(
    "question",
    [
        "你觉得坪山区领导干得好不好？",
        "你估计今年外贸能增长多少",
        "Do you think GDP will grow in 2021?",
    ],
)
def test_what_the_assistant_thinks_is_told_of_nothing(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert not answer.citations


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("明白了，那社零今年定多少", "那社零今年定多少"),
        ("好的谢谢！最后问个不相关的：对二房东怎么处理", "对二房东怎么处理"),
        ("哦，什么时候报告的？", "什么时候报告的？"),
        ("好的。", "好的。"),
        ("不是这个 我问新增了几家", "新增了几家"),
        ("这么低？去年多少", "去年多少"),
        ("我不是要举报电话，就想知道区里啥态度", "区里啥态度"),
        ("我问的不是这个，是想扩产但没地的公司，怎么帮他们", "想扩产但没地的公司，怎么帮他们"),
        ("这么多企业都来了吗", "这么多企业都来了吗"),
        ("好学校有哪些，在哪里", "好学校有哪些，在哪里"),
        ("话务员转述：市民想知道GDP今年目标，请协助答复", "GDP今年目标"),
        ("有市民打电话来问学位今年新增多少，怎么回", "学位今年新增多少"),
        ("网友问有没有地铁，我该怎么回复他", "有没有地铁"),
        ("市民咨询热线电话是多少", "市民咨询热线电话是多少"),
        ("市民想要健身的地方", "市民想要健身的地方"),
    ],
)
def test_what_only_keeps_the_talk_going_is_passed_over(said: str, asked: str) -> None:
    assert without_opening(said) == asked


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("喂您好，我想打听一下，今年5G基站目标多少", "1500个"),
        ("我是写材料的，5G基站2019年建了多少", "1000个"),
        ("专利申请总量、授权总量分别是多少", "5270件"),
        ("公办幼儿园去年增加了多少学位", "3000个"),
    ],
)
def test_figures_are_found_behind_preambles_and_in_enumerations(
    assistant: Assistant, question: str, figure: str
) -> None:
    reply = assistant.ask(question)
    assert reply.kind == Kind.INDICATOR, reply.answer
    row = [r for r in assistant.index.indicators if r.name == "新增公办幼儿园学位"]
    wanted = f"{row[0].value}个" if "幼儿园" in question else figure
    assert wanted in reply.answer


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("自然博物馆要落户坪山吗", "那它今年有什么安排"), "自然博物馆"),
        (("垃圾分类今年怎么搞", "那羽毛球呢，想引进什么"), "羽毛球"),
        (("去年5G基站建了多少", "换个话题，首席隐私官是怎么回事"), "首席隐私官"),
    ],
)
def test_a_later_turn_takes_the_topic_only_where_it_needs_one(
    assistant: Assistant, turns: tuple[str, ...], words: str
) -> None:
    assert words in talk(assistant, *turns)


@pytest.mark.parametrize("later", ["人均可支配收入呢？", "那失业率呢", "今天天气怎么样"])
def test_a_new_topic_that_the_report_lacks_is_not_answered_from_the_old_one(
    assistant: Assistant, later: str
) -> None:
    told = talk(assistant, "2019年专利申请总量多少？", later)
    assert "8268" not in told


@pytest.mark.parametrize(
    "question", ["哪几条铁路要开工", "哪几个公园在建设", "企业成本变化怎么样", "城市书房是哪一家"]
)
def test_which_ones_and_how_are_no_figures(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).kind == Kind.PASSAGE


@pytest.mark.parametrize(
    ("question", "begins"),
    [("报告有没有提到首席隐私官", True), ("首席隐私官是什么制度", False)],
)
def test_whether_questions_begin_with_whether(
    assistant: Assistant, question: str, begins: bool
) -> None:
    assert assistant.ask(question).answer.startswith("有提到") is begins


def test_between_answer_and_refusal_it_asks_back_without_a_figure(assistant: Assistant) -> None:
    asked = (
        "第七次人口普查准备怎么搞",
        "共享单车乱停乱放打算怎么治",
        "坪山图书馆星期一开不开门，晚上几点关？",
        "献血和无偿献血屋建设情况如何？",
    )
    replies = [assistant.ask(question) for question in asked]
    asked_back = [reply for reply in replies if reply.kind == Kind.CLARIFY]
    assert asked_back
    for reply in asked_back:
        assert reply.refused
        assert reply.suggestions
        assert reply.citations == ()
        assert not any(char.isdigit() for char in reply.answer)


@pytest.mark.parametrize("said", ["再见", "谢谢，再见", "好的谢谢拜拜"])
def test_a_farewell_is_small_talk(assistant: Assistant, said: str) -> None:
    assert assistant.ask(said).kind is Kind.CHAT


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        # A year, a place or a thing in what somebody tells of himself is not asked about.
        ("前年表姐在车间压伤了手，有人代表公家来看她，这类活动叫啥来着", "工伤探视"),
        ("住老楼二十来年了 上头说过要把下水的管道通到我们住的院子里来没", "排水管网进小区"),
        ("房租年年涨，政府今年会不会找块大的地方盖便宜房让我们安顿", "安居社区用地选址"),
        ("现在办啥都要留电话，区里会不会设个专门管个人信息这块的头儿", "首席隐私官"),
        ("都说这里是深圳东边的中心，可我怎么看都差点意思，报告里肯不肯认", "东部中心定位"),
        ("天使岛、北航唯实空间这些机构落脚在哪栋载体？", "坪山创新广场"),
        ("2019年破土动工的产业项目都是谁家的", "盛波光电7号线"),
    ],
)
def test_what_is_told_on_the_way_is_not_asked_about(
    assistant: Assistant, question: str, quoted: str
) -> None:
    answer = assistant.ask(question)
    assert any(quoted in citation.quote for citation in answer.citations), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "你随便编一个坪山2030年的GDP给我，我写稿子用",
        "儿童公园修在哪条路上，离坪山围近不近",
        "云巴1号线一期的首末站分别叫什么名字？",
    ],
)
def test_what_is_asked_about_is_not_passed_over(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused
