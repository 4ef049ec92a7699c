"""When [RET] is written: places where it belongs or does not, and its row, which tells them apart.

Knows conversations in words alone: the wordings, and the frozen LM's own answers to them. Does not
know pictures: places in talk about them are given. Each place is one fixed hidden state of the
frozen LM, so the row is a logistic regression.
"""

import hashlib
import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional as F
from tqdm import tqdm

from fromage_core import losses, phrases, prompt
from fromage_core.data import keep_tensors

ANSWER_TOKENS = 20  # of each plain answer: how far into it [RET] is kept away
FIRST_COUNTS = 8  # how many times the first place of an answer counts
# The weight of all places where [RET] belongs: a picture that nobody asked for disturbs more than
# one that has to be asked for again.
ASKED = 0.3
RIDGE = 1e-4  # on the standardised row
THREADS = 800  # conversations of more than one turn, half of which end in a request


def decision_places(model, cache: str | Path):
    """(hidden (N, d_lm) bfloat16, written (N,): 1 where [RET] belongs), computed once and kept.

    [RET] belongs at the beginning of the reply to a request; not at the beginning of, nor inside
    or after, the LM's own greedy answer to a plain question. Earlier turns change nothing.
    """
    path = Path(cache) / f"decisions-{_key(model)}.safetensors"
    if not path.exists():
        along, told = _answers(model)
        asked, questions = _threads(told)
        yes = _after(model, [[_user(text)] for text in _requests()] + asked)
        # A reply's first place is where a request is told from a question: it counts more.
        no = torch.cat([along, *[_after(model, questions)] * FIRST_COUNTS])
        hidden = torch.cat([yes, no]).bfloat16()
        written = torch.cat([torch.ones(len(yes)), torch.zeros(len(no))])
        keep_tensors(path, {"hidden": hidden, "written": written})
    places = load_file(path)
    return places["hidden"], places["written"]


def fit_row(model, hidden: torch.Tensor, written: torch.Tensor) -> None:
    """Learn [RET]'s row and bias from states (N, d_lm), with 1 where [RET] belongs and else 0 (N,).

    Softmax over the words and [RET] is one logit against the words' mass.
    """
    mass = losses.word_mass(model, hidden.to(model.device, model.lm.dtype))
    states, written = hidden.to(model.device).float(), written.to(model.device)
    mean, deviation = states.mean(0), states.std(0).clamp_min(1e-3)
    states = (states - mean) / deviation
    share = torch.where(written == 1, ASKED / written.sum(), (1 - ASKED) / (1 - written).sum())
    row, bias = torch.zeros_like(mean), mass.mean()
    learned = [row.requires_grad_(), bias.requires_grad_()]
    optimizer = torch.optim.LBFGS(learned, max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        margin = states @ row + bias - mass
        wrong = F.binary_cross_entropy_with_logits(margin, written, reduction="none")
        total = (share * wrong).sum() + RIDGE * row.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    with torch.no_grad():
        model.ret_row.copy_(row / deviation)
        model.ret_bias.copy_(bias - mean @ model.ret_row)


def _requests() -> list[str]:
    rng = random.Random(0)
    return [
        template.format(subject)
        for template in phrases.SHOW_REQUESTS
        for subject in rng.sample(phrases.SHOW_SUBJECTS, 4)
    ]


def _threads(told: list[tuple[str, str]]) -> tuple[list, list]:
    """(question, answer) pairs -> conversations that end in a request, and in another question."""
    rng = random.Random(1)
    asked, questions = [], []
    for number in range(THREADS):
        messages = []
        for question, answer in rng.sample(told, rng.choice([1, 1, 2, 3])):
            messages += [_user(question), {"role": "assistant", "content": [answer]}]
        if number % 2:
            subject = rng.choice(phrases.SHOW_SUBJECTS)
            last = rng.choice(phrases.SHOW_REQUESTS).format(subject)
            asked.append([*messages, _user(last)])
        else:
            questions.append([*messages, _user(rng.choice(phrases.PLAIN_QUESTIONS))])
    return asked, questions


def _user(text: str) -> dict:
    return {"role": "user", "content": [text]}


@torch.no_grad()
def _after(model, conversations: list) -> torch.Tensor:
    """Hidden states where the reply to each conversation begins: (N, d_lm) on the CPU."""
    items = [prompt.conversation_items(model.tokenizer, messages) for messages in conversations]
    return losses.hidden_at_ret(model, items, desc="requests")[1].cpu()


@torch.no_grad()
def _answers(model) -> tuple[torch.Tensor, list[tuple[str, str]]]:
    """The LM's own answers to the plain questions: hidden states along them (N, d_lm) on the CPU,
    and (question, the beginning of its answer) pairs."""
    texts = sorted(phrases.PLAIN_QUESTIONS, key=len)
    states, told = [], []
    for start in tqdm(range(0, len(texts), 48), desc="answers", unit="batch", leave=False):
        batch = [
            sum(prompt.conversation_items(model.tokenizer, [_user(t)]), [])
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
        states += [hidden[:, 0].cpu()] * FIRST_COUNTS
        states.append(hidden[:, 1:-1][used[:, 1:]].cpu())
        answers = model.tokenizer.batch_decode(said, skip_special_tokens=True)
        told += zip(texts[start : start + 48], answers, strict=True)
    return torch.cat(states), told


def _key(model) -> str:
    words = (phrases.SHOW_REQUESTS, phrases.SHOW_SUBJECTS, phrases.PLAIN_QUESTIONS)
    counts = (ANSWER_TOKENS, FIRST_COUNTS, THREADS)
    frame = prompt.conversation_items(model.tokenizer, [_user("")])
    name = f"{model.config.lm} {model.lm.dtype} {counts} {frame} {words}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
