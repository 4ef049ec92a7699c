"""Training: the paper's recipe over cached features, resumable after a kill at any moment.

Knows the optimiser, the order of things and what is written down on the way. Does not know how
losses or features come about, nor how a run's state is kept. Both tasks train together for the
first `ret_steps`. Then [RET]'s embedding stands, and the tasks share nothing that learns any more:
W_c goes on alone, from people's captions; it learns to name what drawn pictures show (`naming`),
and goes on from captions of its own (`consensus`). Once it stands, [RET]'s embedding goes on, with
W_t and W_i, in conversations about pictures (`asked`). At the end all that the hidden states come
from stands, and what only reads them (W_t, W_i, [RET]'s row) is learned over them (`maps`).
"""

import random
import signal
import threading
import time
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import torch
from tqdm import tqdm

from fromage_core import asked, consensus, examples, losses, maps, prompt, ranks, talk, train_state
from fromage_core.features import first_views
from fromage_core.metrics import cider
from fromage_core.naming import Names
from fromage_core.recipe import REWARM, Recipe, schedule
from fromage_core.source import Source
from fromage_core.train_log import line, write

GROUP = 8  # captioning examples that go through the LM together
MOST_SHOTS = 4  # captioning examples that are joined
AGAIN = 6  # steps that learn from the same conversations: to run these is most of such a step
HEARD = 4  # groups of conversations that are kept, to draw one from in each step
DESCRIBED = 200  # dev pictures that are described at each checkpoint


class Trainer:
    """One training run. `fit` goes on from `out/state.pt` where there is one."""

    def __init__(self, model, sources: list[Source], dev: Source, recipe: Recipe, out, cache):
        self.model, self.sources, self.dev, self.recipe = model, sources, dev, recipe
        self.out, self.cache = Path(out), Path(cache)
        self.accelerator = ranks.accelerator()
        self.step, self.seconds, self.finished = 0, 0.0, False
        self.heard: dict[int, tuple[asked.Group, asked.Captions]] = {}
        self.rng = random.Random(recipe.seed + self.accelerator.process_index)
        torch.manual_seed(recipe.seed + self.accelerator.process_index)
        learned = dict(model.named_parameters())
        plain = {"weight_decay": 0.0}
        groups = {
            "W_c": (("W_c.weight",), plain),
            "offset": (("W_c.bias", "offset"), plain),
            "maps": (("W_t.weight", "W_i.weight"), {"weight_decay": recipe.weight_decay}),
            "biases": (("W_t.bias", "W_i.bias", "logit_scale"), plain),
            # An embedding is one row: it must move as far as a whole matrix does.
            "ret": (("ret_embedding",), plain),
        }
        self.decision = asked.Decision(model).to(model.device)
        d_vision, d_tokens = model.W_c.in_features, model.W_c.out_features
        self.names = Names(sources, d_vision, d_tokens).to(model.device)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [learned[n] for n in names], "name": group} | extra
                for group, (names, extra) in groups.items()
            ]
            + [{"params": list(self.decision.parameters()), "name": "decision"} | plain]
            + [{"params": [self.names.moves], "name": "names"} | plain],
            betas=(0.9, 0.95),
        )
        words = model.words.float()
        self.word_norm, self.word_size = float(words.norm(dim=1).mean()), size(words)
        self.W_c_size = size(model.W_c.weight)

    @cached_property
    def own_answers(self) -> list[tuple]:
        """What the LM says by itself to plain questions."""
        return talk.own_answers(self.model, random.Random(self.recipe.seed), self.cache)

    @cached_property
    def identity(self) -> dict:
        """What makes this the run that it is."""
        return train_state.identity(self)

    @property
    def photos(self) -> Source:
        """The set whose pictures are to be read well: the first that was not drawn, if any."""
        return next((s for s in self.sources if not s.kin), self.sources[0])

    @property
    def last(self) -> int:
        """How many steps there are in all."""
        return sum(self.recipe.parts.values())

    def fit(self) -> None:
        """Train to the last step, or until one asks to stop; all that it leaves is in `out`."""
        self.out.mkdir(parents=True, exist_ok=True)
        train_state.resume(self)
        ranks.alike(list(self.model.learned().values()))
        if self.step < self.last and self.recipe.part(self.step)[0] != "requests":
            _ = self.own_answers  # by all processes together
        main = self.accelerator.is_main_process
        bar = tqdm(total=self.last, initial=self.step, desc="training", disable=not main)
        sums: dict[str, float] = {}
        dev: dict[str, float] = {}
        with stopping() as stopped, bar:
            while self.step < self.last and not self.one_says(stopped()):
                started = time.monotonic()
                for name, value in self.train_step().items():
                    sums[name] = 0.9 * sums.get(name, value) + 0.1 * value
                self.step += 1
                self.names_end()
                self.seconds += time.monotonic() - started
                told = sums
                if self.step % self.recipe.every == 0 or self.step == self.last:
                    dev = self.checkpoint(sums)
                    self.heard.clear()  # as in a run that goes on from here
                    sums = {}
                bar.set_postfix({k: f"{v:.2f}" for k, v in (told | dev).items()}, refresh=False)
                bar.update()
        if self.step < self.last:
            if main:
                train_state.save(self)
                print(f"stopped after step {self.step}; the same command goes on from there")
        elif main and self.finished:
            print(f"{self.out} is at its end, after step {self.step}")
        elif main:
            self.finish()

    def names_end(self) -> None:
        """Where they do, what W_c has learned in them that is noise to photos is made small."""
        if self.recipe.name_steps and self.step == self.recipe.steps + self.recipe.name_steps:
            self.names.settle(self.model)
            ranks.alike([self.model.W_c.weight, self.model.W_c.bias])

    def finish(self) -> None:
        """All that the maps read stands: learn them, by one process, in a fraction of the time."""
        maps.fit(self.model, self.sources, self.recipe, self.cache)
        measured = self.dev_figures()
        write(self.out, {"step": self.last, "seconds": round(self.seconds), **measured})
        print(f"maps: dev {line(measured)}")
        self.finished = True
        train_state.save(self)

    def one_says(self, wish: bool) -> bool:
        """Whether any process wishes it: all must stop after the same step."""
        told = torch.tensor(float(wish), device=self.model.device)
        return bool(self.accelerator.reduce(told, "sum"))

    def checkpoint(self, sums: dict[str, float]) -> dict[str, float]:
        """Measure, write down, and keep what a kill must not lose -> dev's figures."""
        if not self.accelerator.is_main_process:
            return {}
        measured = self.dev_figures()
        write(self.out, {"step": self.step, "seconds": round(self.seconds), **sums, **measured})
        tqdm.write(f"step {self.step}: {line(sums)}; dev {line(measured)}")
        train_state.save(self)
        return measured

    def train_step(self) -> dict[str, float]:
        """One step -> its losses, or the mean score of its captions."""
        recipe, model = self.recipe, self.model
        part, step, length = recipe.part(self.step)
        self.set_rates(part, step, length)
        # While it stands it keeps every bit: what is computed of it is known by them.
        moves = part == "requests" or self.step < recipe.ret_steps
        model.ret_embedding.requires_grad_(moves)
        if part in ("captions", "consensus"):
            source = self.draw_source(self.rng)
        if part == "requests":
            requests, retrieval = self.requests_backward(step)
            told = {"requests": requests, "retrieval": retrieval}
        elif part == "names":
            told = {"names": self.names_backward(step)}
        elif part == "consensus" and not self.rehearses():
            told = {"CIDEr": self.consensus_backward(source)}
        else:
            told = {"caption": self.caption_backward(self.caption_batch(source))}
        if self.step < recipe.ret_steps:
            told["retrieval"] = self.retrieval_backward(source)
        # The two tasks share no parameter but [RET]'s: a burst in one must not brake the other.
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad = self.accelerator.reduce(p.grad, "mean")
            torch.nn.utils.clip_grad_norm_(group["params"], recipe.clip)
        self.optimizer.step()
        self.optimizer.zero_grad()
        if part == "names":
            self.names.push(model)
        if moves:
            with torch.no_grad():
                model.ret_embedding.mul_(self.word_norm / model.ret_embedding.norm())
        return told

    def set_rates(self, part: str, step: int, length: int) -> None:
        """Learning rates: they rise and fall in each part by itself."""
        recipe, people = self.recipe, part == "captions"
        if not step:
            self.W_c_size = size(self.model.W_c.weight)
        share = recipe.lr_c if people else recipe.lr_consensus
        rates = {
            "W_c": share * self.W_c_size,
            "offset": share * self.word_size,
            "names": recipe.lr_names,
            "ret": recipe.lr * 10,
        }
        done = schedule(step, recipe.warmup if people else REWARM, length)
        for group in self.optimizer.param_groups:
            group["lr"] = rates.get(group["name"], recipe.lr) * done

    def rehearses(self) -> bool:
        """Whether a consensus step is one on people's captions, in all processes."""
        return bool(ranks.agreed(self.rng.random() < self.recipe.rehearse))

    def draw_source(self, rng: random.Random) -> Source:
        """One source a step, the same in all processes: negatives are then of the same kind, and
        its kind is no short cut."""
        numbers, shares = range(len(self.sources)), [s.share for s in self.sources]
        return self.sources[ranks.agreed(rng.choices(numbers, shares)[0])]

    def caption_backward(self, batch: list[examples.Example]) -> float:
        """Gradients of captioning examples, by groups of like length -> their mean loss."""
        lengths = [len(e.labels) + sum(map(len, e.answers)) for e in batch]
        tokens = sum(label != examples.IGNORE for e in batch for label in e.labels)
        tokens += sum(len(answer) for e in batch for answer in e.answers)
        tokens = ranks.mean(tokens)  # so that each counts alike, whichever process has it
        total = 0.0
        for group in losses.length_groups(lengths, GROUP):
            nll = losses.caption_loss(self.model, [batch[i] for i in group]).sum() / tokens
            nll.backward()
            total += nll.item()
        return total

    def caption_batch(self, source: Source) -> list[examples.Example]:
        """So many captions as the recipe says, or a picture's more."""
        model, rng = self.model, self.rng
        tokenizer, size = model.tokenizer, model.config.picture_tokens
        batch, left = [], self.recipe.captions
        while left > 0:
            shots = []
            while not shots or (len(shots) < MOST_SHOTS and rng.random() < self.recipe.concat):
                number = rng.choice(source.usable)
                told = source.captions_of[number]
                told = rng.sample(told, min(len(told), self.recipe.answers))
                shots.append((told, source.view(number, rng)))
            plain = rng.choice(self.own_answers) if rng.random() < self.recipe.plain else None
            example = examples.caption_example(tokenizer, shots, size, rng, plain)
            while example.length > model.reach and len(shots) > 1:
                shots = shots[1:]
                example = examples.caption_example(tokenizer, shots, size, rng, plain)
            batch.append(example)
            left -= len(batch[-1].answers) + len(shots) - 1
        return batch

    def names_backward(self, step: int) -> float:
        """Gradients of `Names`' moves on names of drawn pictures -> their mean loss."""
        if not step:
            self.names.look(self.model, self.photos)
            ranks.alike(list(self.names.buffers()))
        loss = self.caption_backward(self.names.batch(self.model, self.recipe.named, self.rng))
        self.names.pull(self.model)
        return loss

    def consensus_backward(self, source: Source) -> float:
        """Gradients of captions that the model itself makes -> their mean score."""
        recipe, rng, model = self.recipe, self.rng, self.model
        some = source.readers.pictures
        numbers = rng.sample(some, min(recipe.pictures, len(some)))
        seen = [source.view(n, rng) for n in numbers]
        earlier = consensus.earlier(self.sources, rng)
        before, prompts = examples.caption_prompts(model.tokenizer, seen, rng, earlier)
        size = model.config.picture_tokens
        if prompt.length([*before, *prompts[0]], size) + consensus.MOST_TOKENS > model.reach:
            before, prompts = examples.caption_prompts(model.tokenizer, seen, rng)
        made, better, scores = consensus.attempts(
            model, before, prompts, numbers, source.readers, recipe.attempts
        )
        lengths = [len(advantages) for advantages in better]
        tokens = ranks.mean(sum(lengths))
        for group in losses.length_groups(lengths, GROUP):
            part = [made[i] for i in group], [better[i] for i in group]
            (consensus.consensus_loss(model, *part, before).sum() / tokens).backward()
        return scores.mean().item()

    def retrieval_backward(self, source: Source) -> float:
        """Gradients of InfoNCE over captions, through [RET], and their pictures -> the loss."""
        alone = asked.captions(self.model, source, self.recipe.pairs, self.rng)
        nce = asked.captions_loss(self.model, alone, self.recipe.dropout, self.rng)
        nce.backward()
        return nce.item()

    def requests_backward(self, step: int) -> tuple[float, float]:
        """Gradients of what [RET] learns in conversations, and of captions alone, so that these are
        not forgotten -> the losses."""
        newest = step // AGAIN
        number = ranks.agreed(self.rng.randint(max(0, newest - HEARD + 1), newest))
        self.heard = {n: g for n, g in self.heard.items() if n > newest - HEARD}
        if number not in self.heard:
            self.heard[number] = self.hear(number)
        talked, alone = self.heard[number]
        dropout = self.recipe.dropout
        loss = asked.loss(self.model, self.decision, talked, dropout, self.rng)
        nce = asked.captions_loss(self.model, alone, dropout, self.rng)
        (loss + nce).backward()
        return loss.item(), nce.item()

    def hear(self, number: int) -> tuple[asked.Group, asked.Captions]:
        """New conversations, and captions alone: the same ones for a number in each run."""
        rng = random.Random(f"{self.recipe.seed} {self.accelerator.process_index} {number}")
        # W_t learns from all sets alike, as in the conversations at the end.
        talked = asked.group(self.model, rng.choice(self.sources), self.recipe.requests, rng)
        return talked, asked.captions(self.model, self.draw_source(rng), self.recipe.pairs, rng)

    @torch.no_grad()
    def dev_figures(self) -> dict[str, float]:
        """Recall on all dev pictures, CIDEr on the first of them."""
        dev = self.dev
        said = self.model.captions(list(first_views(dev.features, dev.usable[:DESCRIBED])))
        told = [dev.captions_of[n] for n in dev.usable[:DESCRIBED]]
        recall = maps.recall(self.model, dev, maps.dev_hidden(self.model, dev, self.cache))
        return {**recall, "dev CIDEr": cider(said, told)}


def size(tensor: torch.Tensor) -> float:
    """The root mean square of its elements."""
    return float(tensor.detach().square().mean().sqrt())


@contextmanager
def stopping():
    """Within it, the first Ctrl-C or SIGTERM only asks to stop; yields whether one did."""
    told = threading.Event()

    def ask(number, frame) -> None:
        told.set()
        signal.signal(number, before[number])  # a second one does not wait

    # Only the main thread may, and only there do they arrive.
    mine = threading.current_thread() is threading.main_thread()
    before = {n: signal.signal(n, ask) for n in (signal.SIGINT, signal.SIGTERM) if mine}
    try:
        yield told.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
