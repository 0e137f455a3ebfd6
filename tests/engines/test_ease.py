"""The collector of rings rests within a long step, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from silang.ease import at_ease


def test_the_collector_rests_within_and_works_after() -> None:
    assert gc.isenabled()
    with at_ease():
        with at_ease():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), at_ease():
        _ = 1 / 0
    assert gc.isenabled()


def test_one_that_was_at_rest_before_stays_so() -> None:
    gc.disable()
    try:
        with at_ease():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
