"""Words as people mistype them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from fromage_core.typos import mistyped


@given(st.text(), st.integers())
def test_only_longer_words_change_and_by_little(text, seed):
    wrong = mistyped(text, random.Random(seed))
    assert len(wrong.split()) == len(text.split())
    for was, word in zip(text.split(), wrong.split(), strict=True):
        assert word == was or len(was) >= 3
        assert abs(len(word) - len(was)) <= len(was) // 2


def test_some_words_of_a_request_are_mistyped_in_several_ways():
    asked = "Please show me a picture of a castle on a hill."
    wrong = {mistyped(asked, random.Random(seed)) for seed in range(200)}
    assert len(wrong) > 50
    castles = {text.split()[7] for text in wrong}
    assert {"castle", "casle", "castel", "caste"} & castles and len(castles) > 5
    assert "kastle" in castles  # as it sounds, from its first letter on
    # The smallest words stand, and so does the number of all.
    assert all(text.split()[2:4] == ["me", "a"] for text in wrong)
