"""Places in conversations where [RET] belongs, and places where it does not.

Knows the wordings and the frozen LM's own answers to them. Does not know how [RET]'s row is
learned. The LM is frozen and no picture is involved, so each place is one fixed hidden state.
"""

import hashlib
import os
import random
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tqdm import tqdm

from fromage_core import losses, phrases, prompt

ANSWER_TOKENS = 20  # of each plain answer: how far into it [RET] is kept away
FIRST_COUNTS = 8  # how many times the first place of an answer counts


def decision_places(model, cache: str | Path):
    """(hidden (N, d_lm) bfloat16, mass (N,), written (N,): 1 where [RET] belongs), computed once.

    [RET] belongs at the beginning of the reply to a request; not at the beginning of, nor inside
    or after, the LM's own greedy answer to a plain question.
    """
    path = Path(cache) / f"decisions-{_key(model)}.safetensors"
    if not path.exists():
        yes = _after(model, _requests())
        no = _answers(model)
        hidden = torch.cat([yes, no]).bfloat16()
        written = torch.cat([torch.ones(len(yes)), torch.zeros(len(no))])
        mass = losses.word_mass(model, hidden.to(model.device, model.lm.dtype)).cpu()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        save_file({"hidden": hidden, "mass": mass, "written": written}, temporary)
        os.replace(temporary, path)
    places = load_file(path)
    return places["hidden"], places["mass"].to(model.device), places["written"].to(model.device)


def _requests() -> list[str]:
    rng = random.Random(0)
    return [
        template.format(subject)
        for template in phrases.SHOW_REQUESTS
        for subject in rng.sample(phrases.SHOW_SUBJECTS, 4)
    ]


@torch.no_grad()
def _after(model, texts: list[str]) -> torch.Tensor:
    """Hidden states where the reply to each text begins: (N, d_lm) on the CPU."""
    items = [
        prompt.conversation_items(model.tokenizer, [{"role": "user", "content": [text]}])
        for text in texts
    ]
    return losses.hidden_at_ret(model, items, desc="requests")[1].cpu()


@torch.no_grad()
def _answers(model) -> torch.Tensor:
    """Hidden states along the LM's own answers to the plain questions: (N, d_lm) on the CPU."""
    texts = sorted(phrases.PLAIN_QUESTIONS, key=len)
    states = []
    for start in tqdm(range(0, len(texts), 48), desc="answers", unit="batch", leave=False):
        batch = [
            sum(prompt.conversation_items(model.tokenizer, [{"role": "user", "content": [t]}]), [])
            for t in texts[start : start + 48]
        ]
        width = max(map(len, batch))
        ids = torch.tensor([[0] * (width - len(row)) + row for row in batch])
        mask = torch.tensor([[0] * (width - len(row)) + [1] * len(row) for row in batch])
        ids, mask = ids.to(model.device), mask.to(model.device)
        said = model.lm.generate(
            input_ids=ids,
            attention_mask=mask,
            max_new_tokens=ANSWER_TOKENS,
            do_sample=False,
            pad_token_id=model.tokenizer.eos_token_id,
        )[:, width:]
        mask = torch.cat([mask, torch.ones_like(said)], 1)
        hidden = model.lm.base_model(
            input_ids=torch.cat([ids, said], 1),
            attention_mask=mask,
            position_ids=(mask.cumsum(1) - 1).clamp_min(0),
        ).last_hidden_state[:, width - 1 :]
        # The place before each token that was said, the end included, but nothing after the end.
        ended = torch.isin(said, torch.tensor(sorted(model.stop_ids), device=said.device))
        used = (ended.cumsum(1) - ended.long()) == 0
        # A reply's first place is where a request is told from a question: it counts more.
        states += [hidden[:, 0].cpu()] * FIRST_COUNTS
        states.append(hidden[:, 1:-1][used[:, 1:]].cpu())
    return torch.cat(states)


def _key(model) -> str:
    words = (phrases.SHOW_REQUESTS, phrases.SHOW_SUBJECTS, phrases.PLAIN_QUESTIONS)
    name = f"{model.config.lm} {model.lm.dtype} {ANSWER_TOKENS} {words}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
