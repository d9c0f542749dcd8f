"""Which place limits a question, and which is only where one came from."""

import pytest

from assistant.assistant import Assistant
from assistant.places import Places


@pytest.fixture(scope="module")
def places(assistant: Assistant) -> Places:
    return Places(assistant.index.facts, assistant.lexicon.regions)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("光明区2019年GDP增长多少", "光明区"),
        ("光明区建了多少", "光明区"),  # cut as 光明 and 区建
        ("全市的5G基站有多少", "全市"),
        ("坪山区2019年GDP增长多少", ""),
        ("刚来深圳，有没有找工作的地方", ""),
        ("我外甥从湖南过来，开沃投产了没有", ""),
        ("水耗下降多少，达到市里的要求吗", ""),
        ("谁来管，市里还是区里", ""),
        ("是第几批，省里的还是市里的", ""),
        ("外婆又要回湖南了 这么小的娃公家管不管", ""),
        ("以前天天接送去龙岗念书，现在有没有学校", ""),
        ("听说去龙岗的地铁几时通", "龙岗"),
    ],
)
def test_a_place_limits_what_is_asked(places: Places, text: str, place: str) -> None:
    assert places.foreign(text) == place
