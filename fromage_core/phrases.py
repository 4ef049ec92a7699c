"""What visitors type, in the project's own wordings, from which training examples are made.

Knows only text, one wording a line in `words/`. The wordings by which the result is measured are
elsewhere (`benchmarks/wordings.py`) and do not meet these.
"""

import json
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def lines(name: str) -> tuple[str, ...]:
    """The lines of one file of `words/`."""
    return tuple((_FOLDER / name).read_text(encoding="utf-8").splitlines())


COMMON_REQUESTS = lines("common_requests.txt")  # one {} each: what is asked for
SHOW_REQUESTS = COMMON_REQUESTS + lines("show_requests.txt")  # and in many more ways
INDIRECT_REQUESTS = lines("indirect_requests.txt")  # one {} each, and no order to show it
SHOW_SUBJECTS = lines("show_subjects.txt")
TWO_REQUESTS = lines("two_requests.txt")  # two {} each: a picture of the one, then of the other
# After a picture was shown: for one of something else, another of the same, the same in another
# place or at another time, the same in another colour, so many of it, the one before.
NEXT_REQUESTS = lines("next_requests.txt")
ANOTHER_REQUESTS = lines("another_requests.txt")
CHANGED_REQUESTS = lines("changed_requests.txt")
RECOLOURED_REQUESTS = lines("recoloured_requests.txt")
COUNTED_REQUESTS = lines("counted_requests.txt")
AGAIN_REQUESTS = lines("again_requests.txt")
SPOKEN_QUESTIONS = lines("spoken_questions.txt")  # about {}, of which no picture is wanted yet
SPOKEN_REQUESTS = lines("spoken_requests.txt")  # and then one is
COURTESIES = lines("courtesies.txt")  # what may stand before either
PLAIN_QUESTIONS = lines("plain_questions.txt")  # no picture is wanted
NOISE = lines("noise.txt")  # nor here: markup, code, markers of prompts, keys at random
REFUSALS = lines("refusals.txt")  # and none is to come
DESCRIBE_REQUESTS = lines("describe_requests.txt")  # about a picture; a caption answers them
PICTURE_QUESTIONS = DESCRIBE_REQUESTS + lines("picture_questions.txt")  # about a picture
SHOWN_QUESTIONS = lines("shown_questions.txt")  # that a picture brings up
REMARKS = lines("remarks.txt")  # after a picture was shown
# Whole conversations: of each turn what the visitor says ("user": text, or {"photo": true}), what
# the pictures in the reply show ("shows"), and its words ("says").
TALKS = tuple(json.loads(line) for line in lines("talks.jsonl"))
