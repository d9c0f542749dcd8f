"""Any text is answered, parsed or refused with the documented error; `make soak` looks further."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.registry import Registry
from index.quantities import find_quantities
from tests.soak import pieces, targets

FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def texts(*vocabulary: Sequence[str]) -> st.SearchStrategy[str]:
    """Texts of pieces that the code knows, and of any other characters."""
    known = st.sampled_from([piece for some in vocabulary for piece in some])
    return st.lists(known | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join)


@FEW
@given(texts(pieces.REPORT, pieces.NUMBERS))
def test_any_text_is_a_report_or_none(text: str) -> None:
    targets.report(text)


@FEW
@given(texts(pieces.NUMBERS))
def test_quantities_of_any_text_are_written_as_they_are_read(text: str) -> None:
    targets.quantities(text)


@FEW
@given(texts(pieces.QUESTIONS, pieces.NUMBERS))
def test_any_question_is_answered_or_refused(registry: Registry, text: str) -> None:
    asked = targets.Asked(registry.assistant())
    asked.understanding(text)
    asked.asking(text)


@FEW
@given(texts(pieces.BODIES, pieces.QUESTIONS), texts(pieces.QUESTIONS))
def test_any_body_is_read_or_refused(registry: Registry, body: str, question: str) -> None:
    asked = targets.Asked(registry.assistant())
    asked.bodies(body)
    asked.bodies(json.dumps({"question": question, "verdict": "up"}, ensure_ascii=False))
    asked.bodies(json.dumps({"messages": [{"role": "user", "content": question}]}))


@pytest.mark.parametrize(
    ("denominator", "divisor"), [("9" * 40, [int("9" * 40)]), ("1,000", [1000]), ("1", [])]
)
def test_a_fraction_of_any_denominator_is_read_or_none(
    denominator: str, divisor: list[int]
) -> None:
    found = [f.quantity for f in find_quantities(f"{denominator}分之三")]
    assert [quantity.divisor for quantity in found] == divisor
