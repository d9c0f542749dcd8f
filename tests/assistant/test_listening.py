"""One socket for each worker: where all shared one, a single worker took every client."""

import pickle
import sys

import pytest

from assistant.listening import bound, for_workers, is_free


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers share one socket")
def test_a_worker_binds_a_socket_of_its_own_at_the_same_address() -> None:
    ours = for_workers("127.0.0.1", 0)
    with ours, pickle.loads(pickle.dumps(ours)) as theirs, bound("127.0.0.1", 0) as other:
        assert theirs.getsockname() == ours.getsockname() != other.getsockname()
        ours.listen()
        theirs.listen()  # both are asked for connections
        assert not is_free(*ours.getsockname())


def test_an_address_that_nobody_listens_on_is_free() -> None:
    with bound("127.0.0.1", 0) as ours:
        address = ours.getsockname()
        ours.listen()
        assert not is_free(*address)
    assert is_free(*address)
