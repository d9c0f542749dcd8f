import io
from datetime import date

from docx import Document

from assistant.conversation_export import LABEL, to_markdown, to_word
from assistant.schemas import ExchangeBody, SourceBody

EXCHANGE = ExchangeBody(
    question="<b>目标</b>\x07?",
    answer="5G基站1500个。[1]",
    citations=[SourceBody(n=1, section_path=["五、任务", "二是"], quote="建成5G基站1500个")],
)


def test_markdown_carries_sources_and_the_label_and_no_live_mark_up() -> None:
    text = to_markdown("报告", [EXCHANGE])
    assert LABEL in text
    assert "五、任务 › 二是：“建成5G基站1500个”" in text
    assert "<b>" not in text.replace("\\<b", "")


def test_word_opens_again_with_sources_label_and_properties() -> None:
    document = Document(io.BytesIO(to_word("报告", [EXCHANGE], date(2020, 1, 15))))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "建成5G基站1500个" in text
    assert "<b>目标</b>" in text
    assert document.core_properties.comments == LABEL
    assert document.sections[0].footer.paragraphs[0].text == LABEL
