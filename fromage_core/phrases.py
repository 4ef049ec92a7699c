"""What visitors type, in the project's own wordings, from which training examples are made.

Knows only text, one wording a line in `words/`. The wordings by which the result is measured are
elsewhere (`benchmarks/wordings.py`) and do not meet these.
"""

from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def lines(name: str) -> tuple[str, ...]:
    """The lines of one file of `words/`."""
    return tuple((_FOLDER / name).read_text(encoding="utf-8").splitlines())


SHOW_REQUESTS = lines("show_requests.txt")  # one {} each: what is asked for
SHOW_SUBJECTS = lines("show_subjects.txt")
COURTESIES = lines("courtesies.txt")  # what may stand before either
PLAIN_QUESTIONS = lines("plain_questions.txt")  # no picture is wanted
DESCRIBE_REQUESTS = lines("describe_requests.txt")  # about a picture; a caption answers them
PICTURE_QUESTIONS = DESCRIBE_REQUESTS + lines("picture_questions.txt")  # about a picture
