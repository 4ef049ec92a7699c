"""Are plain questions answered in the frozen LM's own words: python -m benchmarks.own_words

Replies, greedily, to 100 messages that speak of no picture (benchmarks/wordings.py and
benchmarks/dialogues.jsonl), and has the LM answer the same prompts by itself, with transformers'
`generate`. Counts the answers that are the same to the last character.
"""

import json

import torch
from tqdm import tqdm

from benchmarks import wordings
from benchmarks.asking import begin, options_of
from benchmarks.dialogues import DIALOGUES
from fromage_core.chat import Chat, Options, Text

COUNT = 100


def main() -> None:
    chat, _ = begin(options_of(__doc__).parse_args())
    asked = plain()[:COUNT]
    other = []
    for messages in tqdm(asked, desc="answers"):
        said, own = reply(chat, messages), by_itself(chat, messages)
        if said != own:
            other.append({"asked": messages[-1]["content"], "said": said, "own": own})
    figures = {"asked": len(asked), "same": len(asked) - len(other), "other": other}
    print(json.dumps(figures, indent=2))


def plain() -> list[list[dict]]:
    """Conversations of words alone up to a message that is answered in words, none twice."""
    found = [[_message("user", [text])] for text in wordings.PLAIN_QUESTIONS]
    for line in map(json.loads, DIALOGUES.read_text(encoding="utf-8").splitlines()):
        last = {"user": line["user"], "reply": [{}] * line["pictures"]}
        messages = []
        for turn in [*line["before"], last]:
            messages.append(_message("user", turn["user"]))
            if not all(isinstance(part, str) for part in turn["user"] + turn["reply"]):
                break
            if messages not in found:
                found.append(list(messages))
            messages.append(_message("assistant", turn["reply"]))
    return found


def _message(role: str, content: list) -> dict:
    return {"role": role, "content": content}


def reply(chat: Chat, messages: list[dict]) -> str:
    """What the chat says; a picture in it leaves its mark, for it is not the LM's own."""
    events = chat.reply(messages)
    return "".join(event.text if isinstance(event, Text) else f"<{event}>" for event in events)


@torch.no_grad()
def by_itself(chat: Chat, messages: list[dict]) -> str:
    """What `generate` makes of the same prompt."""
    model, options = chat.model, Options()
    ids = torch.tensor([[t for item in chat.prompt(messages, options)[0] for t in item]])
    made = model.lm.generate(
        ids.to(model.device),
        attention_mask=torch.ones_like(ids).to(model.device),
        max_new_tokens=options.max_new_tokens,
        do_sample=False,
        pad_token_id=model.tokenizer.eos_token_id,
    )[0, ids.shape[1] :]
    return model.tokenizer.decode(made, skip_special_tokens=True)


if __name__ == "__main__":
    main()
