"""The figures of an evaluation: recall, reciprocal rank, NDCG, BLEU-4 and CIDEr-D.

Knows numbers and strings only: not how a similarity or a caption came about, and nothing of
models or files. Everything here is a fraction (CIDEr: 1.0 is what people print as 100).
Whether a caption names the right thing is judged in `things`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from fromage_core.things import names_a_thing

__all__ = [
    "MetricError",
    "bleu4",
    "cider",
    "mean_reciprocal_rank",
    "names_a_thing",
    "ndcg",
    "recall_at_k",
    "tokenize",
]

ORDER = 4  # n-grams of 1 to 4 words, in BLEU-4 and in CIDEr alike
SIGMA = 6.0  # CIDEr-D: how far lengths may differ before the score falls


class MetricError(ValueError):
    """The inputs of a metric do not fit together; the message says which and how."""


def recall_at_k(
    similarity: np.ndarray, positives: Sequence, ks: Sequence[int] = (1, 5, 10)
) -> dict[str, float]:
    """The fraction of queries that have a right answer among their k best candidates.

    similarity: (queries, candidates); larger is nearer.
    positives: for each query the candidate that is right, or a sequence of several of which the
    best-placed counts. Text to image over captions that have one picture each is
    `recall_at_k(similarity, picture_of_caption)`; image to text, where any of a picture's
    captions will do, is `recall_at_k(similarity.T, captions_of_picture)` (the protocol of
    Karpathy and Fei-Fei, CVPR 2015).

    A wrong candidate that ties with the right one is counted as before it, so a model that
    cannot tell pictures apart scores 0, whatever their order. Returns {"R@1": ..., ...}.
    Raises MetricError for shapes that do not fit, a query with no right answer, and NaN.
    """
    before = _wrong_before(similarity, positives)
    return {f"R@{k}": float(np.mean(before < k)) for k in ks}


def mean_reciprocal_rank(similarity: np.ndarray, positives: Sequence) -> float:
    """The mean over queries of 1 / (the right answer's place), the first being 1; else as
    `recall_at_k`."""
    return float(np.mean(1 / (1 + _wrong_before(similarity, positives))))


def ndcg(similarity: np.ndarray, relevance: np.ndarray) -> float:
    """Normalised discounted cumulative gain, as VisDial counts it (Das et al., CVPR 2017): over as
    many of the best candidates as have any relevance at all.

    similarity, relevance: (queries, candidates). Of those that tie, the least relevant are counted
    first. Raises MetricError for shapes that do not fit, and a query without any relevance.
    """
    similarity, relevance = np.asarray(similarity), np.asarray(relevance)
    if similarity.shape != relevance.shape or not (relevance > 0).any(-1).all():
        raise MetricError(
            f"relevance {relevance.shape} must be of the {similarity.shape} candidates, and each "
            "query must have a relevant one"
        )
    gains = []
    for scores, relevant in zip(similarity, relevance, strict=True):
        discounts = 1 / np.log2(np.arange(2, np.count_nonzero(relevant) + 2))
        found, ideal = relevant[np.lexsort((relevant, -scores))], np.sort(relevant)[::-1]
        count = len(discounts)
        gains.append(found[:count] @ discounts / (ideal[:count] @ discounts))
    return float(np.mean(gains))


def _wrong_before(similarity: np.ndarray, positives: Sequence) -> np.ndarray:
    """For each query, how many wrong candidates are at least as near as its best right one."""
    similarity = np.asarray(similarity)
    if similarity.ndim != 2 or 0 in similarity.shape:
        raise MetricError(f"similarity must be (queries, candidates), not {similarity.shape}")
    queries, candidates = similarity.shape
    if len(positives) != queries:
        raise MetricError(f"there are {queries} queries but right answers for {len(positives)}")
    before = np.empty(queries, dtype=np.int64)
    for query in range(queries):  # row by row: never a second matrix of this size
        right = np.unique(np.atleast_1d(np.asarray(positives[query], dtype=np.int64)))
        if right.size == 0 or right[0] < 0 or right[-1] >= candidates:
            raise MetricError(
                f"query {query} has the right answers {right.tolist()}: "
                f"give at least one, from 0 to {candidates - 1}"
            )
        row = similarity[query]
        if np.isnan(row).any():
            raise MetricError(f"the similarities of query {query} contain NaN")
        best = row[right].max()
        before[query] = np.count_nonzero(row >= best) - np.count_nonzero(row[right] >= best)
    return before


CLITIC = re.compile(r"(?<=\w)(n't|'(?:s|re|ve|ll|d|m))(?!\w)")
TOKEN = re.compile(
    r"""
    n't | '(?:s|re|ve|ll|d|m)(?!\w)                     # what CLITIC has split off
  | (?:[^\W\d_]\.){2,}                                  # u.s.
  | (?:dr|mr|mrs|ms|prof|st|ave|blvd|jr|sr|vs|etc)\.(?!\w)
  | \d+(?:[.,:]\d+)+                                    # 7,000  5.50  5:30
  | \w+(?:[-/.&'@]\w+)*                                 # t-shirt  black/white
  | [^\w\s'"`.,:;?!()\[\]{}<>…–—-]                      # $ % & stay words, as in the original
    """,
    re.VERBOSE,
)


def tokenize(caption: str) -> list[str]:
    """Lower-case words without punctuation, as the Penn Treebank tokenizer splits them.

    "The dog's ball, isn't it?" -> the dog 's ball is n't it. Follows what coco-caption does
    (Stanford's PTBTokenizer, then its list of punctuation); on the captions of Flickr8k and of
    COCO val the two differ on fewer than 1 in 1,000. Brackets are dropped here, where
    coco-caption leaves a word `-lrb-`, and so are smileys. Tokenizing twice changes nothing.
    """
    plain = caption.lower().replace("’", "'").replace("‘", "'")
    plain = re.sub(r"\bcannot\b", "can not", plain)
    return TOKEN.findall(CLITIC.sub(r" \1", plain))


def bleu4(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """Corpus BLEU-4, a fraction, as coco-caption computes it (Papineni et al., ACL 2002).

    hypotheses: one caption a picture; references: for each picture its captions. Raw text:
    it is tokenized here. The brevity penalty takes the reference closest in length (the shorter
    one of two). Raises MetricError when the two do not pair up.
    """
    _check_pairs(hypotheses, references)
    matched, possible = np.zeros(ORDER), np.zeros(ORDER)
    said = wanted = 0
    for hypothesis, captions in zip(hypotheses, references, strict=True):
        words = tokenize(hypothesis)
        tokenized = [tokenize(caption) for caption in captions]
        most = Counter()
        for caption in tokenized:
            most |= _ngrams(caption)
        for ngram, count in _ngrams(words).items():
            matched[len(ngram) - 1] += min(count, most[ngram])
        possible += [max(0, len(words) - n) for n in range(ORDER)]
        said += len(words)
        wanted += min((abs(len(c) - len(words)), len(c)) for c in tokenized)[1]
    # The tiny numbers that keep these from dividing by zero are the original's.
    precision = math.prod((matched + 1e-15) / (possible + 1e-9)) ** (1 / ORDER)
    shorter = (said + 1e-15) / (wanted + 1e-9)
    return float(precision * math.exp(min(0.0, 1 - 1 / shorter)))


def cider(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """CIDEr-D (Vedantam, Zitnick and Parikh, CVPR 2015), as coco-caption computes it.

    Arguments as for `bleu4`. 1.0 is what papers print as 100; a caption can score up to 10.
    How much an n-gram counts depends on how many pictures' references have it, so the figure
    belongs to its set of pictures: of one picture alone it is 0. Raises MetricError when
    hypotheses and references do not pair up.
    """
    _check_pairs(hypotheses, references)
    scorer = Cider([[tokenize(caption) for caption in captions] for captions in references])
    scores = [scorer.score(number, tokenize(said)) for number, said in enumerate(hypotheses)]
    return float(np.mean(scores))


class Cider:
    """CIDEr-D of one caption at a time against a set of pictures' references."""

    def __init__(self, references: Sequence[Sequence[list[str]]]):
        """references: for each picture its captions' words."""
        self.counted = [[_ngrams(words) for words in captions] for captions in references]
        self.pictures_with = Counter(
            ngram for captions in self.counted for ngram in set().union(*captions)
        )
        self.log_pictures = math.log(len(self.counted))

    def score(self, picture: int, words: list[str]) -> float:
        """How much a caption's words are those of the picture's references: 0 to 10."""
        said = self._weigh(_ngrams(words))
        wanted = [self._weigh(caption) for caption in self.counted[picture]]
        return 10 * float(np.mean([_consensus(said, one) for one in wanted]))

    def _weigh(self, counts: Counter) -> tuple[dict, np.ndarray, int]:
        """n-gram -> tf-idf weight; the norm of each order; the number of words."""
        weights = {
            ngram: count * (self.log_pictures - math.log(max(1, self.pictures_with[ngram])))
            for ngram, count in counts.items()
        }
        squares = np.zeros(ORDER)
        for ngram, weight in weights.items():
            squares[len(ngram) - 1] += weight * weight
        length = sum(count for ngram, count in counts.items() if len(ngram) == 1)
        return weights, np.sqrt(squares), length


def _consensus(said: tuple, wanted: tuple) -> float:
    """One weighed caption against one weighed reference, 0 to 1: CIDEr-D's clipped cosine."""
    weights, norm, length = said
    reference, reference_norm, reference_length = wanted
    overlap = np.zeros(ORDER)
    for ngram, weight in weights.items():
        if ngram in reference:
            overlap[len(ngram) - 1] += min(weight, reference[ngram]) * reference[ngram]
    norms = norm * reference_norm
    cosine = np.divide(overlap, norms, out=np.zeros(ORDER), where=norms > 0)
    return float(cosine.mean()) * math.exp(-((length - reference_length) ** 2) / (2 * SIGMA**2))


def _ngrams(words: list[str]) -> Counter:
    """How often each run of 1 to ORDER words occurs."""
    return Counter(
        tuple(words[start : start + n])
        for n in range(1, ORDER + 1)
        for start in range(len(words) - n + 1)
    )


def _check_pairs(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    if len(hypotheses) != len(references):
        raise MetricError(
            f"there are {len(hypotheses)} captions but references for {len(references)} pictures"
        )
    if not hypotheses:
        raise MetricError("there are no captions to score")
    for place, captions in enumerate(references):
        if isinstance(captions, str) or not captions:
            raise MetricError(
                f"picture {place} needs a list of at least one reference, not {captions!r}"
            )
