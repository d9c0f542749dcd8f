"""What is open while a service runs is not collected over and over."""

import gc

from assistant.settled import settled


def test_what_is_open_is_left_out_and_given_back() -> None:
    before = gc.get_freeze_count()
    with settled():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() <= before
