"""How often a picture comes when one is asked for, and when none is: python -m benchmarks.decision

Holds whole conversations of one turn with the chat, greedily, on wordings that were kept out of
training (benchmarks/wordings.py). Questions about a picture come with one of --images, in turn.
"""

import json

from tqdm import tqdm

from benchmarks import wordings
from benchmarks.asking import begin, options_of
from fromage_core.chat import Picture
from fromage_core.pictures import open_picture


def main() -> None:
    chat, paths = begin(options_of(__doc__).parse_args())

    def comes(content: list) -> bool:
        events = chat.reply([{"role": "user", "content": content}])
        return any(isinstance(event, Picture) for event in events)

    asked = [[text] for text in wordings.ASKS_FOR_PICTURE]
    plain = [[text] for text in wordings.PLAIN_QUESTIONS]
    step = len(paths) // len(wordings.PICTURE_QUESTIONS)
    about = [
        [open_picture(paths[i * step]), text] for i, text in enumerate(wordings.PICTURE_QUESTIONS)
    ]
    figures, wrong = {}, []
    for name, contents, wanted in (
        ("a picture comes when asked for", asked, True),
        ("none comes for a plain question", plain, False),
        ("none comes for a question about a picture", about, False),
    ):
        right = [comes(content) == wanted for content in tqdm(contents, desc=name)]
        figures[name] = sum(right) / len(right)
        wrong += [content[-1] for content, ok in zip(contents, right, strict=True) if not ok]
    both = len(plain) + len(about)
    none = figures["none comes for a plain question"] * len(plain)
    none += figures["none comes for a question about a picture"] * len(about)
    figures["none comes, both together"] = none / both
    print(json.dumps({**figures, "wrong": wrong}, indent=2))


if __name__ == "__main__":
    main()
