"""Does a picture come when one is meant, over whole dialogues: python -m benchmarks.dialogues

Replies, greedily, to the last messages of 300 dialogues that were written apart from any training
wording (benchmarks/dialogues.jsonl; its kinds are in each line; dev_dialogues.jsonl has 325 more,
to choose by). Pictures that the chat has shown in them are the gallery's nearest to their
descriptions; photos that were sent are those of --images in turn. Prints precision, recall and F1
of "a picture comes", how often each kind is right, and how often two pictures that were asked for
both came and show what they should, which the gallery's truth.jsonl tells.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tqdm import tqdm

from benchmarks.asking import begin, options_of
from fromage_core.chat import Chat, Picture
from fromage_core.kin import read_truth
from fromage_core.pictures import open_picture

DIALOGUES = Path(__file__).parent / "dialogues.jsonl"
DEV_DIALOGUES = Path(__file__).parent / "dev_dialogues.jsonl"


def main() -> None:
    args = dialogue_options(__doc__).parse_args()
    chat, paths = begin(args)
    truth = read_truth(chat.gallery.root)
    right, all_of, outcome, wrong = Counter(), Counter(), Counter(), []
    for told, messages in dialogues(args.dialogues, chat, paths):
        events = chat.reply(messages)
        shown = [event for event in events if isinstance(event, Picture)]
        comes, meant = bool(shown), bool(told["pictures"])
        outcome[comes, meant] += 1
        all_of[told["kind"]] += 1
        right[told["kind"]] += comes == meant
        if told["pictures"] == 2:
            all_of["both"] += 1
            right["both"] += both_right(shown, told["wanted"], truth)
        if comes != meant:
            wrong.append(f"{told['kind']}: {told['user'][-1]}")
    found = outcome[True, True]
    precision = found / max(1, found + outcome[True, False])
    recall = found / max(1, found + outcome[False, True])
    figures = {
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "precision": precision,
        "recall": recall,
        "two asked for, two shown, both right": right.pop("both") / all_of.pop("both"),
        "right by kind": {kind: f"{right[kind]} of {n}" for kind, n in all_of.items()},
        "wrong": wrong,
    }
    print(json.dumps(figures, indent=2))


def dialogue_options(doc: str) -> ArgumentParser:
    """The options of what goes over dialogues."""
    parser = options_of(doc)
    parser.add_argument("--dialogues", default=DIALOGUES, help="JSON lines", type=Path)
    return parser


def dialogues(file: Path, chat: Chat, paths: list[Path]) -> Iterator[tuple[dict, list[dict]]]:
    """Each dialogue as it is written down, and as the chat reads it."""
    photos = cycle(paths)
    for line in tqdm(file.read_text(encoding="utf-8").splitlines(), desc="dialogues"):
        told = json.loads(line)
        yield told, conversation(chat, told, photos)


def conversation(chat: Chat, told: dict, photos) -> list[dict]:
    """The dialogue as the chat reads it."""
    messages = []
    for turn in told["before"]:
        for role, parts in (("user", turn["user"]), ("assistant", turn["reply"])):
            content = [part_of(chat, part, photos) for part in parts]
            messages.append({"role": role, "content": content})
    content = [part_of(chat, part, photos) for part in told["user"]]
    return [*messages, {"role": "user", "content": content}]


def part_of(chat: Chat, part, photos):
    """Text as it is; {"photo": true}: the next one; {"shown": what}: the gallery's nearest."""
    if isinstance(part, str):
        return part
    if "photo" in part:
        return open_picture(next(photos))
    hit = chat.gallery.search(chat.model.embed_prompt([part["shown"]]), 1)[0]
    return Picture(hit.record, hit.score, open_picture(hit.path), hit.path)


def both_right(shown: list[Picture], wanted: list[dict], truth: dict[str, dict]) -> bool:
    """Two pictures that show, in turn, what was asked for, by the drawing program's own record."""
    if len(shown) != len(wanted):
        return False
    seen = [truth[picture.record.image] for picture in shown]
    return all(asked.items() <= shows.items() for asked, shows in zip(wanted, seen, strict=True))


if __name__ == "__main__":
    main()
