"""Does it follow the thread: python -m benchmarks.threads --images runs/unseen

    python -m assets.draw scenes --split test --count 600 --seed 1 \
        --without checkpoints/fromage-135m/drawn.tsv --out runs/unseen

Shows a picture and asks for another one, for the same in another place, and at another time, each
in a wording of its own, and judges what comes by the drawing program's record (truth.jsonl). With
--photos TSV DIR, a caption file and its folder, it also sends each of those photos and asks what it
shows: first thing in a conversation, and after two pictures of something else. Prints how often
another one is another of the same subject, how often the subject stayed and the place or the time
is as it was asked for, and how often the description names a thing that one of the photo's captions
names.
"""

import argparse
import json
import random
import tempfile
from itertools import cycle
from pathlib import Path

from tqdm import tqdm

from fromage_core import DEFAULT_MODEL
from fromage_core.chat import Chat, Options, Picture, Text
from fromage_core.data import read_captions
from fromage_core.examples import turn
from fromage_core.gallery import Gallery
from fromage_core.kin import read_truth
from fromage_core.metrics import names_a_thing
from fromage_core.model import Fromage
from fromage_core.pictures import open_picture

THREADS = 120  # of each kind, at most
ANOTHER = (
    "Very nice. Is there one more of these?",
    "let me look at a second one of them pls",
    "Now a different picture of this, please.",
)
CHANGED = (
    "Lovely. And what would the same be like {}?",
    "put it {} instead, can you",
    "That exact one over again, please, only {} this time.",
)
TIMES = {"day": "in broad daylight", "sunset": "at sunset", "night": "at night"}
QUESTION = "Tell me what you see in this one."
FIRST_WORDS = Options(max_new_tokens=4, max_pictures=1)  # a picture comes first, or not at all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--images", required=True, help="what `assets.draw scenes` has written")
    parser.add_argument("--photos", nargs=2, metavar=("TSV", "DIR"), help="photos to send")
    args = parser.parse_args()
    model = Fromage.load(args.model)
    with tempfile.TemporaryDirectory() as folder:
        chat = Chat(model, Gallery.build(args.images, model, folder))
        figures = followed(chat, read_truth(args.images))
        if args.photos:
            figures |= described(chat, *args.photos)
    print(json.dumps(figures, indent=2))


def followed(chat: Chat, truth: dict[str, dict]) -> dict[str, float]:
    """How often what is asked for by way of a picture comes."""
    alone = [(name, shows) for name, shows in truth.items() if shows["count"] == "1"]
    random.Random(0).shuffle(alone)
    figures = {}
    for kind, part, wordings in (
        ("another one", "", ANOTHER),
        ("the same elsewhere", "setting", CHANGED),
        ("the same at another time", "time", CHANGED),
    ):
        right, wordings = [], cycle(wordings)
        for name, shows in tqdm(alone[:THREADS], desc=kind):
            kin = [o for n, o in truth.items() if n != name and o["subject"] == shows["subject"]]
            wanted = next((o for o in kin if not part or o[part] != shows[part]), None)
            if wanted:
                change = TIMES[wanted["time"]] if part == "time" else wanted["where"]
                asked = {"role": "user", "content": [next(wordings).format(change)]}
                came = truth.get(answer(chat, [*showing(chat, name, shows), asked]))
                right.append(came in kin and (not part or came[part] == wanted[part]))
        if right:  # in a small set, no picture may have another like it
            figures[kind] = sum(right) / len(right)
    return figures


def described(chat: Chat, tsv: str, folder: str) -> dict[str, float]:
    """How often photos are described by a thing that is there, alone and after other pictures."""
    rows = read_captions(tsv, folder)
    told: dict[str, list[str]] = {}
    for caption, picture in zip(rows.captions, rows.picture, strict=True):
        told.setdefault(rows.images[picture], []).append(caption)
    foxes = chat.find(["a red fox"], 2)
    shown = [m for fox in foxes for m in turn(["Show me a fox."], [fox, fox.record.caption])]
    figures = {}
    for name, before in (("sent first", []), ("sent after two pictures of a fox", shown)):
        right = []
        for image, captions in tqdm(told.items(), desc=name):
            content = [open_picture(Path(folder) / image), QUESTION]
            events = chat.reply([*before, {"role": "user", "content": content}])
            words = (event for event in events if isinstance(event, Text))
            right.append(names_a_thing("".join(event.text for event in words), captions))
        figures[f"photos {name}: names a thing"] = sum(right) / len(right)
    return figures


def showing(chat: Chat, name: str, shows: dict) -> list[dict]:
    """A conversation in which a picture was asked for and shown."""
    record = chat.gallery.record(name)
    picture = Picture(record, 0.0, open_picture(chat.gallery.path(name)))
    return turn([f"Show me {shows['what']}."], [picture, record.caption])


def answer(chat: Chat, messages: list[dict]) -> str | None:
    """The name of the picture that a reply shows."""
    shown = (e for e in chat.reply(messages, FIRST_WORDS) if isinstance(e, Picture))
    return next((picture.record.image for picture in shown), None)


if __name__ == "__main__":
    main()
