import pytest

from assistant.wanted import holds_wanted


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("诊疗中心的电话是多少", "加快推进香港名医诊疗中心建设", False),
        ("一个月收费多少钱", "建成运营区级500床位敬老院", False),
        ("公共住房筹集了多少套", "建设筹集公共住房7384套", True),
        ("有几个试点", "选取部分居民小组作为试点", False),
        ("图书馆几点关门", "坪山图书馆相继投入使用", False),
        ("几月几号开工", "开工建设城投智园", False),
        ("院长是谁", "完成第三人民医院主体建设", False),
        ("图书馆周一开门吗，几点到几点", "坪山图书馆相继投入使用", False),
        ("新引进的院士团队，带头的院士分别叫什么", "新引进院士团队4个", False),
        ("跟哪位院士合作", "与戴尅戎院士团队合作筹建骨科3D打印门诊", True),
        ("选址定在哪条路，能告诉我吗", "深圳自然博物馆落户坪山并完成初步选址", False),
        ("一把手自己会上法庭吗", "落实行政首长出庭应诉制度", True),
        ("区医疗健康集团现在谁是一把手", "正式组建医疗健康集团", False),
        ("哥几个想踢球没场子，给修一个不？", "加快聚龙山足球场地项目建设", True),
        ("周末遛娃，有没有新园子", "推动儿童公园建设", True),
        ("图书馆周一开门吗", "图书馆投入使用", False),
        ("第一次演的是啥", "《天鹅湖》全球首演", True),
        ("合作的内容为何？", "合作筹建骨科门诊", True),
        ("设计单位定的是哪一家？", "通过国际竞赛确定设计单位", False),
        ("都是哪些学校", "缔结18对深港澳姊妹学校", False),
        ("除了沙田，其余四座在哪里", "推进沙田等5座城市消防站建设", False),
        ("由哪个部门牵头？", "深入推进“十个全覆盖”", False),
        ("打电话报警的少了吗", "刑事治安警情再下降5.32%", True),
        ("碧道怎么建", "开展碧道建设", True),
        ("被评为什么称号", "电商基地被评为全省4A级园区", True),  # 评为｜什么
        ("新址选在哪儿", "谋划医院另址新建", False),
        ("一个人能领多少钱", "发放消费券超过5亿元", False),
        ("一个学生补多少钱", "每人一次性补助8000元", True),
        ("初步选址在哪个地块", "深圳自然博物馆落户坪山并完成初步选址", False),
        ("是哪家设计公司中标的", "通过国际竞赛确定设计单位", False),
        ("想参加培训去哪里报名，找谁联系", "深入推进“粤菜师傅”工程", False),
        ("以后会不会多修点单车道", "新增自行车骑行道", True),  # 车道 is no word of it
        ("就几个人的小公司，区里会不会帮忙", "建立托管服务平台", True),  # 几个人 asks for none
        ("都是哪些县", "实行领导干部包联，加大投入", False),
        ("新开哪条国际航线", "拓展航空运输新空间", False),
        ("新区高铁武段哪一年能通车", "新区高铁兰段开通运营、新区高铁武段开工建设", False),
        ("新区高铁兰段哪一年通车的", "新区高铁兰段开通运营、新区高铁武段开工建设", True),
        ("哪座城市获批数据基地", "成都获批国家数据基地", True),
        ("在哪个城市举办", "办好文化旅游节", False),
        ("啥时候搬完第一批", "避险搬迁一期7月底完成", True),
        ("怎么给iPhone换电池", "无关的一句", True),  # iPhone asks for no telephone number
    ],
)
def test_a_sentence_must_hold_the_kind_of_thing_asked_for(
    question: str, sentence: str, holds: bool
) -> None:
    assert holds_wanted(question, sentence) is holds


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("新合路学校的校长叫什么", "建成新合路学校一期等4所学校", False),
        ("大剧院门票怎么买", "坪山大剧院投入使用", False),
        ("为什么企业要搬走", "随着要素成本上升，部分企业转移产能", True),
        ("为什么增速变低", "外贸进出口总额增长3%左右", False),
    ],
)
def test_what_a_question_names_must_stand_in_the_sentence(
    question: str, sentence: str, holds: bool
) -> None:
    assert holds_wanted(question, sentence, ("校长", "门票")) is holds
