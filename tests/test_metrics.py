"""The figures, against values worked by hand and against the scorers that papers use."""

import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fromage_core.metrics import (
    MetricError,
    bleu4,
    cider,
    mean_reciprocal_rank,
    ndcg,
    recall_at_k,
    tokenize,
)

HYPOTHESES = [
    "a brown dog runs over the green grass",
    "a man on a red bicycle",
    "two children play in the the the snow",
    "a bird",
    "",
    "the kitchen has a white stove and a white sink next to a very big window",
]
REFERENCES = [
    ["A brown dog runs over the grass.", "a dog is running on the green grass", "The dog's out"],
    ["a man rides a red bicycle down the street", "a cyclist, on his bike!"],
    ["two children are playing in the snow", "kids play in the snow", "two kids; snow"],
    ["a small bird sits on a thin branch", "a bird"],
    ["a boat on a lake", "one boat"],
    ["a kitchen with a white stove and a sink", "the kitchen has a stove, a sink and a window"],
]
# What pycocoevalcap 1.2 gives for them, tokenized as here.
BLEU_OF_PYCOCOEVALCAP = 0.4677476558463745
CIDER_OF_PYCOCOEVALCAP = 2.005391536047696


def test_recall_by_hand():
    similarity = [[0.9, 0.1, 0.5], [0.8, 0.2, 0.3], [0.1, 0.3, 0.2]]
    # The right answers are first, third and second.
    assert recall_at_k(similarity, [0, 1, 2], ks=(1, 2, 3)) == {
        "R@1": 1 / 3,
        "R@2": 2 / 3,
        "R@3": 1,
    }


def test_recall_takes_the_best_of_several_right_answers():
    similarity = [[0.1, 0.9, 0.2, 0.3], [0.9, 0.8, 0.1, 0.2]]
    assert recall_at_k(similarity, [[0, 1], [2, 3]], ks=(1, 2, 3)) == {
        "R@1": 0.5,
        "R@2": 0.5,
        "R@3": 1.0,
    }


def test_five_captions_a_picture_both_ways():
    """Each picture's captions lie at its own place; one caption of picture 1 is at picture 0."""
    pictures = np.eye(3)
    captions = pictures.repeat(5, axis=0)
    captions[7] = 0.9 * pictures[0] + 0.1 * pictures[1]
    similarity = captions @ pictures.T
    text_to_image = recall_at_k(similarity, np.arange(15) // 5)
    assert text_to_image == {"R@1": 14 / 15, "R@5": 1.0, "R@10": 1.0}
    image_to_text = recall_at_k(similarity.T, np.arange(15).reshape(3, 5))
    assert image_to_text["R@1"] == 1.0


@pytest.mark.parametrize("value", [0.0, 1.0, -3.0])
def test_a_model_that_cannot_tell_pictures_apart_scores_nothing(value):
    similarity = np.full((20, 12), value)
    assert recall_at_k(similarity, np.arange(20) % 12) == {"R@1": 0.0, "R@5": 0.0, "R@10": 0.0}


def test_a_tie_with_one_wrong_candidate_costs_one_place():
    assert recall_at_k([[0.5, 0.5, 0.1]], [0], ks=(1, 2)) == {"R@1": 0.0, "R@2": 1.0}


def test_right_answers_that_tie_with_each_other_cost_nothing():
    assert recall_at_k([[0.5, 0.5, 0.1]], [[0, 1]], ks=(1,)) == {"R@1": 1.0}
    assert recall_at_k([[0.5, 0.5, 0.1]], [[0, 0]], ks=(1, 2)) == {"R@1": 0.0, "R@2": 1.0}


@given(st.data())
def test_recall_equals_sorting_with_wrong_answers_first(data):
    shape = data.draw(st.tuples(st.integers(1, 6), st.integers(1, 7)))
    similarity = data.draw(arrays(np.float32, shape, elements=st.integers(-2, 2)))
    column = st.integers(0, shape[1] - 1)
    positives = [data.draw(st.lists(column, min_size=1, max_size=3)) for _ in range(shape[0])]
    for k in (1, 2, 5):
        hits = []
        for row, right in zip(similarity, positives, strict=True):
            order = sorted(range(len(row)), key=lambda c: (-row[c], c in right))
            best = next(place for place, c in enumerate(order) if c in right)
            hits.append(best < k)
        assert recall_at_k(similarity, positives, ks=(k,)) == {f"R@{k}": np.mean(hits)}


def test_reciprocal_rank_by_hand():
    similarity = [[0.9, 0.1, 0.5], [0.8, 0.2, 0.3], [0.1, 0.3, 0.2]]
    assert mean_reciprocal_rank(similarity, [0, 1, 2]) == pytest.approx((1 + 1 / 3 + 1 / 2) / 3)
    assert mean_reciprocal_rank([[0.5, 0.5]], [0]) == 0.5  # the wrong one that ties is first


def test_ndcg_by_hand():
    # Two are relevant, so two count: found are the second best and one of no use.
    found, ideal = 0.5, 1 + 0.5 / math.log2(3)
    assert ndcg([[0.9, 0.8, 0.1]], [[0.5, 0, 1]]) == pytest.approx(found / ideal)
    assert ndcg([[0.9, 0.1, 0.8]], [[1, 0, 0.5]]) == 1
    assert ndcg([[0.3, 0.3, 0.3]], [[0, 0, 1]]) == 0
    with pytest.raises(MetricError, match="each query must have a relevant one"):
        ndcg([[0.3, 0.3], [0.1, 0.2]], [[1, 0], [0, 0]])
    with pytest.raises(MetricError, match=r"\(1, 3\)"):
        ndcg([[0.3, 0.3]], [[0, 0, 1]])


@given(st.data())
def test_no_order_is_better_than_that_of_relevance(data):
    relevance = np.array(data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=9)))
    relevance[0] += 1
    scores = data.draw(arrays(np.float64, len(relevance), elements=st.integers(-3, 3)))
    assert 0 <= ndcg([scores], [relevance]) <= 1 + 1e-9
    assert ndcg([relevance], [relevance]) == pytest.approx(1)


def test_recall_does_not_copy_the_matrix():
    similarity = np.random.default_rng(0).random((1000, 2000), np.float32)
    tracemalloc.start()
    recall_at_k(similarity, np.arange(1000))
    recall_at_k(similarity.T, np.arange(2000) // 2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < similarity.nbytes / 10


@pytest.mark.parametrize(
    "similarity, positives, words",
    [
        (np.zeros(3), [0], r"\(queries, candidates\)"),
        (np.zeros((0, 3)), [], r"\(queries, candidates\)"),
        (np.zeros((2, 3)), [0], "2 queries but right answers for 1"),
        (np.zeros((2, 3)), [0, 3], "query 1 has the right answers \\[3\\]"),
        (np.zeros((2, 3)), [-1, 0], "query 0"),
        (np.zeros((2, 3)), [0, []], "query 1 has the right answers \\[\\]"),
        (np.array([[0.0, 1.0], [np.nan, 1.0]]), [0, 1], "query 1 contain NaN"),
    ],
)
def test_recall_refuses_what_does_not_fit(similarity, positives, words):
    with pytest.raises(MetricError, match=words):
        recall_at_k(similarity, positives)


@pytest.mark.parametrize(
    "caption, words",
    [
        ("A dog, running!", "a dog running"),
        ("The dog's ball isn't 'here'.", "the dog 's ball is n't here"),
        ("the boys’ team can't; we'll", "the boys team ca n't we 'll"),
        ("a black-and-white T-shirt", "a black-and-white t-shirt"),
        ("7,000 people at 5:30 (or so)...", "7,000 people at 5:30 or so"),
        ("Dr. Smith of the U.S. cannot. Stop.", "dr. smith of the u.s. can not stop"),
        ("$5 & 50%", "$ 5 & 50 %"),
        ("two--dashes -- here — there", "two dashes here there"),
        ("a man , a dog .", "a man a dog"),
        ("un café à Zürich", "un café à zürich"),
        ("", ""),
        (" .,!? ", ""),
    ],
)
def test_tokenize(caption, words):
    assert tokenize(caption) == words.split()


@given(st.text(st.sampled_from("aB s'tn.,-0 $’&/"), max_size=30) | st.text(max_size=30))
def test_tokenizing_twice_changes_nothing(text):
    once = tokenize(text)
    assert tokenize(" ".join(once)) == once


def test_bleu_by_hand():
    # 6 words against 6: precisions 5/6, 4/5, 3/4, 2/3.
    score = bleu4(["a dog runs on the grass"], [["a dog runs on the sand"]])
    assert score == pytest.approx((5 / 6 * 4 / 5 * 3 / 4 * 2 / 3) ** 0.25, abs=1e-6)


def test_bleu_counts_a_repeated_word_as_often_as_a_reference_has_it():
    # "the" twice in one reference: 2 of 7 words; no pair matches.
    score = bleu4(["the the the the the the the"], [["the cat is on the mat", "a cat"]])
    assert score == pytest.approx((2 / 7 * 1e-15 / 6 * 1e-15 / 5 * 1e-15 / 4) ** 0.25)
    assert score < 1e-10


def test_bleu_punishes_brevity_by_the_reference_closest_in_length():
    said = "a dog runs on grass"
    longer, long = said + " all day", said + " all day long in the sun"
    assert bleu4([said], [[long, longer]]) == pytest.approx(math.exp(1 - 7 / 5))
    assert bleu4([said], [["a dog runs", said + " too"]]) == pytest.approx(math.exp(1 - 6 / 5))
    shorter = "a dog runs"  # as far from 5 words as 7 is: the shorter one is taken
    assert bleu4([said], [[longer, shorter]]) == pytest.approx(1.0)


def test_bleu_is_of_the_corpus_and_not_a_mean():
    pairs = [("a b c d e f", ["a b c d e f"]), ("g h i j", ["k l m n"])]
    said, wanted = zip(*pairs, strict=True)
    expected = (6 / 10 * 5 / 8 * 4 / 6 * 3 / 4) ** 0.25
    assert bleu4(said, wanted) == pytest.approx(expected, abs=1e-6)


def test_cider_by_hand():
    # Three pictures, every word in one of them only, so every weight is log 3 and each cosine is
    # the fraction of n-grams shared. "a b c d e" shares 4/5, 3/4, 2/3, 1/2 of its n-grams.
    said = ["a b c d e", "p q r s", "x y"]
    wanted = [["a b c d f"], ["p q r s"], ["v w"]]
    first = np.mean([4 / 5, 3 / 4, 2 / 3, 1 / 2])
    assert cider(said, wanted) == pytest.approx(10 * (first + 1 + 0) / 3)


def test_cider_ignores_what_every_picture_has():
    wanted = [["the a b c d"], ["the e f g h"]]
    assert cider(["the", "the"], wanted) == 0.0


def test_cider_falls_with_the_difference_in_length():
    wanted = [["a b c d e f"], ["p q r s t u"]]
    # 6 words against 5: the cosine of each order, times exp(-1 / 72).
    cosines = [math.sqrt(5 / 6), math.sqrt(4 / 5), math.sqrt(3 / 4), math.sqrt(2 / 3)]
    expected = 10 * np.mean(cosines) * math.exp(-1 / 72)
    assert cider(["a b c d e", "p q r s t"], wanted) == pytest.approx(expected)
    # 1 word against 6: one word of six is shared, and no longer n-gram.
    expected = 10 * math.sqrt(1 / 6) / 4 * math.exp(-25 / 72)
    assert cider(["a", "p"], wanted) == pytest.approx(expected)


def test_perfect_captions():
    captions = ["a dog runs on the grass", "two men sit at a table"]
    assert bleu4(captions, [[c] for c in captions]) == pytest.approx(1.0)
    assert cider(captions, [[c] for c in captions]) == pytest.approx(10.0)


def test_the_figures_of_pycocoevalcap():
    assert bleu4(HYPOTHESES, REFERENCES) == pytest.approx(BLEU_OF_PYCOCOEVALCAP, rel=1e-9)
    assert cider(HYPOTHESES, REFERENCES) == pytest.approx(CIDER_OF_PYCOCOEVALCAP, rel=1e-9)


words = st.lists(st.sampled_from("a b c d e".split()), max_size=9).map(" ".join)
pictures = st.lists(st.tuples(words, st.lists(words, min_size=1, max_size=4)), min_size=1)


@given(pictures)
@settings(deadline=None)
def test_both_equal_pycocoevalcap_wherever_it_is_installed(pairs):
    bleu = pytest.importorskip("pycocoevalcap.bleu.bleu")
    oracle = pytest.importorskip("pycocoevalcap.cider.cider")
    said, wanted = zip(*pairs, strict=True)
    right = dict(enumerate(wanted))
    given_ = {place: [caption] for place, caption in enumerate(said)}
    expected = bleu.Bleu(4).compute_score(right, given_, verbose=0)[0][3]
    assert bleu4(said, wanted) == pytest.approx(expected, rel=1e-9)
    if any("".join(captions) for captions in wanted):  # of no words at all the oracle crashes
        expected = oracle.Cider().compute_score(right, given_)[0]
        assert cider(said, wanted) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("metric", [bleu4, cider])
@pytest.mark.parametrize(
    "hypotheses, references, words",
    [
        ([], [], "no captions"),
        (["a dog"], [], "1 captions but references for 0 pictures"),
        (["a dog", "a cat"], [["a dog"], []], "picture 1"),
        (["a dog"], ["a dog"], "picture 0"),
    ],
)
def test_captions_and_references_must_pair_up(metric, hypotheses, references, words):
    with pytest.raises(MetricError, match=words):
        metric(hypotheses, references)
