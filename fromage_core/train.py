"""Training: the paper's recipe over cached features, resumable after a kill at any moment.

Knows the schedule, the optimiser, checkpoints and what is written down on the way. Does not know
how losses or features come about. Both tasks train together all the time. Only the first
`ret_steps` also move [RET]'s embedding: after them the LM's hidden states at [RET] are as fixed
as the encoder's features, so they are computed once too and the two linear maps go on over them.
"""

import hashlib
import math
import random
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch.nn import functional as F
from tqdm import tqdm

from fromage_core import examples, losses, prompt
from fromage_core.data import Captions, DataError, keep, keep_tensors
from fromage_core.metrics import recall_at_k
from fromage_core.train_log import line, write

GROUP = 8  # captioning examples that go through the LM together
TALK = 12  # captions to each piece of talk about pictures


@dataclass(frozen=True)
class Recipe:
    """How long and how fast. Sizes are per process and step.

    steps: in all; ret_steps: of them, the first ones that also move [RET]'s embedding;
    captions: to learn to write; answers: of one picture at most; pairs: for retrieval while [RET]
    moves; fixed_pairs: after it;
    lr_c: W_c's learning rate; lr: the others'; dropout, weight_decay: on the retrieval side only;
    concat: probability that two captioning examples are joined (paper: 0.5); clip: gradient norm.
    """

    steps: int = 1100
    ret_steps: int = 200
    captions: int = 48
    answers: int = 4
    pairs: int = 96
    fixed_pairs: int = 1024
    lr_c: float = 6e-3
    lr: float = 1e-3
    warmup: int = 50
    weight_decay: float = 0.1
    dropout: float = 0.3
    concat: float = 0.5
    clip: float = 1.0
    every: int = 100
    seed: int = 0


@dataclass
class Source:
    """One set to learn from. features: float16 (pictures, views, 1 + grid * grid, d_vision);
    share: how often it is drawn from, relative to the others."""

    name: str
    rows: Captions
    features: torch.Tensor
    share: float
    hidden: torch.Tensor | None = None  # (captions, d_lm) at [RET], once its embedding is fixed

    def __post_init__(self):
        self.captions_of: dict[int, list[str]] = {}
        for caption, picture in zip(self.rows.captions, self.rows.picture, strict=True):
            self.captions_of.setdefault(picture, []).append(caption)
        self.usable = sorted(self.captions_of)

    def view(self, picture: int, rng: random.Random) -> torch.Tensor:
        return self.features[picture, rng.randrange(self.features.shape[1])]


class Trainer:
    """One training run. `fit` goes on from `out/state.pt` where there is one."""

    def __init__(self, model, sources: list[Source], dev: Source, decisions, recipe, out, cache):
        from accelerate import Accelerator

        self.model, self.sources, self.dev, self.recipe = model, sources, dev, recipe
        self.decisions, self.out, self.cache = decisions, Path(out), Path(cache)
        self.accelerator = Accelerator()
        self.step, self.seconds = 0, 0.0
        seed = recipe.seed + self.accelerator.process_index
        self.rng, self.noise = random.Random(seed), torch.Generator().manual_seed(seed)
        learned = dict(model.named_parameters())
        plain = {"weight_decay": 0.0}
        groups = {
            "lr_c": (("W_c.weight", "W_c.bias", "offset"), plain),
            "lr": (("W_t.weight", "W_i.weight"), {"weight_decay": recipe.weight_decay}),
            "lr_bias": (("W_t.bias", "W_i.bias", "logit_scale", "ret_row", "ret_bias"), plain),
            # An embedding is one row: it must move as far as a whole matrix does.
            "lr_ret": (("ret_embedding",), plain),
        }
        rates = {"lr_c": recipe.lr_c, "lr": recipe.lr, "lr_ret": recipe.lr * 10}
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [learned[n] for n in names], "initial_lr": rates.get(group, recipe.lr)}
                | extra
                for group, (names, extra) in groups.items()
            ],
            betas=(0.9, 0.95),
        )
        words = model.lm.get_input_embeddings().weight
        self.word_norm = float(words.float().norm(dim=1).mean())

    def fit(self) -> None:
        """Train to the last step, or until one asks to stop; all that it leaves is in `out`."""
        self.out.mkdir(parents=True, exist_ok=True)
        self.resume()
        main = self.accelerator.is_main_process
        bar = tqdm(total=self.recipe.steps, initial=self.step, desc="training", disable=not main)
        sums: dict[str, float] = {}
        with stopping() as stopped, bar:
            while self.step < self.recipe.steps and not self.one_says(stopped()):
                started = time.monotonic()
                if self.step >= self.recipe.ret_steps and self.dev.hidden is None:
                    self.fix_ret()
                for name, value in self.train_step().items():
                    sums[name] = 0.9 * sums.get(name, value) + 0.1 * value
                self.step += 1
                self.seconds += time.monotonic() - started
                bar.update()
                bar.set_postfix({k: f"{v:.2f}" for k, v in sums.items()}, refresh=False)
                if self.step % self.recipe.every == 0 or self.step == self.recipe.steps:
                    self.checkpoint(sums)
            if self.step < self.recipe.steps and main:
                self.model.save(self.out)
                self.save_state()
                tqdm.write(f"stopped after step {self.step}; the same command goes on from there")

    def one_says(self, wish: bool) -> bool:
        """Whether any process wishes it: all must stop after the same step."""
        told = torch.tensor(float(wish), device=self.model.device)
        return bool(self.accelerator.reduce(told, "sum"))

    def checkpoint(self, sums: dict[str, float]) -> None:
        """Measure, write down, and keep what a kill must not lose."""
        recall = self.dev_recall()
        if not self.accelerator.is_main_process:
            return
        write(self.out, {"step": self.step, "seconds": round(self.seconds), **sums, **recall})
        tqdm.write(f"step {self.step}: {line(sums)}; dev {line(recall)}")
        self.model.save(self.out)
        self.save_state()

    def train_step(self) -> dict[str, float]:
        """One step on both tasks -> its losses."""
        recipe, model = self.recipe, self.model
        rate = schedule(self.step, recipe.warmup, recipe.steps)
        for group in self.optimizer.param_groups:
            group["lr"] = group["initial_lr"] * rate
        source = self.draw_source()
        nll = self.caption_backward(source)
        # Hidden states that are kept cost next to nothing: every source then takes its part.
        every = [source] if source.hidden is None else self.sources
        total = sum(s.share for s in every)
        nce = sum(s.share / total * losses.info_nce(model, *self.pairs(s)) for s in every)
        ret = losses.ret_loss(model, *self.decision_batch()).mean()
        ret = ret + losses.ret_loss(model, *self.talk_batch(source)).mean()
        (nce + ret).backward()
        if self.step >= recipe.ret_steps:
            model.ret_embedding.grad = None
        # The two tasks share no parameter but [RET]'s: a burst in one must not brake the other.
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad = self.accelerator.reduce(p.grad, "mean")
            torch.nn.utils.clip_grad_norm_(group["params"], recipe.clip)
        self.optimizer.step()
        self.optimizer.zero_grad()
        # Once it stands it keeps every bit: what was computed after it is known by them.
        if self.step < recipe.ret_steps:
            with torch.no_grad():
                model.ret_embedding.mul_(self.word_norm / model.ret_embedding.norm())
        return {"caption": nll, "retrieval": nce.item(), "ret": ret.item()}

    def caption_backward(self, source: Source) -> float:
        """Gradients of the captioning examples, by groups of like length -> their mean loss."""
        batch = self.caption_batch(source)
        lengths = [len(e.labels) + sum(map(len, e.answers)) for e in batch]
        tokens = sum(label != examples.IGNORE for e in batch for label in e.labels)
        tokens += sum(len(answer) for e in batch for answer in e.answers)
        total = 0.0
        for group in losses.length_groups(lengths, GROUP):
            nll = losses.caption_loss(self.model, [batch[i] for i in group]).sum() / tokens
            nll.backward()
            total += nll.item()
        return total

    def draw_source(self) -> Source:
        """One source a step: negatives are then of the same kind, and its kind is no short cut."""
        return self.rng.choices(self.sources, [s.share for s in self.sources])[0]

    def caption_batch(self, source: Source) -> list[examples.Example]:
        model, rng = self.model, self.rng
        tokenizer, size = model.tokenizer, model.config.picture_tokens
        batch, left = [], self.recipe.captions
        while left > 0:
            shots = []
            for _ in range(2 if rng.random() < self.recipe.concat else 1):
                number = rng.choice(source.usable)
                told = source.captions_of[number]
                told = rng.sample(told, min(len(told), self.recipe.answers))
                shots.append((told, source.view(number, rng)))
            batch.append(examples.caption_example(tokenizer, shots, size, rng))
            left -= len(shots[-1][0]) + len(shots) - 1
        return batch

    @torch.no_grad()
    def talk_batch(self, source: Source):
        """Replies' beginnings in talk about pictures: hidden states, word masses, 1 for [RET].

        Only [RET]'s row learns from them, so nothing here needs gradients.
        """
        model, rng = self.model, self.rng
        talk = []
        for number in range(max(2, self.recipe.captions // TALK)):
            seen = [rng.choice(source.usable) for _ in range(rng.choice([1, 1, 2, 3]))]
            shots = [(rng.choice(source.captions_of[n]), source.view(n, rng)) for n in seen]
            if number % 4:
                talk.append(examples.thread(model.tokenizer, shots, rng))
            else:
                talk.append(examples.picture_question(model.tokenizer, shots[0][1], rng))
        hidden = losses.hidden_at_ret(model, [items for items, _ in talk])[1]
        opens = torch.tensor([float(opens) for _, opens in talk])
        return hidden, losses.word_mass(model, hidden), opens

    def pairs(self, source: Source):
        """Points of texts and of their pictures, each (B, d_ret), and the pictures' numbers."""
        model, rng, rows = self.model, self.rng, source.rows
        if source.hidden is None:
            chosen = [rng.randrange(len(rows.captions)) for _ in range(self.recipe.pairs)]
            request = rng.random() < examples.REQUESTS
            texts = [rows.captions[i] for i in chosen]
            words = model.tokenizer
            items = [examples.retrieval_items(words, t, request, rng, rows.captions) for t in texts]
            hidden = losses.hidden_at_ret(model, items)[0]
        else:
            count = min(self.recipe.fixed_pairs, len(rows.captions))
            chosen = rng.sample(range(len(rows.captions)), count)
            hidden = source.hidden[chosen].to(model.device)
        numbers = [rows.picture[i] for i in chosen]
        pictures = torch.stack([source.view(n, rng)[:1] for n in numbers]).to(model.device)
        drop = self.recipe.dropout
        text = F.normalize(model.W_t(F.dropout(model.standardise_hidden(hidden), drop)), dim=-1)
        seen = F.normalize(model.W_i(F.dropout(model.standardise(pictures[:, 0]), drop)), dim=-1)
        return text, seen, torch.tensor(numbers)

    def decision_batch(self):
        """As many places where [RET] belongs as places where it does not."""
        hidden, mass, written = self.decisions
        yes, no = written.nonzero()[:, 0], (written == 0).nonzero()[:, 0]
        pick = [side[torch.randint(len(side), (128,), generator=self.noise)] for side in (yes, no)]
        pick = torch.cat(pick)
        return hidden[pick].to(self.model.device), mass[pick], written[pick]

    def fix_ret(self) -> None:
        """[RET]'s embedding stands: compute the hidden states at [RET] of all captions once."""
        rng = random.Random(self.recipe.seed)
        words = self.model.tokenizer
        for source in self.sources:
            told = source.rows.captions
            items = [
                examples.retrieval_items(words, c, rng.random() < examples.REQUESTS, rng, told)
                for c in told
            ]
            source.hidden = cached_hidden(self.model, source.name, items, self.cache)
        self.dev.hidden = self.dev_hidden()
        if self.step == self.recipe.ret_steps:
            # They have moved with [RET] since they were last measured.
            largest = max(self.sources, key=lambda s: len(s.hidden))
            self.model.set_hidden_statistics(largest.hidden)

    def dev_hidden(self) -> torch.Tensor:
        items = [prompt.plain_items(self.model.tokenizer, [c]) for c in self.dev.rows.captions]
        return cached_hidden(self.model, "dev", items, self.cache)

    @torch.no_grad()
    def dev_recall(self) -> dict[str, float]:
        dev, model = self.dev, self.model
        hidden = dev.hidden if dev.hidden is not None else self.dev_hidden()
        text = model.text_points(hidden.to(model.device))
        pictures = model.picture_points(dev.features[:, 0].to(model.device))
        return recall_at_k((text @ pictures.T).cpu().numpy(), [[p] for p in dev.rows.picture])

    # What a kill must not lose

    def run(self) -> dict:
        """What makes this the run that it is; how long it takes is not part of it."""
        recipe = {k: v for k, v in asdict(self.recipe).items() if k not in ("steps", "every")}
        data = [(s.name, len(s.rows.captions)) for s in self.sources]
        return {**asdict(self.model.config), **recipe, "data": data}

    def save_state(self) -> None:
        version, numbers, gauss = self.rng.getstate()
        state = {
            "run": self.run(),
            "step": self.step,
            "seconds": self.seconds,
            "learned": self.model.learned(),
            "optimizer": self.optimizer.state_dict(),
            "rng": [version, list(numbers), gauss],
            "noise": self.noise.get_state(),
            "torch": torch.get_rng_state(),
            "cuda": torch.cuda.get_rng_state_all(),
        }
        keep(self.out / "state.pt", lambda temporary: torch.save(state, temporary))

    def resume(self) -> None:
        """Go on from `out/state.pt` where there is one. Raises DataError if it is another run's."""
        path = self.out / "state.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True, map_location="cpu")
        was, now = state["run"], self.run()
        other = [f"{k} is {now.get(k)}, was {v}" for k, v in was.items() if now.get(k) != v]
        if other:
            raise DataError(
                f"{path} is of another run ({'; '.join(other)}): give another --out, or remove it"
            )
        self.step, self.seconds = state["step"], state["seconds"]
        self.model.load_state_dict(state["learned"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        version, numbers, gauss = state["rng"]
        self.rng.setstate((version, tuple(numbers), gauss))
        self.noise.set_state(state["noise"])
        torch.set_rng_state(state["torch"])
        if len(state["cuda"]) == torch.cuda.device_count():
            torch.cuda.set_rng_state_all(state["cuda"])
        process = self.accelerator.process_index
        if process:  # which draws other examples than the main process, whose state this is
            self.rng = random.Random(f"{self.recipe.seed} {process} {self.step}")
            self.noise.manual_seed(self.rng.getrandbits(63))


@torch.no_grad()
def cached_hidden(model, name: str, items: list, cache) -> torch.Tensor:
    """(prompts, d_lm) hidden states at [RET] after text prompts, computed once and kept."""
    digest = hashlib.sha256(model.ret_embedding.detach().cpu().numpy().tobytes())
    digest.update(f"{model.config.lm} {model.lm.dtype} {items}".encode())
    path = Path(cache) / f"hidden-{digest.hexdigest()[:24]}.safetensors"
    if path.exists():
        return load_file(path)["hidden"]
    states, _ = losses.hidden_at_ret(model, items, size=128, desc=f"[RET] after {name}")
    hidden = states.to("cpu", torch.bfloat16)
    keep_tensors(path, {"hidden": hidden})
    return hidden


def schedule(step: int, warmup: int, steps: int) -> float:
    """Linear warm-up, then a cosine to 2 % of the learning rate."""
    if step < warmup:
        return (step + 1) / warmup
    done = (step - warmup) / max(1, steps - warmup)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))


@contextmanager
def stopping():
    """Within it, the first Ctrl-C or SIGTERM only asks to stop; yields whether one did."""
    asked = threading.Event()

    def ask(number, frame) -> None:
        asked.set()
        signal.signal(number, before[number])  # a second one does not wait

    # Only the main thread may, and only there do they arrive.
    mine = threading.current_thread() is threading.main_thread()
    before = {n: signal.signal(n, ask) for n in (signal.SIGINT, signal.SIGTERM) if mine}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
