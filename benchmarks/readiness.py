"""Precision and recall of a picture, along the readiness slider: python -m benchmarks.readiness

Over the dialogues of benchmarks/dialogues.jsonl, or of another file. Each reply is decoded once,
greedily and in words alone; its surest place for a picture says from which readiness on one comes,
for until then the words are the same.
"""

import json

import torch

from benchmarks.asking import begin
from benchmarks.dialogues import dialogue_options, dialogues
from fromage_core.chat import Chat, Options
from fromage_core.generate import Decoder

SLIDER = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def main() -> None:
    args = dialogue_options(__doc__).parse_args()
    chat, paths = begin(args)
    meant, sure = [], []
    for told, messages in dialogues(args.dialogues, chat, paths):
        meant.append(bool(told["pictures"]))
        sure.append(surest(chat, messages))
    figures = {}
    for readiness in SLIDER:
        comes = [p > 1 - readiness for p in sure]
        right = sum(c and m for c, m in zip(comes, meant, strict=True))
        figures[readiness] = {
            "precision": right / max(1, sum(comes)),
            "recall": right / sum(meant),
        }
    print(json.dumps(figures, indent=2))


@torch.no_grad()
def surest(chat: Chat, messages: list[dict]) -> float:
    """The highest probability of [RET], against the likeliest word, on the way of the reply."""
    model, options = chat.model, Options()
    decoder = Decoder(model)
    decoder.feed(model.embed_items(chat.prompt(messages, options)[0]))
    most = 0.0
    for _ in range(options.max_new_tokens):
        most = max(most, decoder.probability)
        token = int(model.logits(decoder.hidden).argmax())
        if token in model.stop_ids:
            break
        decoder.feed(model.embed_items([[token]]))
    return most


if __name__ == "__main__":
    main()
